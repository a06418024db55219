import { setTimeout as sleep } from 'node:timers/promises';

const STUCK_MS = 60_000;
const LOOK_AGAIN_MS = 250;

/**
 * Waits as long as what is left becomes fewer, however long that takes: only what has not for a minute is stuck.
 * @param hurry called between looks
 * @returns how much is stuck
 */
export async function workedOff(
  left: () => number | Promise<number>,
  hurry: () => Promise<void> = async () => {},
): Promise<number> {
  let fewest = Infinity;
  let until = 0;
  for (;;) {
    const now = await left();
    if (now === 0) return 0;
    if (now < fewest) [fewest, until] = [now, performance.now() + STUCK_MS];
    if (performance.now() > until) return now;
    await hurry();
    await sleep(LOOK_AGAIN_MS);
  }
}
