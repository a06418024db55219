import { randomUUID } from 'node:crypto';
import type { Actor } from '@throughline/schema/domain/access/actor';
import { CONSENT_SCOPES } from '@throughline/schema/domain/customer/consent';
import type { ConsentFacts, ConsentScope } from '@throughline/schema/domain/customer/consent';
import { GATED, verdict } from '@throughline/schema/domain/customer/gate';
import type { Gated, HeldGrant, Verdict } from '@throughline/schema/domain/customer/gate';
import { GRANT_END_REASONS, STORED_GRANT_REASONS } from '@throughline/schema/domain/customer/reach';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import { adminQuery } from '../../support/database.ts';
import { tryAs } from '../../support/rows.ts';

// REF-050: one gate, said twice. Whatever consents, grants, withdrawals, ends and emergencies somebody's record has,
// the function of the database, the rows that its policies show, and the pure rule say the same.

let askers: Actor[];
let maker: Actor;
beforeAll(async () => {
  const area = await makeOrganization({ kind: 'LWIA' });
  const [first, second, other] = [
    await makeOrganization({ lwiaId: area }),
    await makeOrganization({ lwiaId: area }),
    await makeOrganization({ lwiaId: area }),
  ];
  maker = await makeStaff(other);
  askers = [
    await makeStaff(first),
    await makeStaff(first),
    await makeStaff(second, 'PARTNER_ADMIN'),
    await makeStaff(area, 'LWIA_ADMIN'),
    await makeStaff(area, 'PARTNER_STAFF'),
  ];
});

type ConsentPlan = { scopes: ConsentScope[]; expires: number; withdrawn: boolean };
type GrantPlan = {
  reason: HeldGrant['reason'];
  asker: number;
  ends: number | null;
  ended: number | null;
  endReason: HeldGrant['endReason'];
  consent: number | null;
};

/** Minutes from now, never now itself: a run takes a moment. */
const minutes = fc.integer({ min: -90, max: 90 }).filter((each) => Math.abs(each) > 2);
const past = fc.integer({ min: -90, max: -3 });
const consentPlan: fc.Arbitrary<ConsentPlan> = fc.record({
  scopes: fc.subarray([...CONSENT_SCOPES]),
  expires: minutes,
  withdrawn: fc.boolean(),
});
const grantPlan: fc.Arbitrary<GrantPlan> = fc.record({
  reason: fc.constantFrom(...STORED_GRANT_REASONS),
  asker: fc.nat(4),
  ends: fc.option(minutes),
  ended: fc.option(past),
  endReason: fc.constantFrom(...GRANT_END_REASONS),
  consent: fc.option(fc.nat(2)),
});
const story = fc.record({
  consents: fc.array(consentPlan, { minLength: 3, maxLength: 3 }),
  grants: fc.array(grantPlan, { minLength: 1, maxLength: 6 }),
});

const CONSENTED = ['SENT_REFERRAL', 'RECEIVED_REFERRAL', 'LWIA_ADMINISTRATOR'];

type Written = { personId: string; at: Date; grants: HeldGrant[] };

/** Writes the story down as its causes would, the withdrawals last; what comes of them is the triggers' business. */
async function write(plan: { consents: ConsentPlan[]; grants: GrantPlan[] }): Promise<Written> {
  const personId = randomUUID();
  const [row] = await adminQuery(`select date_trunc('milliseconds', app.now()) as now`);
  const at = row?.['now'] as Date;
  const timeOf = (minute: number) => new Date(at.getTime() + minute * 60_000);
  const consents = plan.consents.map((consent) => ({
    ...consent,
    id: randomUUID(),
    facts: {
      scopes: consent.scopes,
      expiresAt: timeOf(consent.expires),
      withdrawnAt: consent.withdrawn ? at : null,
    } satisfies ConsentFacts,
  }));
  const grants = plan.grants.map((grant): HeldGrant & { id: string; consentId: string | null } => {
    const consent =
      CONSENTED.includes(grant.reason) && grant.consent !== null
        ? (consents[grant.consent] ?? null)
        : null;
    const asker = askers[grant.asker];
    // Taken by one member of staff, for hours.
    const taken = grant.reason === 'EMERGENCY';
    const ends = grant.ends ?? (taken ? 60 : null);
    const date = ends === null ? null : timeOf(ends);
    const expires = consent?.facts.expiresAt ?? null;
    // What rests on a consent ends with it at the latest.
    const validUntil = expires && (!date || expires < date) ? expires : date;
    const endedAt = grant.ended === null ? null : timeOf(grant.ended);
    return {
      id: randomUUID(),
      reason: grant.reason,
      organizationId: asker?.organizationId ?? '',
      userId: taken ? (asker?.userId ?? null) : null,
      scopes: taken ? ['CONTACT', 'BIRTH_DATE'] : (consent?.scopes ?? []),
      validUntil,
      endedAt,
      endReason: endedAt ? grant.endReason : null,
      consent: consent?.facts ?? null,
      consentId: consent?.id ?? null,
    };
  });
  const subject = [personId, maker.organizationId, maker.userId];
  await adminQuery(
    `insert into person (id, first_name, last_name, created_by_organization_id, created_by_id, updated_at)
     values ($1, 'Ana', $4, $2, $3, now())`,
    [...subject, personId],
  );
  await adminQuery(
    `with contact as (insert into person_contact (person_id, updated_at) values ($1, now())),
       birth as (insert into person_birth (person_id, date_of_birth) values ($1, '1990-01-01')),
       need as (insert into person_need (id, person_id, recorded_by_organization_id, recorded_by_id, category)
         values (gen_random_uuid(), $1, $2, $3, 'FOOD')),
       secret as (insert into ssn_secret (id, key_id, sealed, match_hash) values ($1, 'k', 's', gen_random_uuid()) returning id)
     insert into person_ssn (person_id, secret_id, last_four, updated_at) select $1, id, '0000', now() from secret`,
    subject,
  );
  await adminQuery(
    `insert into consent (id, person_id, scopes, wording_version, language, method, given_at, expires_at)
     select c.id, $1, c.scopes, '1', 'en', 'ELECTRONIC', now() - interval '2 hours', c.expires
       from jsonb_to_recordset($2) as c (id uuid, scopes text[], expires timestamptz)`,
    [
      personId,
      JSON.stringify(
        consents.map(({ id, scopes, facts }) => ({ id, scopes, expires: facts.expiresAt })),
      ),
    ],
  );
  await adminQuery(
    `insert into access_grant (id, person_id, organization_id, user_id, reason, cause_id, scopes, consent_id,
       source_organization_id, began_at, valid_until, ended_at, end_reason)
     select g.id, $1, g."organizationId", g."userId", g.reason, g.id, g.scopes, g."consentId", $2,
            now() - interval '2 hours', g."validUntil", g."endedAt", g."endReason"
       from jsonb_to_recordset($3) as g (id uuid, "organizationId" uuid, "userId" uuid, reason text, scopes text[],
         "consentId" uuid, "validUntil" timestamptz, "endedAt" timestamptz, "endReason" text)`,
    [personId, maker.organizationId, JSON.stringify(grants)],
  );
  await adminQuery(
    `update consent set withdrawn_at = app.now(), withdrawn_by = 'CUSTOMER' where id = any ($1)`,
    [consents.filter(({ withdrawn }) => withdrawn).map(({ id }) => id)],
  );
  return { personId, at, grants };
}

/** What the database says of all askers and all that can be asked for. */
async function answers(personId: string): Promise<Map<string, Verdict>> {
  const rows = await adminQuery(
    `select a.place, w.what, v.is_open, v.purpose, v.until, v.why
       from jsonb_to_recordset($2) as a (place int, "organizationId" uuid, "userId" uuid, role text)
      cross join unnest($3::text[]) as w (what)
      cross join lateral app.verdict($1, a."organizationId", a."userId", a.role, w.what) v`,
    [personId, JSON.stringify(askers.map((asker, place) => ({ ...asker, place }))), [...GATED]],
  );
  return new Map(
    rows.map(({ place, what, is_open: isOpen, purpose, until, why }) => [
      `${place} ${what}`,
      (isOpen ? { isOpen, purpose, until } : { isOpen, why }) as Verdict,
    ]),
  );
}

/** Rows that show what is open, and whether it is. */
const SHOWN: Readonly<Partial<Record<Gated, string>>> = {
  IDENTITY: 'select from person where id = $1',
  CONTACT: 'select from person_contact where person_id = $1',
  BIRTH_DATE: 'select from person_birth where person_id = $1',
  NEEDS: 'select from person_need where person_id = $1',
  OWN_RECORD: 'select from person_ssn where person_id = $1',
};

describe('the gate', () => {
  test('says in SQL what the rule says, of whatever was given, withdrawn, ended and taken', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (plan) => {
        const { personId, at, grants } = await write(plan);
        const said = await answers(personId);
        for (const [place, asker] of askers.entries()) {
          for (const what of GATED) {
            expect({ what, ...said.get(`${place} ${what}`) }).toEqual({
              what,
              ...verdict(grants, asker, what, at),
            });
          }
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('shows the rows that the rule opens, and no others', async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.nat(4), async (plan, place) => {
        const asker = askers[place];
        if (!asker) throw new Error('There is no such asker.');
        const { personId, at, grants } = await write(plan);
        for (const [what, sql] of Object.entries(SHOWN)) {
          const { isOpen } = verdict(grants, asker, what as Gated, at);
          expect([what, await tryAs(asker, sql, [personId])]).toEqual([what, Number(isOpen)]);
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
