import type { Visitor } from './actors.ts';
import { act, ask } from './ask.ts';
import { adminQuery } from './database.ts';
import { paid } from './seed.ts';

export type Said = {
  readonly rule?: 'NOT_COUNTED' | 'SHOWN' | 'RESERVED';
  readonly state?: 'OPEN' | 'WAITING_LIST' | 'CLOSED';
  readonly places?: number;
  readonly expectedVersion?: number;
};

/** What a service's organization says of its places, reserved and open unless said otherwise. */
export async function sayCapacity(who: Visitor, serviceId: string, said: Said) {
  const current = await capacityOf(serviceId);
  return act(
    who,
    'setCapacity',
    {
      serviceId,
      expectedVersion: current?.version ?? 0,
      rule: 'RESERVED',
      state: 'OPEN',
      places: 0,
      ...said,
    },
    '... on ServicePayload { service { capacity { rule state places waiting full version confirmedAt } } }',
  );
}

export async function openPlaces(who: Visitor, serviceId: string, places: number): Promise<void> {
  paid(await sayCapacity(who, serviceId, { places }), 'service');
}

export type CapacityRow = { places: number; waiting: number; version: number };

/** As it stands in the database. */
export async function capacityOf(serviceId: string): Promise<CapacityRow | undefined> {
  const rows = await adminQuery(
    'select places, waiting, version from service_capacity where service_id = $1',
    [serviceId],
  );
  return rows[0] as CapacityRow | undefined;
}

/** How many reservations of a service stand where. */
export async function placesOf(serviceId: string): Promise<Record<string, number>> {
  const rows = await adminQuery(
    'select state, count(*)::integer as n from capacity_reservation where service_id = $1 group by state',
    [serviceId],
  );
  return Object.fromEntries(rows.map(({ state, n }) => [String(state), Number(n)]));
}

/** Where the place of a referral stands, as somebody sees it. */
export async function placeOf(who: Visitor, id: string): Promise<string | null> {
  const { data } = await ask(who, 'query ($id: ID!) { referral(id: $id) { place { state } } }', {
    id,
  });
  return data.referral?.place?.state ?? null;
}
