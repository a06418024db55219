import { runCommand } from '../../platform/command.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { recordConsent } from './commands/record-consent.ts';
import { withdrawConsent } from './commands/withdraw-consent.ts';
import { ConsentMethodEnum, ConsentScopeEnum } from './customer.enums.ts';

const ConsentPayload = payload<{ consentId: string }>('ConsentPayload').implement({
  description: 'The consent as it is now.',
  fields: (t) => ({
    consent: t.prismaField({
      type: 'Consent',
      description: 'The consent.',
      resolve: (query, { consentId }, _args, ctx) =>
        ctx.db.consent.findFirstOrThrow({ ...query, where: { id: consentId } }),
    }),
  }),
});

mutation('recordConsent', {
  access: 'SIGNED_IN',
  description:
    'Records a consent: staff one that was signed or spoken before a witness, customers their own, online.',
  input: (t) => ({
    personId: t.id({ required: true, description: 'Id of the person.' }),
    scopes: t.field({
      type: [ConsentScopeEnum],
      required: true,
      description: 'What may be shared; CONTACT is always included.',
    }),
    language: t.string({
      required: true,
      description: 'ISO 639 code of the language it was explained in.',
    }),
    method: t.field({ type: ConsentMethodEnum, required: true, description: 'How it was given.' }),
    witnessName: t.string({ description: 'Who heard it; required when it was spoken.' }),
    wordingVersion: t.string({
      required: true,
      description: 'Version of the wording that was shown.',
    }),
    expiresOn: t.field({
      type: 'Date',
      required: true,
      description: 'The last day it holds, at most 24 months from now.',
    }),
    renews: t.id({
      description:
        'An earlier consent to the same: the open referrals under it, as far as they are yours, go on under this one.',
    }),
  }),
  payload: ConsentPayload,
  run: (input, ctx) =>
    runCommand(
      ctx,
      'recordConsent',
      { ...input, witnessName: input.witnessName ?? null, renews: input.renews ?? null },
      recordConsent,
    ),
});

mutation('withdrawConsent', {
  access: 'SIGNED_IN',
  description:
    'Takes a consent back: sharing stops at once and the open referrals under it are closed as withdrawn by the customer.',
  input: (t) => ({ id: t.id({ required: true, description: 'Id of the consent.' }) }),
  payload: ConsentPayload,
  run: (input, ctx) => runCommand(ctx, 'withdrawConsent', input, withdrawConsent),
});
