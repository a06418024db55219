/** Runs what needs a component around it, in a test; `end` is its unmounting. */
export function inRoot<Value>(make: () => Value): { value: Value; end: () => void } {
  let value: Value | undefined;
  const end = $effect.root(() => {
    value = make();
  });
  return { value: value as Value, end };
}
