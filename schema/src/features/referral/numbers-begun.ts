import type { Prisma } from '@throughline/prisma/generated/client';
import { referralNumberSpans } from '../../domain/shared/referral-number.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import type { Context } from '../../platform/context.ts';

const MOST = 100;

/** Whose number begins with what was typed; null when no number does. */
export function numberBegins(words: string): Prisma.ReferralWhereInput | null {
  const spans = referralNumberSpans(words.slice(0, LIMITS.searchWords));
  return spans.length > 0 ? { OR: spans.map(({ gte, lte }) => ({ number: { gte, lte } })) } : null;
}

/** Their ids, as far as the viewer sees them and only so many. */
export async function numbersBegun({ db }: Context, words: string): Promise<string[]> {
  const where = numberBegins(words);
  if (!where) return [];
  const rows = await db.referral.findMany({
    where,
    select: { id: true },
    orderBy: { number: 'asc' },
    take: MOST,
  });
  return rows.map(({ id }) => id);
}
