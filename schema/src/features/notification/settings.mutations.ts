import { builder } from '../../platform/builder.ts';
import { runCommand } from '../../platform/command.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { chooseNotices } from './commands/choose-notices.ts';
import { NoticeDeliveryEnum, NoticeKindEnum } from './notification.enums.ts';

const NoticeChoiceInput = builder.inputType('NoticeChoiceInput', {
  description: 'How to be told of a kind of notice.',
  fields: (t) => ({
    kind: t.field({ type: NoticeKindEnum, required: true, description: 'What happened.' }),
    delivery: t.field({
      type: NoticeDeliveryEnum,
      required: true,
      description: 'One of the options of the kind.',
    }),
  }),
});

const QuietHoursInput = builder.inputType('QuietHoursInput', {
  description: 'When no mail of notices is to leave.',
  fields: (t) => ({
    from: t.string({ required: true, description: 'A time of Chicago, `HH:MM`.' }),
    until: t.string({ required: true, description: 'The same; earlier means on the next day.' }),
  }),
});

const NoticeSettingsPayload = payload<{ userId: string }>('NoticeSettingsPayload').implement({
  description: 'How I am told was changed.',
  fields: (t) => ({
    viewer: t.prismaField({
      type: 'Account',
      description: 'Me, after it.',
      resolve: (query, { userId }, _args, { db }) =>
        db.account.findFirstOrThrow({ ...query, where: { userId } }),
    }),
  }),
});

mutation('chooseNotices', {
  access: 'SIGNED_IN',
  description: 'Changes how I am told of notices.',
  input: (t) => ({
    choices: t.field({
      type: [NoticeChoiceInput],
      required: true,
      description: 'Kinds that are left out stay as they are.',
    }),
    quietHours: t.field({
      type: QuietHoursInput,
      description: 'When no mail of notices is to leave; null: it may at any hour.',
    }),
  }),
  payload: NoticeSettingsPayload,
  run: (input, ctx) => runCommand(ctx, 'chooseNotices', input, chooseNotices),
});
