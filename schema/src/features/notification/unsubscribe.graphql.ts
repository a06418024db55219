import { builder } from '../../platform/builder.ts';
import type { UnsubscriptionView } from '../../platform/auth-port.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { NoticeMailKindEnum } from './notification.enums.ts';

const UnsubscriptionType = builder.objectRef<UnsubscriptionView>('Unsubscription').implement({
  description: 'What the link in a mail of notices ends.',
  fields: (t) => ({
    kind: t.expose('kind', {
      type: NoticeMailKindEnum,
      description: 'Mails of this kind. What they told of shows in the app as before.',
    }),
    ended: t.exposeBoolean('ended', { description: 'Whether they have been ended already.' }),
    forAccount: t.exposeBoolean('forAccount', {
      description: 'Whether they go to an account; else to an address that nobody signs in with.',
    }),
  }),
});

builder.queryField('unsubscription', (t) =>
  t.field({
    type: UnsubscriptionType,
    nullable: true,
    access: 'PUBLIC',
    description: 'What a link would end; null when it is forged or too old. Changes nothing.',
    args: { token: t.arg.string({ required: true, description: 'From the link.' }) },
    resolve: (_root, { token }, { auth }) => auth.unsubscription(token),
  }),
);

const UnsubscriptionPayload = payload<UnsubscriptionView>('UnsubscriptionPayload').implement({
  description: 'No more mail of this kind.',
  fields: (t) => ({
    unsubscription: t.field({
      type: UnsubscriptionType,
      description: 'What was ended.',
      resolve: (ended) => ended,
    }),
  }),
});

mutation('unsubscribe', {
  access: 'PUBLIC',
  description:
    'Ends mail of one kind by the link in it, without a sign-in. Mail programs do the same by POST to the link (RFC 8058).',
  input: (t) => ({ token: t.string({ required: true, description: 'From the link.' }) }),
  payload: UnsubscriptionPayload,
  run: ({ token }, ctx) => ctx.auth.unsubscribe(token),
});
