import { browser } from '$app/env';
import { createContext, untrack } from 'svelte';

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

/**
 * To be called with the time that came with an answer of the server, or that of an event, which may be long
 * past: by it, it is at least so late.
 */
export function noteServerTime(time: unknown, of: 'answer' | 'event' = 'answer'): void {
  if (!browser || typeof time !== 'string') return;
  const at = performance.now();
  const now = Date.parse(time);
  const ahead = told ? now - (told.now + at - told.at) : Infinity;
  if (ahead > SAME_TIME_MS || (of === 'answer' && ahead < -SAME_TIME_MS)) told = { now, at };
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
    const at = loadedAt();
    // What it compares with must not bring this time back when a later answer moved on.
    untrack(() => noteServerTime(at));
    const timer = setInterval(() => (ticked = performance.now()), TICK_MS);
    return () => clearInterval(timer);
  });
}
