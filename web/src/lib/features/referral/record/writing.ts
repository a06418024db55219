import { mutate } from '#lib/graphql/mutate.ts';
import { SetWriting } from '../small-operations.ts';

const SAY_AGAIN_MS = 4_000;
const IDLE_MS = 6_000;

/** Tells the others that one is writing: now and then while keys are pressed, and once at the end. */
export function writingSignal(id: () => string): { typed(): void; stopped(): void } {
  let saidAt = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;

  const say = (writing: boolean) => {
    saidAt = writing ? Date.now() : 0;
    void mutate(SetWriting, { input: { subject: { type: 'REFERRAL', id: id() }, writing } });
  };
  const stopped = () => {
    clearTimeout(idle);
    if (saidAt !== 0) say(false);
  };
  const typed = () => {
    clearTimeout(idle);
    idle = setTimeout(stopped, IDLE_MS);
    if (Date.now() - saidAt > SAY_AGAIN_MS) say(true);
  };
  return { typed, stopped };
}
