import { FILE_KINDS, FILE_TYPES, fileSizeText } from '../../domain/referral/file.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import { runCommand } from '../../platform/command.ts';
import { mutation } from '../../platform/mutation.ts';
import { attachFile } from './commands/attach-file.ts';
import { removeFile } from './commands/remove-file.ts';
import { FileWaitsPayload } from './file.types.ts';
import { ReferralPayload } from './referral.payloads.ts';

const MEDIA_TYPES = FILE_TYPES.map((type) => FILE_KINDS[type].mediaType).join(', ');

mutation('attachFile', {
  access: 'SIGNED_IN',
  description: `Announces a file for both sides of a referral and the customer, of whom each may attach one; its bytes are then PUT to \`uploadPath\`. At most ${LIMITS.filesPerReferral} of a referral and ${fileSizeText(LIMITS.fileBytes)} each; by their content one of ${MEDIA_TYPES}.`,
  input: (t) => ({
    referralId: t.id({ required: true, description: 'The referral.' }),
    name: t.string({
      required: true,
      description: 'What it is called; its ending counts for nothing.',
    }),
    size: t.int({ required: true, description: 'How many bytes it has, exactly.' }),
  }),
  payload: FileWaitsPayload,
  run: (input, ctx) => runCommand(ctx, 'attachFile', input, attachFile),
});

mutation('removeFile', {
  access: 'SIGNED_IN',
  description: 'Takes away a file one has attached oneself, for everybody and for good.',
  input: (t) => ({ id: t.id({ required: true, description: 'The file.' }) }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'removeFile', input, removeFile),
});
