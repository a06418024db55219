/** Runs once, a moment after the last of several calls: a burst of events asks the server once. */
export function soon(run: () => unknown, ms: number): { (): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), ms);
  };
  return Object.assign(later, { cancel: () => clearTimeout(timer) });
}
