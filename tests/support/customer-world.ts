import { randomUUID } from 'node:crypto';
import { adminQuery } from './database.ts';
import { makeCustomer, makeOrganization, makeStaff } from './actors.ts';
import type { Visitor } from './actors.ts';
import { uniqueLastName } from './names.ts';

export type CustomerWorld = {
  readonly ids: Readonly<
    Record<
      | 'person'
      | 'twin'
      | 'need'
      | 'consent'
      | 'invitation'
      | 'service'
      | 'location'
      | 'contact'
      | 'grant'
      | 'referral',
      string
    >
  >;
  readonly organizations: Readonly<Record<'sender' | 'receiver' | 'outsider', string>>;
  readonly actors: Readonly<Record<CustomerActor, Visitor | null>>;
};

export const CUSTOMER_ACTORS = [
  'sender',
  'receiver',
  'outsider',
  'senderArea',
  'receiverArea',
  'otherArea',
  'planner',
  'state',
  'monitor',
  'customer',
  'otherCustomer',
  'nobody',
] as const;
export type CustomerActor = (typeof CUSTOMER_ACTORS)[number];

const LATER = new Date(Date.now() + 90 * 86_400_000);

/**
 * A person written down by the sender and referred to a receiver in another area under a consent to share
 * contact and needs, who applies at an area that neither works in; and a twin of theirs whom only an outsider knows.
 */
export async function customerWorld(): Promise<CustomerWorld> {
  const [senderArea, receiverArea, otherArea, plannerArea, state] = await Promise.all([
    makeOrganization({ kind: 'LWIA' }),
    makeOrganization({ kind: 'LWIA' }),
    makeOrganization({ kind: 'LWIA' }),
    makeOrganization({ kind: 'LWIA' }),
    makeOrganization({ kind: 'STATE' }),
  ]);
  const [sender, receiver, outsider] = await Promise.all([
    makeOrganization({ lwiaId: senderArea }),
    makeOrganization({ lwiaId: receiverArea }),
    makeOrganization({ lwiaId: senderArea }),
  ]);
  const ids = {
    person: randomUUID(),
    twin: randomUUID(),
    need: randomUUID(),
    consent: randomUUID(),
    invitation: randomUUID(),
    service: randomUUID(),
    location: randomUUID(),
    contact: randomUUID(),
    referral: randomUUID(),
  };
  const lastName = uniqueLastName();
  await makePerson(ids.person, lastName, sender, senderArea);
  await makePerson(ids.twin, lastName, outsider, senderArea);
  await adminQuery(
    `insert into person_need (id, person_id, recorded_by_organization_id, category) values ($1, $2, $3, 'FOOD')`,
    [ids.need, ids.person, sender],
  );
  await adminQuery(
    `insert into consent (id, person_id, recorded_by_organization_id, scopes, wording_version, language, method,
       given_at, expires_at) values ($1, $2, $3, '{CONTACT,NEEDS}', '2026-01', 'en', 'WRITTEN', now(), $4)`,
    [ids.consent, ids.person, sender, LATER],
  );
  await adminQuery(
    `insert into person_invitation (id, person_id, code_hash, kind, created_by_organization_id, expires_at)
     values ($1, $2, gen_random_uuid()::text, 'PRINTED', $3, $4)`,
    [ids.invitation, ids.person, sender, LATER],
  );
  await makeService(ids, receiver, receiverArea);
  await makeReferral(ids, { sender, senderArea, receiver, receiverArea });
  await adminQuery(
    `insert into application (id, person_id, lwia_id, program, agreement, started_at, status_since, updated_at)
     values (gen_random_uuid(), $1, $2, 'TITLE_I_ADULT', 'WRITTEN', now(), now(), now())`,
    [ids.person, plannerArea],
  );
  const [grant] = await adminQuery(
    `select id from access_grant where person_id = $1 and reason = 'CREATED_HERE'`,
    [ids.person],
  );
  return {
    ids: { ...ids, grant: String(grant?.['id']) },
    organizations: { sender, receiver, outsider },
    actors: {
      sender: await makeStaff(sender),
      receiver: await makeStaff(receiver),
      outsider: await makeStaff(outsider, 'PARTNER_ADMIN'),
      senderArea: await makeStaff(senderArea, 'LWIA_ADMIN'),
      receiverArea: await makeStaff(receiverArea, 'LWIA_ADMIN'),
      otherArea: await makeStaff(otherArea, 'LWIA_ADMIN'),
      planner: await makeStaff(plannerArea),
      state: await makeStaff(state, 'STATE_ADMIN'),
      monitor: await makeStaff(state, 'MONITOR'),
      customer: await makeCustomer(ids.person),
      otherCustomer: await makeCustomer(ids.twin),
      nobody: null,
    },
  };
}

async function makePerson(id: string, lastName: string, by: string, lwiaId: string): Promise<void> {
  await adminQuery(
    `insert into person (id, first_name, last_name, lwia_id, created_by_organization_id, updated_at)
     values ($1, 'Ana', $2, $3, $4, now())`,
    [id, lastName, lwiaId, by],
  );
  await adminQuery(
    `insert into person_contact (person_id, phone, updated_at) values ($1, '+13125550123', now())`,
    [id],
  );
  await adminQuery(
    `insert into person_birth (person_id, date_of_birth) values ($1, '1990-05-31')`,
    [id],
  );
  await adminQuery(
    `with kept as (insert into ssn_secret (id, key_id, sealed, match_hash) values ($2::uuid, 'k', 's', $2::text) returning id)
     insert into person_ssn (person_id, secret_id, last_four, updated_at) select $1::uuid, id, '6789', now() from kept`,
    [id, randomUUID()],
  );
}

type Ids = Readonly<
  Record<'person' | 'consent' | 'service' | 'location' | 'contact' | 'referral', string>
>;

async function makeService(ids: Ids, organizationId: string, lwiaId: string): Promise<void> {
  await adminQuery(
    `insert into location (id, organization_id, name, address_line, city, zip, county_fips, lwia_id, latitude,
       longitude, languages, updated_at)
     values ($1, $2, 'Main', '1 Oak Street', 'Carbondale', '62901', '17077', $3, 37.73, -89.22, '{es}', now())`,
    [ids.location, organizationId, lwiaId],
  );
  await adminQuery(
    `insert into service (id, organization_id, location_id, category, name, description, languages, updated_at)
     values ($1, $2, $3, 'FOOD', 'Food pantry', 'Groceries each week.', '{en}', now())`,
    [ids.service, organizationId, ids.location],
  );
  await adminQuery(
    `insert into service_contact (id, service_id, name, phone) values ($1, $2, 'Kim Desk', '+16185550123')`,
    [ids.contact, ids.service],
  );
}

/** Sent by the same two steps as in the application: the triggers on status write the grants. */
async function makeReferral(
  ids: Ids,
  parties: Readonly<Record<'sender' | 'senderArea' | 'receiver' | 'receiverArea', string>>,
): Promise<void> {
  await adminQuery(
    `insert into referral (id, number, person_id, person_initials, sender_organization_id, sender_lwia_id,
       receiver_organization_id, receiver_lwia_id, service_id, category, consent_id, status_since,
       last_activity_at, created_at, updated_at)
     values ($1::uuid, left($1::uuid::text, 8), $2, 'AQ', $3, $4, $5, $6, $7, 'FOOD', $8, now(), now(), now(), now())`,
    [
      ids.referral,
      ids.person,
      parties.sender,
      parties.senderArea,
      parties.receiver,
      parties.receiverArea,
      ids.service,
      ids.consent,
    ],
  );
  await adminQuery(
    `update referral set status = 'SENT', sent_at = now(), first_sent_at = now() where id = $1`,
    [ids.referral],
  );
}
