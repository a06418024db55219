import { dateOf } from '@throughline/schema/domain/shared/chicago-time';
import { untrack } from 'svelte';

/** Runs at the first tick of each day in Illinois. Call while a component initializes. */
export function onNewDay(now: () => Date, run: () => unknown): void {
  const today = $derived(dateOf(now()));
  let known = untrack(() => today);
  $effect(() => {
    if (today === known) return;
    known = today;
    untrack(run);
  });
}
