import { MAIL_KINDS, MAIL_SUBJECTS } from '../../domain/notification/mail-template.ts';
import type { MailKind } from '../../domain/notification/mail-template.ts';
import { builder } from '../../platform/builder.ts';
import { runCommand } from '../../platform/command.ts';
import type { Context } from '../../platform/context.ts';
import { labelledEnum } from '../../platform/enum-type.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { repeatMails } from './commands/repeat-mails.ts';

type DeadLetter = {
  readonly id: string;
  readonly kind: MailKind;
  readonly recipient: string;
  readonly failure: string | null;
  readonly tries: number;
  readonly createdAt: Date;
  readonly failedAt: Date;
  readonly repeatable: boolean;
};

const MailKindEnum = labelledEnum(
  'MailKind',
  MAIL_KINDS,
  'Every mail, by its subject.',
  MAIL_SUBJECTS,
);

const DeadLetterType = builder.objectRef<DeadLetter>('DeadLetter').implement({
  description: 'A mail that was given up, without its words.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id, also in its Message-ID.' }),
    kind: t.expose('kind', { type: MailKindEnum, description: 'Which mail.' }),
    recipient: t.exposeString('recipient', {
      description: 'First letter and domain of the address.',
    }),
    failure: t.exposeString('failure', {
      nullable: true,
      description: 'What the mail server answered last, as a code.',
    }),
    tries: t.exposeInt('tries', { description: 'How often it was tried.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
    failedAt: t.expose('failedAt', { type: 'DateTime', description: 'When it was given up.' }),
    repeatable: t.exposeBoolean('repeatable', {
      description: 'False when it held a link for one use: its reader has to ask for another.',
    }),
  }),
});

/** The function shows them to state administrators alone. */
const deadLetters = ({ db }: Context): Promise<DeadLetter[]> => db.$queryRaw`
  select id, kind, recipient, failure, tries, created_at as "createdAt", failed_at as "failedAt", repeatable
  from app.dead_letters()`;

builder.queryField('deadLetters', (t) =>
  t.field({
    type: [DeadLetterType],
    access: 'STAFF',
    description:
      'Mail that was given up, last failure first, at most 200; for state administrators, and nothing for others.',
    resolve: (_root, _args, ctx) => deadLetters(ctx),
  }),
);

const RepeatedMailsPayload = payload<{ count: number }>('RepeatedMailsPayload').implement({
  description: 'The mails are tried again.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'How many.' }),
    deadLetters: t.field({
      type: [DeadLetterType],
      description: 'What is left.',
      resolve: (_payload, _args, ctx) => deadLetters(ctx),
    }),
  }),
});

mutation('repeatMails', {
  access: 'STAFF',
  description: 'Tries mail again that was given up. For state administrators.',
  input: (t) => ({
    ids: t.idList({
      description: 'Which; all that can be repeated when left out. Others are passed over.',
    }),
  }),
  payload: RepeatedMailsPayload,
  run: (input, ctx) => runCommand(ctx, 'repeatMails', input, repeatMails),
});
