import { runCommand } from '../../platform/command.ts';
import { MessagePayload, mutation, payload } from '../../platform/mutation.ts';
import { createWebhook } from './commands/create-webhook.ts';
import { deleteWebhook } from './commands/delete-webhook.ts';
import { replayDelivery } from './commands/replay-delivery.ts';
import { rotateWebhookSecret } from './commands/rotate-webhook-secret.ts';
import { testWebhook } from './commands/test-webhook.ts';
import { updateWebhook } from './commands/update-webhook.ts';
import { WebhookEventEnum } from './webhook.types.ts';

const WebhookPayload = payload<{ webhookId: string; secret?: string }>('WebhookPayload').implement({
  description: 'The webhook was made or changed.',
  fields: (t) => ({
    webhook: t.prismaField({
      type: 'WebhookEndpoint',
      description: 'As it is now.',
      resolve: (query, { webhookId }, _args, { db }) =>
        db.webhookEndpoint.findFirstOrThrow({ ...query, where: { id: webhookId } }),
    }),
    secret: t.string({
      nullable: true,
      description: 'What verifies its signatures (`whsec_…`), when one was made: shown this once.',
      resolve: ({ secret }) => secret ?? null,
    }),
  }),
});

mutation('createWebhook', {
  access: 'STAFF',
  description:
    'Tells an address of changes from now on, signed as Standard Webhooks says (CORE-009). For administrators.',
  input: (t) => ({
    url: t.string({ required: true, description: 'Where to, starting with https://.' }),
    events: t.field({
      type: [WebhookEventEnum],
      required: true,
      description: 'What to be told of.',
    }),
  }),
  payload: WebhookPayload,
  run: async (input, ctx) => {
    const { webhookId } = await runCommand(ctx, 'createWebhook', input, createWebhook);
    return { webhookId, secret: ctx.auth.webhookSecret(webhookId, 1) };
  },
});

mutation('updateWebhook', {
  access: 'STAFF',
  description: 'Changes a webhook, or switches it off and on. For administrators.',
  input: (t) => ({
    webhookId: t.id({ required: true, description: 'Which webhook.' }),
    url: t.string({ required: true, description: 'Where to, starting with https://.' }),
    events: t.field({
      type: [WebhookEventEnum],
      required: true,
      description: 'What to be told of.',
    }),
    enabled: t.boolean({ required: true, description: 'False: it is told nothing.' }),
  }),
  payload: WebhookPayload,
  run: (input, ctx) => runCommand(ctx, 'updateWebhook', input, updateWebhook),
});

mutation('rotateWebhookSecret', {
  access: 'STAFF',
  description:
    'Makes another secret; for 24 hours events are signed with the one before, too. For administrators.',
  input: (t) => ({ webhookId: t.id({ required: true, description: 'Which webhook.' }) }),
  payload: WebhookPayload,
  run: async (input, ctx) => {
    const { webhookId, secretVersion } = await runCommand(
      ctx,
      'rotateWebhookSecret',
      input,
      rotateWebhookSecret,
    );
    return { webhookId, secret: ctx.auth.webhookSecret(webhookId, secretVersion) };
  },
});

mutation('testWebhook', {
  access: 'STAFF',
  description: 'Sends a `ping` to a webhook. For administrators.',
  input: (t) => ({ webhookId: t.id({ required: true, description: 'Which webhook.' }) }),
  payload: WebhookPayload,
  run: (input, ctx) => runCommand(ctx, 'testWebhook', input, testWebhook),
});

mutation('replayDelivery', {
  access: 'STAFF',
  description: 'Sends one event again, under the same event id. For administrators.',
  input: (t) => ({ deliveryId: t.id({ required: true, description: 'Which delivery.' }) }),
  payload: WebhookPayload,
  run: (input, ctx) => runCommand(ctx, 'replayDelivery', input, replayDelivery),
});

mutation('deleteWebhook', {
  access: 'STAFF',
  description: 'Removes a webhook with its log. For administrators.',
  input: (t) => ({ webhookId: t.id({ required: true, description: 'Which webhook.' }) }),
  payload: MessagePayload,
  run: async (input, ctx) => {
    await runCommand(ctx, 'deleteWebhook', input, deleteWebhook);
    return { message: 'The webhook is removed.' };
  },
});
