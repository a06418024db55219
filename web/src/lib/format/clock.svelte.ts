import { browser } from '$app/env';
import { createContext } from 'svelte';

const TICK_MS = 15_000;

const [get, set, has] = createContext<() => Date>();

/** The present as words like "today" and "3 minutes ago" see it. It moves every 15 seconds. */
export const useNow = (): (() => Date) => (has() ? get() : () => new Date());

/**
 * Starts the clock of everything below at the instant the page was loaded, so that the server's
 * markup and the browser's agree. For a frame's layout.
 */
export function provideClock(loadedAt: () => string): void {
  let elapsedMs = $state(0);
  const now = $derived(new Date(Date.parse(loadedAt()) + elapsedMs));
  set(() => now);
  if (!browser) return;
  $effect(() => {
    const start = performance.now();
    void loadedAt();
    const timer = setInterval(() => (elapsedMs = performance.now() - start), TICK_MS);
    return () => {
      clearInterval(timer);
      elapsedMs = 0;
    };
  });
}
