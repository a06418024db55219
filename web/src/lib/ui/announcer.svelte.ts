export interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => unknown };
}

const GONE_AFTER_MS = 6_000;
/** With something to press, one needs the time to find it. */
const GONE_AFTER_WITH_ACTION_MS = 12_000;

/** What is said aside from the page: politely read out, and toasts. Only the browser writes it. */
class Announcer {
  #spoken = $state.raw<{ id: number; text: string }[]>([]);
  #toasts = $state.raw<Toast[]>([]);
  #next = 0;

  get spoken(): { id: number; text: string }[] {
    return this.#spoken;
  }

  get toasts(): Toast[] {
    return this.#toasts;
  }

  say(text: string): void {
    const id = (this.#next += 1);
    this.#spoken = [...this.#spoken, { id, text }];
    setTimeout(() => (this.#spoken = this.#spoken.filter((s) => s.id !== id)), GONE_AFTER_MS);
  }

  show(toast: Omit<Toast, 'id'>): void {
    const id = (this.#next += 1);
    this.#toasts = [...this.#toasts, { ...toast, id }];
    setTimeout(() => this.dismiss(id), toast.action ? GONE_AFTER_WITH_ACTION_MS : GONE_AFTER_MS);
  }

  dismiss(id: number): void {
    this.#toasts = this.#toasts.filter((t) => t.id !== id);
  }
}

export const announcer = new Announcer();

/** Read out once, politely, and not shown: "Lakeside College accepted the referral". */
export const announce = (text: string): void => announcer.say(text);

/** A short note at the edge, for what was done and can be undone. Results of forms are Banners. */
export const toast = (text: string, action?: Toast['action']): void =>
  announcer.show(action ? { text, action } : { text });
