/**
 * Runs once the page has been in sight for so long, without a break: a tab in the background has read
 * nothing. Returns what stops the waiting.
 */
export function visibleFor(ms: number, run: () => unknown): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') timer = setTimeout(finish, ms);
  };
  const stop = () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', watch);
  };
  const finish = () => {
    stop();
    void run();
  };
  document.addEventListener('visibilitychange', watch);
  watch();
  return stop;
}
