import { act } from './ask.ts';
import type { Visitor } from './actors.ts';
import { adminQuery } from './database.ts';

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
