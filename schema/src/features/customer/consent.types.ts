import { isCustomer } from '../../domain/access/actor.ts';
import {
  CONSENT_SCOPES,
  CONSENT_SCOPE_LABELS,
  CONSENT_SCOPE_TEXTS,
  consentState,
} from '../../domain/customer/consent.ts';
import type { ConsentMethod, ConsentScope } from '../../domain/customer/consent.ts';
import { consentParagraphs, currentConsentWording } from '../../domain/customer/consent-wording.ts';
import { mayWithdrawConsent } from '../../domain/customer/policy.ts';
import { OPEN_STATUSES } from '../../domain/referral/status.ts';
import { localeFor, pick } from '../../domain/shared/locale.ts';
import type { Locale, Text } from '../../domain/shared/locale.ts';
import { builder } from '../../platform/builder.ts';
import { NOBODY } from '../../platform/ids.ts';
import { nowOf } from '../../platform/viewer-time.ts';
import { ConsentMethodEnum, ConsentScopeEnum, ConsentStateEnum } from './customer.enums.ts';

builder.prismaObject('Consent', {
  description: 'A permission to share: what, in which words, how given, until when (REF-050).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    state: t.field({
      type: ConsentStateEnum,
      description: 'Whether it holds now.',
      resolve: async (consent, _args, ctx) => consentState(consent, await nowOf(ctx)),
    }),
    scopes: t.field({
      type: [ConsentScopeEnum],
      description: 'What may be shared.',
      resolve: ({ scopes }) => scopes as ConsentScope[],
    }),
    wordingVersion: t.exposeString('wordingVersion', {
      description: 'Which words were agreed to.',
    }),
    language: t.exposeString('language', {
      description: 'ISO 639 code of the language it was explained in.',
    }),
    method: t.field({
      type: ConsentMethodEnum,
      description: 'How it was given.',
      resolve: ({ method }) => method as ConsentMethod,
    }),
    witnessName: t.exposeString('witnessName', {
      nullable: true,
      description: 'Who heard it, when it was spoken.',
    }),
    recordedBy: t.relation('recordedByOrganization', {
      nullable: true,
      description: 'Who took it; null when the customer gave it online.',
    }),
    givenAt: t.expose('givenAt', { type: 'DateTime', description: 'When it was given.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'From when it no longer holds: the end of its last day in Chicago.',
    }),
    withdrawnAt: t.expose('withdrawnAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the person took it back.',
    }),
    openReferrals: t.relationCount('referrals', {
      where: { status: { in: [...OPEN_STATUSES] } },
      description: 'Open referrals under it that the viewer sees; a withdrawal closes them.',
    }),
    renewableReferrals: t.int({
      description: 'Those of them that go on when the viewer renews it.',
      // Rows, and no second count of the same relation, which would be a query of its own.
      select: (_args, { actor }) => ({
        referrals: {
          where: {
            status: { in: [...OPEN_STATUSES] },
            ...(isCustomer(actor) ? {} : { senderOrganizationId: actor.organizationId ?? NOBODY }),
          },
          select: { id: true },
        },
      }),
      resolve: ({ referrals }) => referrals.length,
    }),
    viewerCanWithdraw: t.boolean({
      description: 'Whether the viewer may withdraw it now.',
      resolve: async (consent, _args, ctx) =>
        mayWithdrawConsent(ctx.actor, consent) &&
        consentState(consent, await nowOf(ctx)) === 'ACTIVE',
    }),
  }),
});

type Wording = { locale: Locale; sender: string };

const ConsentScopeTextType = builder
  .objectRef<{ scope: ConsentScope; locale: Locale }>('ConsentScopeText')
  .implement({
    description: 'What one scope means, to be read with the wording.',
    fields: (t) => ({
      scope: t.field({
        type: ConsentScopeEnum,
        description: 'The scope.',
        resolve: ({ scope }) => scope,
      }),
      label: t.string({
        description: 'In a few words.',
        resolve: ({ scope, locale }) => pick(CONSENT_SCOPE_LABELS[scope], locale),
      }),
      text: t.string({
        description: 'In a sentence.',
        resolve: ({ scope, locale }) => pick(CONSENT_SCOPE_TEXTS[scope], locale),
      }),
    }),
  });

const ConsentWordingType = builder.objectRef<Wording>('ConsentWording').implement({
  description: 'The words a person agrees to, to be read out or shown.',
  fields: (t) => ({
    version: t.string({
      description: 'Send it with `recordConsent`.',
      resolve: () => currentConsentWording().version,
    }),
    language: t.string({
      description: 'The language of the text.',
      resolve: ({ locale }) => locale,
    }),
    text: t.string({
      description: 'Title and paragraphs, an empty line between them.',
      resolve: ({ locale, sender }) => {
        const wording = currentConsentWording();
        return [pick(wording.title, locale), ...consentParagraphs(wording, locale, sender)].join(
          '\n\n',
        );
      },
    }),
    scopes: t.field({
      type: [ConsentScopeTextType],
      description: 'What may be agreed to; CONTACT is always included.',
      resolve: ({ locale }) => CONSENT_SCOPES.map((scope) => ({ scope, locale })),
    }),
  }),
});

/** To a customer who gives consent online, nobody in particular asks. */
const WHOEVER_SERVES: Text = {
  en: 'an organization you work with',
  es: 'una organización con la que usted trabaja',
};

builder.queryField('consentWording', (t) =>
  t.field({
    type: ConsentWordingType,
    access: 'SIGNED_IN',
    description: 'The current wording of a consent, with the name of the organization that asks.',
    args: {
      language: t.arg.string({
        required: true,
        description: 'ISO 639 code; English when there is no text in that language.',
      }),
    },
    resolve: async (_root, { language }, ctx) => {
      const locale = localeFor(language);
      const { organizationId } = ctx.actor;
      const sender = organizationId
        ? await ctx.db.organization.findFirst({
            where: { id: organizationId },
            select: { name: true },
          })
        : null;
      return { locale, sender: sender?.name ?? pick(WHOEVER_SERVES, locale) };
    },
  }),
);
