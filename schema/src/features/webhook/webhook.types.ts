import {
  DELIVERED_EVENTS,
  DELIVERY_STATUSES,
  DISABLED_REASONS,
  WEBHOOK_EVENT_LABELS,
  WEBHOOK_EVENTS,
} from '../../domain/webhook/webhook.ts';
import { builder } from '../../platform/builder.ts';
import { enumType, labelledEnum, stored } from '../../platform/enum-type.ts';

export const WebhookEventEnum = labelledEnum(
  'WebhookEvent',
  WEBHOOK_EVENTS,
  'Changes of a referral that a webhook can wait for.',
  WEBHOOK_EVENT_LABELS,
);

const DeliveredEventEnum = labelledEnum(
  'WebhookDeliveredEvent',
  DELIVERED_EVENTS,
  'What a webhook is told.',
  WEBHOOK_EVENT_LABELS,
);

const DeliveryStatusEnum = enumType('WebhookDeliveryStatus', DELIVERY_STATUSES, {
  description: 'Where a delivery stands.',
  values: {
    PENDING: 'It waits to be sent, or to be tried again.',
    DELIVERED: 'The receiver has it: it answered 2xx.',
    FAILED: 'It was given up after a day of tries; it can be sent again.',
  },
});

const DisabledReasonEnum = enumType('WebhookDisabledReason', DISABLED_REASONS, {
  description: 'Why a webhook is told nothing.',
  values: {
    BY_HAND: 'Somebody switched it off.',
    GONE: 'The receiver answered 410 Gone.',
    FAILING: 'Nothing got through for a day.',
  },
});

builder.prismaObject('WebhookDelivery', {
  description: 'One event for one webhook, with what came of the last try.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    event: t.expose('event', { type: stored(DeliveredEventEnum), description: 'What is told.' }),
    eventId: t.id({
      description: 'The `webhook-id` it is sent with, the same at every try.',
      select: { activityId: true },
      resolve: ({ id, activityId }) => activityId ?? id,
    }),
    status: t.expose('status', {
      type: stored(DeliveryStatusEnum),
      description: 'Where it stands.',
    }),
    attempts: t.exposeInt('attempts', { description: 'How often it was tried.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it happened.' }),
    lastAttemptAt: t.expose('lastAttemptAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last tried.',
    }),
    deliveredAt: t.expose('deliveredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the receiver took it.',
    }),
    responseStatus: t.exposeInt('responseStatus', {
      nullable: true,
      description: 'The HTTP status the receiver answered with; null: it did not answer.',
    }),
    failure: t.exposeString('failure', {
      nullable: true,
      description: 'Why the last try failed, as a code such as TIMEOUT or ADDRESS_REFUSED.',
    }),
  }),
});

builder.prismaObject('WebhookEndpoint', {
  description: 'An address that is told of changes (CORE-009).',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    url: t.exposeString('url', { description: 'Where events are sent, by POST.' }),
    events: t.expose('events', {
      type: [stored(WebhookEventEnum)],
      description: 'What it is told of.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    createdBy: t.relation('createdBy', { nullable: true, description: 'Who made it.' }),
    disabledAt: t.expose('disabledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is told nothing; null: it is.',
    }),
    disabledReason: t.expose('disabledReason', {
      type: stored(DisabledReasonEnum),
      nullable: true,
      description: 'Why.',
    }),
    failingSince: t.expose('failingSince', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when nothing has got through; null: the last one did.',
    }),
    previousSecretUntil: t.expose('previousSecretUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Until then events are signed with the secret before, too.',
    }),
    deliveries: t.relation('deliveries', {
      description: 'What it was told, newest first, at most 50.',
      query: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 50 },
    }),
  }),
});

builder.queryField('webhooks', (t) =>
  t.prismaField({
    type: ['WebhookEndpoint'],
    access: 'STAFF',
    description:
      'Webhooks of the organization I act for, newest first. For its administrators; empty for others.',
    resolve: (query, _root, _args, { db, actor }) =>
      db.webhookEndpoint.findMany({
        ...query,
        where: { organizationId: { in: actor.organizationId ? [actor.organizationId] : [] } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      }),
  }),
);
