import type { Actor } from '@throughline/schema/domain/access/actor';
import { addDays, dateOf } from '@throughline/schema/domain/shared/chicago-time';
import { createApiClient } from '@throughline/schema/features/api-client/commands/create-api-client';
import { revokeApiClient } from '@throughline/schema/features/api-client/commands/revoke-api-client';
import { newToken } from '@throughline/schema/features/api-client/token';
import { createWebhook } from '@throughline/schema/features/webhook/commands/create-webhook';
import { updateWebhook } from '@throughline/schema/features/webhook/commands/update-webhook';
import { businessMoment } from './stage.ts';
import type { Stage } from './stage.ts';

const WEBHOOK = {
  url: 'https://intake.lakeside-college.example.org/throughline',
  events: ['REFERRAL_SENT', 'REFERRAL_RECALLED', 'REFERRAL_WITHDRAWN', 'MESSAGE_POSTED'],
};

/**
 * The programs of one organization (CORE-009): one that answers referrals, one that was revoked, and a webhook.
 * @returns who the first one acts as, once it is there
 */
export function planPrograms(stage: Stage, now: Date, admin: Actor): () => Actor {
  let intake: Actor | null = null;
  const made = businessMoment(now, 40, 9, 10);
  stage.plan(made, async () => {
    const { apiClientId } = await stage.act(admin, createApiClient(newToken().stored), {
      name: 'Intake system',
      scopes: ['REFERRALS_WRITE', 'PEOPLE_READ', 'DIRECTORY_READ'],
      expiresOn: addDays(dateOf(made), 300),
    });
    intake = { ...admin, role: 'PARTNER_STAFF', userId: apiClientId, membershipId: apiClientId };
  });
  stage.plan(businessMoment(now, 40, 9, 25), async () => {
    const { webhookId } = await stage.act(admin, createWebhook, WEBHOOK);
    // Nobody listens there: left on, it would fail for a day.
    await stage.act(admin, updateWebhook, { ...WEBHOOK, webhookId, enabled: false });
  });
  const tried = businessMoment(now, 30, 14, 5);
  let trial = '';
  stage.plan(tried, async () => {
    ({ apiClientId: trial } = await stage.act(admin, createApiClient(newToken().stored), {
      name: 'Spreadsheet trial',
      scopes: ['REFERRALS_READ'],
      expiresOn: addDays(dateOf(tried), 30),
    }));
  });
  stage.plan(businessMoment(now, 26, 16, 40), async () => {
    await stage.act(admin, revokeApiClient, { apiClientId: trial });
  });
  return () => {
    if (!intake) throw new Error('The demo’s intake system acts before it was made.');
    return intake;
  };
}
