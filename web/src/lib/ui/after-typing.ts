import { on } from 'svelte/events';
import { afterPress } from './after-press.ts';

const TYPED = 'textarea, input:not([type=radio], [type=checkbox])';

/**
 * Runs what moves the page: at once, but while somebody types when they leave what they type in, so that it stays
 * under their eyes. @returns what calls it off
 */
export function afterTyping(run: () => void): () => void {
  let due = true;
  const once = () => {
    if (due) run();
    due = false;
  };
  const typed = document.activeElement?.closest<HTMLElement>(TYPED);
  const forget = typed ? on(typed, 'blur', () => afterPress(once)) : null;
  if (!typed) afterPress(once);
  return () => {
    due = false;
    forget?.();
  };
}
