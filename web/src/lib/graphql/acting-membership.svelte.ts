import { browser } from '$app/env';

const KEY = 'throughline.membership';
const PRACTICE_KEY = 'throughline.practice';

/**
 * The membership this tab acts under. It lives in the tab's session storage, so that switching in
 * one tab never changes what another tab sends; null leaves it to the session's default.
 */
class ActingMembership {
  #id = $state<string | null>(browser ? sessionStorage.getItem(KEY) : null);

  get id(): string | null {
    return this.#id;
  }

  /** Whether it is one to practice with (REF-065). */
  get practice(): boolean {
    return browser && sessionStorage.getItem(PRACTICE_KEY) !== null;
  }

  /** Takes effect with the next request; use `switchMembership` to change what is on screen too. */
  choose(id: string | null, { practice = false } = {}): void {
    this.#id = id;
    if (!browser) return;
    if (id) sessionStorage.setItem(KEY, id);
    else sessionStorage.removeItem(KEY);
    if (practice) sessionStorage.setItem(PRACTICE_KEY, '');
    else sessionStorage.removeItem(PRACTICE_KEY);
  }
}

export const actingMembership = new ActingMembership();
