let hydrated = false;

/**
 * Until the page is hydrated, what a `load` asks must equal what the server asked, which knows no tab.
 * Called once, by the root layout.
 */
export function markHydrated(): void {
  hydrated = true;
}

/** Whether a `load` may go by what this tab knows. */
export const isHydrated = (): boolean => hydrated;
