import { browser } from '$app/env';
import { createContext } from 'svelte';

const TICK_MS = 15_000;
/** Answers take a moment to arrive: a difference below it is no other time. */
const SAME_TIME_MS = 2_000;

const [get, set, has] = createContext<() => Date>();

/**
 * The present as words like "today" and "overdue" see it: the server's, which the demo can move, not this
 * device's. It goes on every 15 seconds.
 */
export const useNow = (): (() => Date) => (has() ? get() : () => new Date());

/** What the server last said it was, and when on the page's own clock. */
let told = $state.raw<{ now: number; at: number } | null>(null);

/** To be called with the time that came with an answer of the server. */
export function noteServerTime(now: unknown): void {
  if (!browser || typeof now !== 'string') return;
  const at = performance.now();
  const said = Date.parse(now);
  const reckoned = told && told.now + at - told.at;
  if (reckoned === null || Math.abs(said - reckoned) > SAME_TIME_MS) told = { now: said, at };
}

/**
 * Starts the clock of everything below at the server's time when the page was loaded, so that its markup
 * and the browser's agree. For a frame's layout.
 */
export function provideClock(loadedAt: () => string): void {
  let ticked = $state(0);
  const now = $derived(
    new Date(told ? told.now + Math.max(0, ticked - told.at) : Date.parse(loadedAt())),
  );
  set(() => now);
  if (!browser) return;
  $effect(() => {
    noteServerTime(loadedAt());
    const timer = setInterval(() => (ticked = performance.now()), TICK_MS);
    return () => clearInterval(timer);
  });
}
