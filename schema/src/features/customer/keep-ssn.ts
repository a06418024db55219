import type { Tx } from '@throughline/prisma/client';
import { problem } from '../../domain/shared/field-problem.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import { isPractice } from '../../domain/shared/practice.ts';
import { waitWords } from '../../domain/shared/time-words.ts';
import type { Context } from '../../platform/context.ts';
import { InvalidInput, LimitExceeded } from '../../platform/errors.ts';
import { TypedSsn } from '../../platform/ssn-vault.ts';

/**
 * What was typed, wrapped before anything can print, log or hash it; null: nothing. Counted before it can be compared,
 * by a search or because it is kept, whatever comes of that: administrators are told of records with one number.
 *
 * @throws InvalidInput when it came by an address, which others keep
 * @throws LimitExceeded when it is one too many
 */
export async function typedSsn(
  { db, ssn }: Context,
  typed: string | null | undefined,
): Promise<TypedSsn | null> {
  if (!typed?.trim()) return null;
  if (!ssn) {
    throw new InvalidInput([
      problem('ssn', 'NOT_ALLOWED', {
        en: 'Send a Social Security number by POST only.',
        es: 'Envíe un número de Seguro Social solo por POST.',
      }),
    ]);
  }
  const number = new TypedSsn(ssn, typed);
  const [hash] = number.sealed()?.matches ?? [];
  if (hash) await countComparison(db, hash);
  return number;
}

async function countComparison(db: Context['db'], hash: string): Promise<void> {
  const most = LIMITS.ssnComparisons;
  const [counted] = await db.$queryRaw<[{ seconds: number }]>`
    select app.count_ssn(${hash}, ${most}::int) as seconds`;
  if (counted.seconds === 0) return;
  const { en, es } = waitWords(counted.seconds);
  const said = {
    en: `You had ${most} Social Security numbers compared within an hour, which is the most. It goes on in ${en}; until then, leave the number out.`,
    es: `Hizo comparar ${most} números de Seguro Social en una hora, que es el máximo. Podrá continuar en ${es}; hasta entonces, no escriba el número.`,
  };
  throw new LimitExceeded(said, counted.seconds);
}

/**
 * Stores a number sealed, in place of the one before; null removes that. @returns whether anything changed
 *
 * @throws InvalidInput for people to practice on (REF-065)
 */
export async function keepSsn(tx: Tx, personId: string, ssn: TypedSsn | null): Promise<boolean> {
  if (ssn && isPractice(personId)) {
    throw new InvalidInput([
      problem('ssn', 'NOT_ALLOWED', {
        en: 'Nobody here is real: leave the Social Security number out.',
        es: 'Aquí nadie es real: no escriba un número de Seguro Social.',
      }),
    ]);
  }
  const sealed = ssn?.sealed() ?? null;
  const [done] = await tx.$queryRaw<[{ changed: boolean }]>`
    select app.keep_ssn(${personId}::uuid, ${sealed?.lastFour ?? null}, ${sealed?.id ?? null}::uuid,
      ${sealed?.keyId ?? null}, ${sealed?.sealed ?? null}, ${[...(sealed?.matches ?? [])]}::text[]) as changed`;
  return done.changed;
}
