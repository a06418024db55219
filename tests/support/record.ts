import { act } from './ask.ts';
import type { Visitor } from './actors.ts';
import { adminQuery } from './database.ts';
import { paid } from './seed.ts';
import type { Party } from './seed.ts';

/** What a service of a test says when nothing else is said. */
export const SERVICE = {
  category: 'FOOD',
  name: 'Weekly groceries',
  description: 'A week of groceries.',
  languages: ['en'],
  programs: [],
  statewide: true,
  countyFips: [],
  active: true,
  clauses: [],
  contacts: [
    { name: 'Kim Desk', email: 'desk@example.org', receivesReferrals: true, backup: false },
  ],
};

export const LOCATION = {
  name: 'Main office',
  addressLine: '1 Oak Street',
  city: 'Carbondale',
  zip: '62901',
  languages: ['en'],
  openingHours: [{ days: [1, 2, 3], opens: '09:00', closes: '17:00', every: 1 }],
  closures: [{ on: '2026-12-25', note: 'Christmas' }],
};

type Input = Readonly<Record<string, unknown>>;

export const saveService = (who: Visitor, input: Input) =>
  act(
    who,
    'saveService',
    { ...SERVICE, ...input },
    `... on ServicePayload { service { id active referable version countyFips statewide
       clauses { kind min max values text } contacts { id name email } } }`,
  );

export const saveLocation = (who: Visitor, input: Input) =>
  act(
    who,
    'saveLocation',
    { ...LOCATION, ...input },
    `... on LocationPayload { location { id version hours latitude county { fips }
       openingHours { days opens closes every startsOn } closures { on note } } }`,
  );

export const locationOf = async (serviceId: string): Promise<string> => {
  const [row] = await adminQuery('select location_id from service where id = $1', [serviceId]);
  return String(row?.['location_id']);
};

/** A record with something of everything: what it says of itself, a place, a service, how many it can take. */
export async function fillRecord(
  party: Party,
): Promise<{ readonly locationId: string; readonly serviceId: string }> {
  const organizationId = party.id;
  await act(
    party.admin,
    'updateOrganization',
    {
      organizationId,
      expectedVersion: 0,
      name: `Open Shelf ${party.id.slice(0, 8)}`,
      description: 'Food, "advice" and company,\nevery week.',
      phone: '618 555 0123 ext. 12',
      email: 'hello@example.org',
      website: 'https://open-shelf.example.org',
      programs: ['CSBG', 'SNAP_EMPLOYMENT_AND_TRAINING'],
    },
    '',
  );
  const place = await saveLocation(party.admin, {
    organizationId,
    phone: '618 555 0124 ext. 007',
    accessibility: 'Ramp at the back.',
    languages: ['es', 'en'],
  });
  const { id: locationId } = paid(place, 'location') as { id: string };
  const done = await saveService(party.admin, {
    organizationId,
    locationId,
    languages: ['en', 'es'],
    programs: ['CSBG'],
    statewide: false,
    countyFips: ['17077'],
    cost: 'Free',
    howToApply: '=Call first',
    documents: 'A photo ID',
    eligibility: '- Illinois residents',
    clauses: [{ kind: 'AGE', min: 18 }, { kind: 'LOW_INCOME' }],
    contacts: [
      {
        name: 'Kim Desk',
        title: 'Intake',
        phone: '618 555 0125',
        email: 'desk@example.org',
        receivesReferrals: true,
        backup: false,
      },
      { name: 'Lee Desk', email: 'lee@example.org', receivesReferrals: true, backup: true },
    ],
  });
  const { id: serviceId } = paid(done, 'service') as { id: string };
  await adminQuery(
    `insert into service_capacity (service_id, rule, state, places, confirmed_at) values ($1, 'SHOWN', 'OPEN', 4, now())`,
    [serviceId],
  );
  return { locationId, serviceId };
}
