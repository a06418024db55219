import { mayJudgeMatches } from '../../../domain/customer/policy.ts';
import { mergeProblems } from '../../../domain/customer/merge.ts';
import type { MergeFact } from '../../../domain/customer/merge.ts';
import { pick } from '../../../domain/shared/locale.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid, Conflict, Forbidden, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { loadSides } from '../merge-sides.ts';

type Input = {
  readonly matchId: string;
  /** The record that stays; the other leads to it. */
  readonly survivorId: string;
  /** Facts to take from the record that goes. */
  readonly fromMerged: readonly MergeFact[];
  readonly keepAccount: string | null;
};

/**
 * Makes two records of one person one (scenario 13: merged and nothing is lost). The definer function moves what
 * belongs to organizations the actor does not act for, and tells those who look at either record.
 */
export const mergePersons: Command<Input, { personId: string }> = async (context, input) => {
  const { tx, actor, locale } = context;
  const { matchId, survivorId, fromMerged, keepAccount } = input;
  if (!mayJudgeMatches(actor)) throw new Forbidden();
  assertIds(matchId, survivorId, ...(keepAccount ? [keepAccount] : []));
  if (!(await tx.personMatch.findFirst({ where: { id: matchId } }))) throw new NotFound();
  const sides = await loadSides(tx, matchId, 'mergePersons');
  const survivor = sides?.find(({ personId }) => personId === survivorId.toLowerCase());
  const merged = sides?.find((side) => side !== survivor);
  if (!survivor || !merged) throw new NotFound();
  const accounts = [survivor, merged].flatMap(({ accountUserId }) => accountUserId ?? []);
  assertValid(mergeProblems(survivor.facts, merged.facts, fromMerged, accounts, keepAccount));

  const [done] = await tx.$queryRaw<[{ id: string | null }]>`
    select app.merge_persons(${matchId}::uuid, ${survivorId}::uuid, ${[...fromMerged]}, ${keepAccount}::uuid) as id`;
  if (!done.id) throw new Conflict(pick(MEANWHILE, locale));
  return { personId: survivor.personId };
};

const MEANWHILE = {
  en: 'Somebody merged one of these records meanwhile.',
  es: 'Mientras tanto alguien unió uno de estos registros.',
};
