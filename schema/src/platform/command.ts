import { createHash } from 'node:crypto';
import { classifyError } from '@throughline/prisma/errors';
import { ride } from '@throughline/prisma/ride';
import { inTransaction } from '@throughline/prisma/transaction';
import type { Tx } from '@throughline/prisma/client';
import type { Actor } from '../domain/access/actor.ts';
import type { Locale } from '../domain/shared/locale.ts';
import { LIMITS } from '../domain/shared/limits.ts';
import { problem } from '../domain/shared/field-problem.ts';
import { START, startOf } from './command-start.ts';
import type { Start } from './command-start.ts';
import type { Context } from './context.ts';
import { CommandError, Forbidden, InvalidInput, NotFound } from './errors.ts';
import { refusalFromJson, refusalToJson } from './refusal-json.ts';
import type { StoredRefusal } from './refusal-json.ts';

/** What a command works with: one transaction under the actor's claims, and the database's time. */
export type CommandContext = Start & {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly locale: Locale;
};

/**
 * A command: load → decide (pure) → write → record. Its result is JSON of ids, so that a repeat of the
 * same `clientMutationId` can be answered with it.
 */
export type Command<Input, Result extends object> = (
  context: CommandContext,
  input: Input,
) => Promise<Result>;

type Stored<Result> = { ok: Result } | { refused: StoredRefusal };

/**
 * Runs a command in a transaction of its own, at most once per actor and `clientMutationId`.
 * A typed refusal rolls back whatever was written and is itself remembered.
 * @throws one of the six {@link CommandError}s
 */
export async function runCommand<Input extends { clientMutationId: string }, Result extends object>(
  ctx: Pick<Context, 'db' | 'actor' | 'locale'> & Partial<Origin>,
  name: string,
  input: Input,
  command: Command<Omit<Input, 'clientMutationId'>, Result>,
): Promise<Result> {
  const { actor, locale, db } = ctx;
  if (!actor.userId) throw new Forbidden();
  // The id is ours: commands that spread their input into a row never see it.
  const { clientMutationId, ...own } = input;
  const key = { actorId: actor.userId, clientMutationId: checkedId(clientMutationId) };
  const inputHash = hashOf(name, actor, input);

  const attempt = () =>
    inTransaction(db, async (tx) => {
      const claim = await claimKey(tx, key, name, inputHash, ctx);
      if ('earlier' in claim) return replay<Result>(claim.earlier);
      const result = await command({ tx, actor, locale, ...claim.start }, own);
      await ride(() =>
        tx.commandResult.updateMany({ where: key, data: { result: { ok: result } } }),
      );
      return result;
    });

  try {
    return await withRetries(attempt);
  } catch (error) {
    if (error instanceof Replayed) throw error.refusal;
    const refusal = asRefusal(error);
    if (!refusal) throw error;
    await rememberRefusal(ctx, key, name, inputHash, refusal);
    throw refusal;
  }
}

/** Two commands in each other's way: the database rolled one back whole, so it may simply run again. */
async function withRetries<Result>(attempt: () => Promise<Result>, left = 3): Promise<Result> {
  try {
    return await attempt();
  } catch (error) {
    if (left === 0 || classifyError(error)?.kind !== 'WRITE_CONFLICT') throw error;
    return withRetries(attempt, left - 1);
  }
}

/**
 * What row-level security refuses has left the actor's sight since it was loaded; and what would join the practice side
 * with the real one names something that does not exist for the actor (REF-065).
 */
function asRefusal(error: unknown): CommandError | null {
  if (error instanceof CommandError) return error;
  const { kind, constraint } = classifyError(error) ?? {};
  const joinsSides = kind === 'CHECK' && constraint?.endsWith('_one_side_check');
  return kind === 'REFUSED' || kind === 'NOT_FOUND' || joinsSides ? new NotFound() : null;
}

/** Carries a remembered refusal through the transaction without remembering it again. */
class Replayed extends CommandError {
  readonly refusal: CommandError;
  constructor(refusal: CommandError) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** Where it comes from, which triggers write down with what it changes (CORE-014). */
type Origin = Pick<Context, 'requestId' | 'network'>;

type Key = { actorId: string; clientMutationId: string };

/**
 * Inserts the key, or waits for the transaction that did and returns what it stored. The wait is the
 * unique index's: two calls with one key never both run.
 */
async function claimKey(
  tx: Tx,
  key: Key,
  name: string,
  inputHash: string,
  { requestId = '', network = null }: Partial<Origin>,
): Promise<{ start: Start } | { earlier: Stored<object> }> {
  const [claimed] = await tx.$queryRaw<Parameters<typeof startOf>[0][]>`
    insert into command_result (actor_id, client_mutation_id, command, input_hash)
    values (${key.actorId}::uuid, ${key.clientMutationId}, ${name}, ${inputHash})
    on conflict do nothing
    returning ${START}, set_config('app.request_id', ${requestId}, true),
      set_config('app.address', ${network ?? ''}, true)`;
  if (claimed) return { start: startOf(claimed) };
  const row = await tx.commandResult.findFirst({ where: key });
  if (!row?.result || row.inputHash !== inputHash) {
    throw new InvalidInput([
      problem('clientMutationId', 'DUPLICATE', {
        en: 'This clientMutationId was used for something else. Use a new one.',
        es: 'Este clientMutationId ya se usó para otra cosa. Use uno nuevo.',
      }),
    ]);
  }
  return { earlier: row.result as Stored<object> };
}

function replay<Result extends object>(stored: Stored<object>): Result {
  if ('refused' in stored) throw new Replayed(refusalFromJson(stored.refused));
  return stored.ok as Result;
}

async function rememberRefusal(
  ctx: Pick<Context, 'db'>,
  key: Key,
  name: string,
  inputHash: string,
  error: CommandError,
): Promise<void> {
  const result = JSON.stringify({ refused: refusalToJson(error) });
  await ctx.db.$executeRaw`
    insert into command_result (actor_id, client_mutation_id, command, input_hash, result)
    values (${key.actorId}::uuid, ${key.clientMutationId}, ${name}, ${inputHash}, ${result}::jsonb)
    on conflict do nothing`;
}

function checkedId(id: string): string {
  if (id.length < 1 || id.length > LIMITS.clientMutationId) {
    throw new InvalidInput([
      problem('clientMutationId', id ? 'TOO_LONG' : 'REQUIRED', {
        en: `clientMutationId must have 1 to ${LIMITS.clientMutationId} characters.`,
        es: `clientMutationId debe tener de 1 a ${LIMITS.clientMutationId} caracteres.`,
      }),
    ]);
  }
  return id;
}

/** Under another membership it is another command. */
function hashOf(name: string, actor: Actor, input: object): string {
  return createHash('sha256')
    .update(JSON.stringify([name, actor.membershipId, input]))
    .digest('hex');
}
