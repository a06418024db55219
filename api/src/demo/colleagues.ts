import { addDays, dateOf } from '@throughline/schema/domain/shared/chicago-time';
import { createApiClient } from '@throughline/schema/features/api-client/commands/create-api-client';
import { newToken } from '@throughline/schema/features/api-client/token';
import { inviteColleague } from '@throughline/schema/features/identity/commands/invite-colleague';
import type { Stage } from './stage.ts';
import type { Cast } from './users.ts';

/** Who is asked to work somewhere and has not come yet (CORE-003), and a program that counts for the state (CORE-009). */
export async function tellOfColleagues(stage: Stage, { actors }: Cast): Promise<void> {
  const [priya, stella] = [actors.get('priya'), actors.get('stella')];
  if (!priya || !stella) throw new Error('The demo has lost Priya or Stella.');
  const today = dateOf(new Date());
  await stage.act(priya, inviteColleague, {
    email: 'jonas.weber@example.org',
    role: 'PARTNER_STAFF',
    validUntil: addDays(today, 120),
  });
  await stage.act(stella, createApiClient(newToken().stored), {
    name: 'Open data page',
    scopes: ['FIGURES_READ'],
    expiresOn: addDays(today, 300),
  });
}
