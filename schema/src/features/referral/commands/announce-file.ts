import type { CommandContext } from '../../../platform/command.ts';
import { recordReferral } from '../../../platform/record.ts';
import type { LoadedReferral } from './load-referral.ts';
import { touchReferral } from './touch-referral.ts';

/** A file is there for both sides and the customer, or of a draft for the one that there is. */
export async function announceFile(
  context: CommandContext,
  referral: LoadedReferral,
  fileId: string,
): Promise<void> {
  const side = fileSide(context, referral);
  const at = await touchReferral(context, referral, { action: 'ATTACH', side });
  await recordReferral({ ...context, now: at }, referral, 'FILE_ATTACHED', {
    audience: audienceOf(referral),
    data: { fileId },
  });
}

/** The receiver that a draft names knows nothing of it, nor does the customer. */
export const audienceOf = ({ facts }: LoadedReferral): 'CONTACT' | 'SIDE' =>
  facts.status === 'DRAFT' ? 'SIDE' : 'CONTACT';

/** Whose file it is. */
export const fileSide = (
  { actor }: CommandContext,
  { senderOrganizationId }: LoadedReferral,
): 'SENDER' | 'RECEIVER' | 'CUSTOMER' => {
  if (actor.organizationId === null) return 'CUSTOMER';
  return actor.organizationId === senderOrganizationId ? 'SENDER' : 'RECEIVER';
};
