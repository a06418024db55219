import {
  choiceOf,
  deliveriesOf,
  noticeKindsFor,
  readChoices,
} from '../../domain/notification/delivery.ts';
import type { NoticeDelivery } from '../../domain/notification/delivery.ts';
import type { NoticeAudience, NoticeKind } from '../../domain/notification/kind.ts';
import { readQuietHours } from '../../domain/notification/quiet-hours.ts';
import type { QuietHours } from '../../domain/notification/quiet-hours.ts';
import { builder } from '../../platform/builder.ts';
import { NoticeDeliveryEnum, NoticeKindEnum } from './notification.enums.ts';

type Choice = { readonly kind: NoticeKind; readonly delivery: NoticeDelivery };

const NoticeChoiceType = builder.objectRef<Choice>('NoticeChoice').implement({
  description: 'How I am told of a kind of notice.',
  fields: (t) => ({
    kind: t.expose('kind', { type: NoticeKindEnum, description: 'What happened.' }),
    delivery: t.expose('delivery', {
      type: NoticeDeliveryEnum,
      description: 'As I chose, or else as it is for everybody.',
    }),
    options: t.field({
      type: [NoticeDeliveryEnum],
      description: 'What can be chosen. Some kinds show in the app whatever one wishes.',
      resolve: ({ kind }) => [...deliveriesOf(kind)],
    }),
  }),
});

const QuietHoursType = builder.objectRef<QuietHours>('QuietHours').implement({
  description: 'When no mail of notices leaves. What is made meanwhile leaves at their end.',
  fields: (t) => ({
    from: t.exposeString('from', { description: 'A time of Chicago, `HH:MM`.' }),
    until: t.exposeString('until', {
      description: 'The same; on the next day when it is earlier than `from`.',
    }),
  }),
});

builder.prismaObjectFields('Account', (t) => ({
  noticeChoices: t.field({
    type: [NoticeChoiceType],
    description: 'How I am told of each kind of notice that somebody like me can be told of.',
    select: { noticeChoices: true, user: { select: { kind: true } } },
    resolve: ({ noticeChoices, user }) => {
      const audience: NoticeAudience = user.kind === 'CUSTOMER' ? 'CUSTOMER' : 'STAFF';
      const choices = readChoices(noticeChoices);
      return noticeKindsFor(audience).map((kind) => ({
        kind,
        delivery: choiceOf(kind, audience, choices),
      }));
    },
  }),
  quietHours: t.field({
    type: QuietHoursType,
    nullable: true,
    description: 'When I want no mail of notices; null: at any hour.',
    select: { quietFrom: true, quietUntil: true },
    resolve: readQuietHours,
  }),
}));
