import { untrack } from 'svelte';

export interface Held<Item> {
  item: Item;
  /** It is no longer in the list: shown in its place until the reader asks for the new list. */
  gone: boolean;
}

/**
 * A live list that does not move under the reader: lines change in place, lines that went stay where
 * they were, and new ones wait until `show`. Call while a component initializes.
 */
export function heldList<Item>(items: () => readonly Item[], id: (item: Item) => string) {
  let held = $state.raw<readonly Item[]>(untrack(items));
  const current = $derived(new Map(items().map((item) => [id(item), item])));
  const waiting = $derived.by(() => {
    const known = new Set(held.map(id));
    return items().filter((item) => !known.has(id(item))).length;
  });

  // Where nothing is shown nothing can move.
  $effect(() => {
    if (held.length === 0 && current.size > 0) held = items();
  });

  return {
    get rows(): readonly Held<Item>[] {
      return held.map((old) => ({
        item: current.get(id(old)) ?? old,
        gone: !current.has(id(old)),
      }));
    },
    get waiting(): number {
      return waiting;
    },
    show(): void {
      held = items();
    },
  };
}
