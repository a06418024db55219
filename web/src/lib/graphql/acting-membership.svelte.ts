import { browser } from '$app/env';

const KEY = 'throughline.membership';

/**
 * The membership this tab acts under. It lives in the tab's session storage, so that switching in
 * one tab never changes what another tab sends; null leaves it to the session's default.
 */
class ActingMembership {
  #id = $state<string | null>(browser ? sessionStorage.getItem(KEY) : null);

  get id(): string | null {
    return this.#id;
  }

  /** Takes effect with the next request; use `switchMembership` to change what is on screen too. */
  choose(id: string | null): void {
    this.#id = id;
    if (!browser) return;
    if (id) sessionStorage.setItem(KEY, id);
    else sessionStorage.removeItem(KEY);
  }
}

export const actingMembership = new ActingMembership();
