const TYPED_IN =
  'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="menu"], [role="dialog"]';

/** Whether a single key would disturb: one is typing, or the key has another meaning there. */
export const isTyping = (event: KeyboardEvent): boolean =>
  event.target instanceof Element && event.target.closest(TYPED_IN) !== null;

/** A listener for one key without modifiers, silent while one types. Put it on `svelte:window`. */
export const onKey =
  (key: string, run: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || isTyping(event)) return;
    event.preventDefault();
    run();
  };
