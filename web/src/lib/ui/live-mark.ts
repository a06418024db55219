import type { Attachment } from 'svelte/attachments';

const FADES_MS = 4_000;

/**
 * Marks an element for four seconds whenever `version` becomes another value while it is on screen:
 * `{@attach liveMark(() => referral.version)}`. For rows that just arrived, pass `{ fresh: true }`.
 */
export const liveMark = (
  version: () => unknown,
  { fresh = false } = {},
): Attachment<HTMLElement> => {
  // Outside the attachment, which runs anew whenever the version changes.
  let seen: unknown = fresh ? NaN : undefined;
  let first = !fresh;
  return (element) => {
    const now = version();
    const changed = !first && !Object.is(now, seen);
    first = false;
    seen = now;
    if (!changed) return;
    element.removeAttribute('data-live');
    // Reading the layout restarts the animation of a mark that is still fading.
    void element.offsetWidth;
    element.setAttribute('data-live', '');
    const timer = setTimeout(() => element.removeAttribute('data-live'), FADES_MS);
    return () => clearTimeout(timer);
  };
};
