import type { Tx } from '@throughline/prisma/client';
import { problem } from '../../domain/shared/field-problem.ts';
import { isPractice } from '../../domain/shared/practice.ts';
import type { Context } from '../../platform/context.ts';
import { InvalidInput } from '../../platform/errors.ts';
import { TypedSsn } from '../../platform/ssn-vault.ts';

/**
 * What was typed, wrapped before anything can print, log or hash it; null: nothing.
 *
 * @throws InvalidInput when it came by an address, which others keep
 */
export function typedSsn({ ssn }: Context, typed: string | null | undefined): TypedSsn | null {
  if (!typed?.trim()) return null;
  if (!ssn) {
    throw new InvalidInput([
      problem('ssn', 'NOT_ALLOWED', {
        en: 'Send a Social Security number by POST only.',
        es: 'Envíe un número de Seguro Social solo por POST.',
      }),
    ]);
  }
  return new TypedSsn(ssn, typed);
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
