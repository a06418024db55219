import { mutate, type MutationResult } from '#lib/graphql/mutate.ts';
import { DiscardDraft } from '../operations.ts';
import { AssignReferral, MarkSeen } from '../small-operations.ts';
import type { InboxRow } from './operations.ts';

export interface BulkResult {
  done: number;
  /** The server's own words for those it refused. */
  refused: string[];
}

const ABREAST = 4;

const refusal = (result: MutationResult<unknown>): string | null => {
  if (result.kind === 'ok') return null;
  return 'message' in result ? result.message : 'The server could not be reached.';
};

/** Each on its own, a few at a time: one refusal does not stop the others. */
async function each(
  rows: readonly InboxRow[],
  run: (row: InboxRow) => Promise<MutationResult<unknown>>,
): Promise<BulkResult> {
  const queue = [...rows];
  const result: BulkResult = { done: 0, refused: [] };
  const work = async () => {
    for (let row = queue.shift(); row; row = queue.shift()) {
      const problem = refusal(await run(row));
      if (problem) result.refused.push(`${row.number}: ${problem}`);
      else result.done += 1;
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, work));
  return result;
}

export const canAssign = (row: InboxRow): boolean => row.viewerActions.includes('ASSIGN');

export const canDiscard = (row: InboxRow): boolean => row.viewerActions.includes('DISCARD');

export const assignAll = (rows: readonly InboxRow[], userId: string): Promise<BulkResult> =>
  each(rows, ({ id }) => mutate(AssignReferral, { input: { id, userId } }));

export const markAllSeen = (rows: readonly InboxRow[]): Promise<BulkResult> =>
  each(rows, ({ id }) => mutate(MarkSeen, { input: { id } }));

export const discardAll = (rows: readonly InboxRow[]): Promise<BulkResult> =>
  each(rows, ({ id }) => mutate(DiscardDraft, { input: { id } }));
