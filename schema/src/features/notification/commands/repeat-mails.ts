import type { Command } from '../../../platform/command.ts';
import { Forbidden } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';

type Input = { readonly ids?: readonly string[] | null | undefined };

/** Puts mail that was given up back into the outbox, with a job each, as if it had just been written. */
export const repeatMails: Command<Input, { count: number }> = async ({ tx, actor }, { ids }) => {
  if (actor.role !== 'STATE_ADMIN') throw new Forbidden();
  assertIds(...(ids ?? []));
  const [{ count }] = await tx.$queryRaw<[{ count: number }]>`
    select app.repeat_mails(${ids ? [...ids] : null}::uuid[]) as count`;
  return { count };
};
