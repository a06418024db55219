import type { CommandContext } from '../../../platform/command.ts';
import { recordReferral } from '../../../platform/record.ts';
import { decide, loadReferral } from './load-referral.ts';
import { touchReferral } from './touch-referral.ts';

export type ReportContactInput = { readonly referralId: string; readonly contacted: boolean };

/** The person says whether somebody has contacted them; "nobody has" alerts both sides (REF-051). */
export async function reportContact(
  context: CommandContext,
  { referralId, contacted }: ReportContactInput,
): Promise<{ referralId: string }> {
  const referral = await loadReferral(context, referralId);
  const { side } = await decide(context, referral, 'REPORT_CONTACT');
  const at = await touchReferral(context, referral, { action: 'REPORT_CONTACT', side });
  await context.tx.contactReport.createMany({
    data: { referralId: referral.id, personId: referral.personId, contacted, createdAt: at },
  });
  await recordReferral({ ...context, now: at }, referral, 'CONTACT_REPORTED', {
    audience: 'CONTACT',
    data: { contacted },
  });
  return { referralId: referral.id };
}
