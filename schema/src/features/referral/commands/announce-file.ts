import type { CommandContext } from '../../../platform/command.ts';
import { recordReferral } from '../../../platform/record.ts';
import type { LoadedReferral } from './load-referral.ts';
import { touchReferral } from './touch-referral.ts';

/** A file is there for both sides, or of a draft for the one that there is. */
export async function announceFile(
  context: CommandContext,
  referral: LoadedReferral,
  fileId: string,
): Promise<void> {
  const side =
    context.actor.organizationId === referral.senderOrganizationId ? 'SENDER' : 'RECEIVER';
  const at = await touchReferral(context, referral, { action: 'ATTACH', side });
  await recordReferral({ ...context, now: at }, referral, 'FILE_ATTACHED', {
    audience: audienceOf(referral),
    data: { fileId },
  });
}

/** The receiver that a draft names knows nothing of it. */
export const audienceOf = ({ facts }: LoadedReferral): 'PARTIES' | 'SIDE' =>
  facts.status === 'DRAFT' ? 'SIDE' : 'PARTIES';
