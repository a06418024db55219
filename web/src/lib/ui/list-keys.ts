import type { Attachment } from 'svelte/attachments';
import { isTyping } from './keys.ts';

export interface ListKeysOptions {
  /** Selects or deselects a row, by its `data-row`. Without it, `x` does nothing. */
  toggle?: (row: string) => void;
  /** Tells which row has the focus, for a preview beside the list. */
  moved?: (row: string) => void;
}

/**
 * `j` and `k` move from row to row, `Enter` opens, `x` selects. Attach to the list; each row has
 * `data-row="id"` and inside it one link with `data-open`, which is what gets the focus: so Enter,
 * middle click and screen readers work as with any link.
 */
export const listKeys =
  ({ toggle, moved }: ListKeysOptions = {}): Attachment<HTMLElement> =>
  (list) => {
    const rows = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-row]')];
    const current = (all: HTMLElement[]): number =>
      all.findIndex((row) => row.contains(document.activeElement));

    const move = (step: 1 | -1): void => {
      const all = rows();
      const at = current(all);
      const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
      const link = next?.querySelector<HTMLElement>('[data-open]');
      if (!next || !link) return;
      link.focus();
      next.scrollIntoView?.({ block: 'nearest' });
      moved?.(next.dataset['row'] ?? '');
    };

    const select = (): void => {
      const all = rows();
      const row = all[current(all)]?.dataset['row'];
      if (row !== undefined) toggle?.(row);
    };

    const actions: Record<string, () => void> = { j: () => move(1), k: () => move(-1), x: select };
    const listen = (event: KeyboardEvent): void => {
      const action = actions[event.key];
      if (!action || event.ctrlKey || event.metaKey || event.altKey || isTypingText(event)) return;
      if (event.defaultPrevented || isInAnotherList(list)) return;
      event.preventDefault();
      action();
    };
    list.dataset['listKeys'] = '';
    // On the window: the first `j` comes while nothing has the focus.
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  };

/** With several lists on a page the keys are for the one with the focus, else for the first. */
const isInAnotherList = (list: HTMLElement): boolean => {
  const focused = document.activeElement?.closest('[data-list-keys]');
  return Boolean(focused && focused !== list);
};

/** A row's own checkbox is an input too, but nobody types into it. */
const isTypingText = (event: KeyboardEvent): boolean =>
  isTyping(event) &&
  !(event.target instanceof HTMLInputElement && event.target.type === 'checkbox');
