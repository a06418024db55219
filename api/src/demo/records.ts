import { decideOrganization } from '@throughline/schema/features/directory/commands/decide-organization';
import { inviteOrganization } from '@throughline/schema/features/directory/commands/invite-organization';
import { registerOrganization } from '@throughline/schema/features/directory/commands/register-organization';
import { reportProblem } from '@throughline/schema/features/directory/commands/report-problem';
import type { DemoOrganization } from './organizations.ts';
import { OFFICE_HOURS } from './service-template.ts';
import type { Stage } from './stage.ts';
import type { Cast } from './users.ts';

/** What waits for those who keep the records of organizations (REF-010, REF-013). */
export async function tellOfRecords(
  stage: Stage,
  { actors, founder }: Cast,
  find: (key: string) => DemoOrganization,
): Promise<void> {
  const [rosa, helen] = [actors.get('rosa'), actors.get('helen')];
  if (!rosa || !helen) throw new Error('The demo has lost Rosa or Helen.');
  for (const [key, text] of PROBLEMS) {
    await stage.act(rosa, reportProblem, { organizationId: find(key).id, text });
  }
  await stage.act(helen, inviteOrganization, {
    name: 'Rock River Repair Café',
    email: 'hello@rock-river-repair.example.org',
  });
  await stage.act(founder, registerOrganization, {
    name: 'Kishwaukee Bike Works',
    description: 'Teaches bicycle repair and gives a bicycle to whoever needs one to get to work.',
    phone: '815 555 0177',
    email: 'hello@kishwaukee-bikes.example.org',
    website: 'kishwaukee-bikes.example.org',
    programs: ['COMMUNITY_ORGANIZATION'],
    location: {
      name: 'The workshop',
      addressLine: '212 Seminary Street',
      city: 'Rockford',
      zip: '61104',
      languages: ['en', 'es'],
      openingHours: OFFICE_HOURS,
      closures: [],
    },
    note: 'I run the workshop. Cedar Branch Library told us about you.',
  });
  await stage.act(helen, decideOrganization, {
    organizationId: find('Rockford/transit').id,
    decision: 'SUSPENDED',
    note: 'The vans have stood still since October and nobody answers. Write to me when you drive again.',
  });
}

const PROBLEMS = [
  ['Rockford/foodBank', 'The pantry was closed on Saturday, though the entry says it is open.'],
  ['Moline/college', 'The phone number of the front office rings at a print shop.'],
] as const;
