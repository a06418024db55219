import type { Attachment } from 'svelte/attachments';

/**
 * Brings the reader to what answers something they pressed, maybe far down the page: into view, and the focus
 * with it. Again for each new answer; nothing while there is none. The element needs `tabindex="-1"`.
 */
export const bringTo =
  (answer: () => unknown): Attachment<HTMLElement> =>
  (element) => {
    if (answer()) queueMicrotask(() => element.focus());
  };
