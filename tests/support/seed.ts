import { randomUUID } from 'node:crypto';
import { currentConsentWording } from '@throughline/schema/domain/customer/consent-wording';
import type { ConsentScope } from '@throughline/schema/domain/customer/consent';
import type { MembershipRole } from '@throughline/schema/domain/access/role';
import type { NeedCategory } from '@throughline/schema/domain/shared/need-category';
import { act } from './ask.ts';
import { makeCustomer, makeOrganization, makeStaff } from './actors.ts';
import type { Visitor } from './actors.ts';
import { adminQuery } from './database.ts';
import { uniqueLastName } from './names.ts';

// What tests start from, each in organizations of its own. Organizations and staff are rows, as reference
// data is; persons, consents and everything after come from the real commands.

/** An organization with somebody of each of its roles, all signed in. */
export type Party = {
  readonly id: string;
  readonly lwiaId: string;
  readonly staff: Visitor;
  readonly colleague: Visitor;
  readonly admin: Visitor;
};

/** A local workforce area: as an organization of its own, and its administrator. */
export type Area = { readonly id: string; readonly admin: Visitor };

export async function seedArea(): Promise<Area> {
  const id = await makeOrganization({ kind: 'LWIA' });
  return { id, admin: await makeStaff(id, 'LWIA_ADMIN') };
}

export async function seedParty(
  area: Area,
  options: { name?: string; adminRole?: MembershipRole } = {},
): Promise<Party> {
  const id = await makeOrganization({
    lwiaId: area.id,
    ...(options.name && { name: options.name }),
  });
  const [staff, colleague, admin] = await Promise.all([
    makeStaff(id, 'PARTNER_STAFF'),
    makeStaff(id, 'PARTNER_STAFF'),
    makeStaff(id, 'PARTNER_ADMIN'),
  ]);
  return { id, lwiaId: area.id, staff, colleague, admin };
}

/** A service that can be referred to, unless it has no contact. */
export async function seedService(
  { id: organizationId, lwiaId }: Pick<Party, 'id' | 'lwiaId'>,
  options: { category?: NeedCategory; name?: string; withContact?: boolean } = {},
): Promise<string> {
  const [locationId, serviceId] = [randomUUID(), randomUUID()];
  await adminQuery(
    `insert into location (id, organization_id, name, address_line, city, zip, county_fips, lwia_id, latitude,
       longitude, languages, updated_at)
     values ($1, $2, 'Main office', '1 Oak Street', 'Carbondale', '62901', '17077', $3, 37.73, -89.22, '{en}', now())`,
    [locationId, organizationId, lwiaId],
  );
  await adminQuery(
    `insert into service (id, organization_id, location_id, category, name, description, languages, updated_at)
     values ($1, $2, $3, $4, $5, 'Help with work and life.', '{en}', now())`,
    [
      serviceId,
      organizationId,
      locationId,
      options.category ?? 'JOB_TRAINING',
      options.name ?? 'Welding course',
    ],
  );
  if (options.withContact ?? true) {
    await adminQuery(
      `insert into service_contact (id, service_id, name, phone) values ($1, $2, 'Kim Desk', '+16185550123')`,
      [randomUUID(), serviceId],
    );
  }
  return serviceId;
}

export async function seedPerson(
  by: Visitor,
  options: { firstName?: string; lastName?: string; phone?: string | null } = {},
): Promise<string> {
  const { firstName = 'Ana', lastName = uniqueLastName(), phone = '312 555 0123' } = options;
  const done = await act(
    by,
    'createPerson',
    {
      firstName,
      lastName,
      language: 'en',
      contact: {
        phone,
        phoneMessageOk: true,
        preferredChannel: phone ? 'PHONE' : 'MAIL',
        safeTimes: [],
      },
    },
    '... on PersonPayload { person { id } }',
  );
  return (paid(done, 'person') as { id: string }).id;
}

const NEXT_YEAR = () => new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);

export async function seedConsent(
  by: Visitor,
  personId: string,
  scopes: readonly ConsentScope[] = ['CONTACT', 'NEEDS', 'GOALS', 'ACCOMMODATIONS', 'DOCUMENTS'],
): Promise<string> {
  const done = await act(
    by,
    'recordConsent',
    {
      personId,
      scopes,
      language: 'en',
      method: by.role === 'CUSTOMER' ? 'ELECTRONIC' : 'WRITTEN',
      wordingVersion: currentConsentWording().version,
      expiresOn: NEXT_YEAR(),
    },
    '... on ConsentPayload { consent { id } }',
  );
  return (paid(done, 'consent') as { id: string }).id;
}

/** What a mutation paid out. @throws Error naming the refusal when it was refused */
export function paid(done: Record<string, unknown> & { __typename: string }, key: string): unknown {
  if (!(key in done)) throw new Error(`Refused: ${JSON.stringify(done)}`);
  return done[key];
}

/** Two partners in two areas, a customer of the sender's, and everybody who could look. */
export type World = {
  readonly area: Area;
  readonly otherArea: Area;
  readonly sender: Party;
  readonly receiver: Party;
  readonly outsider: Party;
  readonly elsewhere: Area;
  readonly state: Visitor;
  readonly monitor: Visitor;
  readonly serviceId: string;
  readonly personId: string;
  readonly consentId: string;
  readonly customer: Visitor;
};

export async function seedWorld(): Promise<World> {
  const [area, otherArea, elsewhere, stateId] = await Promise.all([
    seedArea(),
    seedArea(),
    seedArea(),
    makeOrganization({ kind: 'STATE' }),
  ]);
  const [sender, receiver, outsider, state, monitor] = await Promise.all([
    seedParty(area),
    seedParty(otherArea),
    seedParty(area),
    makeStaff(stateId, 'STATE_ADMIN'),
    makeStaff(stateId, 'MONITOR'),
  ]);
  const serviceId = await seedService(receiver);
  const personId = await seedPerson(sender.staff);
  const consentId = await seedConsent(sender.staff, personId);
  const customer = await makeCustomer(personId);
  const parties = { area, otherArea, elsewhere, sender, receiver, outsider, state, monitor };
  return { ...parties, serviceId, personId, consentId, customer };
}
