import { runCommand } from '../../platform/command.ts';
import { builder } from '../../platform/builder.ts';
import type { AnswerSessionView } from '../../platform/auth-port.ts';
import { looking } from '../../platform/looking.ts';
import { isByLink } from '../../domain/access/actor.ts';
import { pick } from '../../domain/shared/locale.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import { MessagePayload, mutation } from '../../platform/mutation.ts';
import { LocaleEnum } from '../../platform/shared-enums.ts';
import { ANSWER_MESSAGES } from './messages.ts';
import { revokeAnswerLink } from './commands/revoke-answer-link.ts';

const AnswerSessionType = builder.objectRef<AnswerSessionView>('AnswerSession').implement({
  description:
    'What a mailed link was exchanged for: one browser may answer one referral for a while.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'In whose name it answers.' }),
    locale: t.expose('locale', { type: LocaleEnum, description: 'The language they read.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends by itself.' }),
    referral: t.prismaField({
      type: 'Referral',
      nullable: true,
      description: 'The referral; null once the link reaches it no longer.',
      resolve: (query, { referralId: id }, _args, ctx) =>
        looking(ctx, 'tl_look_at_referral', id, () =>
          ctx.db.referral.findFirst({ ...query, where: { id } }),
        ),
    }),
  }),
});

builder.queryField('answerSession', (t) =>
  t.field({
    type: AnswerSessionType,
    nullable: true,
    access: 'PUBLIC',
    byLink: true,
    description:
      'Who answers by a mailed link, and what; null without one. Only at `/answer/graphql`, where nothing else can be asked for. Changes nothing.',
    resolve: (_root, _args, { actor, auth }) => (isByLink(actor) ? auth.answerSession() : null),
  }),
);

mutation('openAnswerLink', {
  access: 'PUBLIC',
  byLink: true,
  description:
    'Exchanges a mailed link, once, for 30 minutes of this browser: a cookie for `/answer`. Forged, used, expired and revoked links are one answer.',
  input: (t) => ({ token: t.string({ required: true, description: 'From the link.' }) }),
  payload: MessagePayload,
  run: async ({ token }, { auth, locale }) => {
    await auth.openAnswerLink(token);
    return { message: pick(ANSWER_MESSAGES.OPENED, locale) };
  },
});

mutation('renewAnswerLink', {
  access: 'PUBLIC',
  byLink: true,
  description:
    'Sends a new link to the address that this one went to, if there is anything left to answer. The answer is always the same.',
  input: (t) => ({ token: t.string({ required: true, description: 'From the old link.' }) }),
  payload: MessagePayload,
  run: async ({ token }, { auth, locale }) => {
    await auth.renewAnswerLink(token);
    return { message: pick(ANSWER_MESSAGES.RENEWED, locale) };
  },
});

mutation('endAnswerSession', {
  access: 'PUBLIC',
  byLink: true,
  description: 'Ends the 30 minutes of this browser.',
  input: () => ({}),
  payload: MessagePayload,
  run: async (_input, { auth, locale }) => {
    await auth.endAnswerSession();
    return { message: pick(ANSWER_MESSAGES.ENDED, locale) };
  },
});

builder.prismaObject('AnswerLink', {
  description:
    'A mailed link that still opens a referral of your organization, or an open session of one.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    email: t.exposeString('email', { description: 'Where it went.' }),
    name: t.string({
      description: 'In whose name it answers.',
      select: { user: { select: { name: true } } },
      resolve: ({ user }) => user.name,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was sent.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when it opens.' }),
    openedAt: t.expose('openedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was opened; null while it was not.',
    }),
    referral: t.relation('referral', { description: 'What it is for.' }),
  }),
});

builder.queryField('answerLinks', (t) =>
  t.prismaField({
    type: ['AnswerLink'],
    access: 'STAFF',
    description: `Live links to referrals of your organization, newest first, at most ${LIMITS.pageSizeMax}; for its administrators.`,
    resolve: async (query, _root, _args, { db, actor }) => {
      const live = await db.$queryRaw<{ id: string }[]>`
        select l.id from answer_link l
         where l.organization_id = ${actor.organizationId}::uuid and l.revoked_at is null
           and (l.expires_at > now() or l.session_ends_at > now()) and app.answer_link_end(l) is null
         order by l.created_at desc, l.id limit ${LIMITS.pageSizeMax}`;
      return db.answerLink.findMany({
        ...query,
        where: { id: { in: live.map(({ id }) => id) }, organizationId: actor.organizationId },
        orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      });
    },
  }),
);

mutation('revokeAnswerLink', {
  access: 'STAFF',
  description:
    'Ends a mailed link, and what it opened, at once: by an administrator of the organization it was sent to.',
  input: (t) => ({ id: t.id({ required: true, description: 'The link.' }) }),
  payload: MessagePayload,
  run: async (input, ctx) => {
    await runCommand(ctx, 'revokeAnswerLink', input, revokeAnswerLink);
    return { message: pick(ANSWER_MESSAGES.REVOKED, ctx.locale) };
  },
});
