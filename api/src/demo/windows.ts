import type { Actor } from '@throughline/schema/domain/access/actor';
import { addDays, dateOf, fromLocal } from '@throughline/schema/domain/shared/chicago-time';
import { moveApplication } from '@throughline/schema/features/career-plan/commands/move-application';
import { startApplication } from '@throughline/schema/features/career-plan/commands/start-application';
import { createPerson } from '@throughline/schema/features/customer/commands/create-person';
import type { DemoOrganization } from './organizations.ts';
import type { Stage } from './stage.ts';

const CERTIFIED = [
  { firstName: 'Emmett', lastName: 'Sandoval', phone: '815-555-0171', daysAgo: 78 },
  // Nobody found anything in time: closed by itself a week ago.
  { firstName: 'Corinne', lastName: 'Mabry', phone: '815-555-0172', daysAgo: 98 },
] as const;

/**
 * Two who were certified and are in no service yet: one has twelve days left, the other had ninety (PLAN-047).
 * @returns the first of them, once they were written down
 */
export function planWindows(
  stage: Stage,
  now: Date,
  { planner, near }: { readonly planner: Actor; readonly near: DemoOrganization },
): () => string {
  const known: string[] = [];
  for (const { daysAgo, phone, ...name } of CERTIFIED) {
    const day = addDays(dateOf(now), -daysAgo);
    stage.plan(fromLocal(day, 10, 20), async () => {
      const { personId } = await stage.act(planner, createPerson, {
        ...name,
        language: 'en',
        dateOfBirth: '1988-06-14',
        countyFips: near.town.countyFips,
        contact: {
          phone,
          phoneMessageOk: true,
          email: null,
          addressLine: null,
          city: near.town.name,
          zip: near.town.zip,
          preferredChannel: 'PHONE',
          safeTimes: [],
          safeTimesNote: null,
        },
        needs: [{ category: 'JOB_TRAINING', note: null }],
      });
      known.unshift(personId);
      const { applicationId } = await stage.act(planner, startApplication, {
        personId,
        program: 'TITLE_I_DISLOCATED_WORKER',
        agreement: 'VERBAL',
      });
      for (const event of ['SUBMIT', 'CERTIFY'] as const)
        await stage.act(planner, moveApplication, { id: applicationId, event });
    });
  }
  return () => {
    const [latest] = known;
    if (!latest) throw new Error('The demo has certified nobody.');
    return latest;
  };
}
