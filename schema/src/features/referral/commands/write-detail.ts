import type { Prisma } from '@throughline/prisma/generated/client';
import { ride } from '@throughline/prisma/ride';
import { problem } from '../../../domain/shared/field-problem.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { textOrNull } from './texts.ts';
import type { Optional } from './texts.ts';

type TextColumn = 'acceptNote' | 'declineNote' | 'outcomeNote' | 'withdrawReason' | 'recallReason';

/**
 * Leaves a side's words in the detail. Before the status changes, since some changes end the access to it.
 * A receiver whose access ended with the consent may still close the referral (REF-050), but what they
 * write about the person would be lost, so they are told.
 * @param field of the input, for that refusal
 */
export async function writeDetail(
  { tx }: CommandContext,
  referralId: string,
  column: TextColumn,
  {
    field,
    typed,
    set = {},
  }: {
    readonly field: string;
    readonly typed: Optional<string>;
    readonly set?: Prisma.ReferralDetailUncheckedUpdateManyInput;
  },
): Promise<void> {
  const text = textOrNull(typed);
  const write = () =>
    tx.referralDetail.updateMany({ where: { referralId }, data: { [column]: text, ...set } });
  // Nothing was written that could be lost.
  if (text === null) return void (await ride(write, { mayChangeNothing: true }));
  const { count } = await write();
  if (count > 0) return;
  assertValid([
    problem(field, 'NOT_ALLOWED', {
      en: 'The consent of the customer has ended: leave this empty, and close the referral without words.',
      es: 'El consentimiento del cliente terminó: deje esto vacío y cierre el referido sin texto.',
    }),
  ]);
}
