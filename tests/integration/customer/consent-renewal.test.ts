import {
  announceEndingConsents,
  announceExpiredConsents,
} from '@throughline/api/jobs/announce-expired-consents';
import { createClient } from '@throughline/prisma/client';
import type { Client } from '@throughline/prisma/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';
import { letTimeCome, mailsOf, tellOf, writeMails } from '../../support/notice-mails.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { paid, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

let world: World;
let worker: Client;
let referralId: string;
let scopes: string[];
beforeAll(async () => {
  worker = createClient({ url: (await testDatabase()).roles.worker, poolSize: 2 });
});
afterAll(() => worker.close());
beforeEach(async () => {
  world = await seedWorld();
  referralId = (await seedReferral(world, 'ACCEPTED')).id;
  const [consent] = await adminQuery('select scopes from consent where id = $1', [world.consentId]);
  scopes = consent?.['scopes'] as string[];
});

/** As if it had been given so that it ends in so many days. */
async function endsIn(days: number): Promise<void> {
  await adminQuery(
    `update consent set given_at = now() - interval '30 days',
       expires_at = now() + make_interval(days => $2) where id = $1`,
    [world.consentId, days],
  );
  await adminQuery(
    `update access_grant set valid_until = now() + make_interval(days => $2) where consent_id = $1`,
    [world.consentId, days],
  );
}
const told = async (who: Visitor): Promise<string[]> => {
  await tellOf(worker.db, world.personId);
  const { data } = await ask(who, '{ notices { edges { node { kind text } } } }');
  return data.notices.edges
    .map(({ node }: { node: { kind: string } }) => node.kind)
    .filter((kind: string) => kind.startsWith('CONSENT'));
};
const mustRenew = async (who: Visitor): Promise<boolean> => {
  const { data } = await ask(who, '{ needsMe { kind dueAt referral { id } } }');
  return data.needsMe.some(
    (item: { kind: string; referral: { id: string } | null }) =>
      item.kind === 'RENEW_CONSENT' && item.referral?.id === referralId,
  );
};
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const renew = (who: Visitor, more: object = {}) =>
  act(
    who,
    'recordConsent',
    {
      personId: world.personId,
      renews: world.consentId,
      scopes,
      language: 'en',
      method: who === world.customer ? 'ELECTRONIC' : 'WRITTEN',
      wordingVersion: '2026-01',
      expiresOn: day(300),
      ...more,
    },
    '... on ConsentPayload { consent { id renewableReferrals } }',
  );
const reached = async (): Promise<boolean> => {
  const { data } = await ask(
    world.receiver.staff,
    'query ($id: ID!) { referral(id: $id) { detail { reason } person { contact { phone } } } }',
    { id: referralId },
  );
  return data.referral.detail !== null && data.referral.person?.contact != null;
};

describe('a consent that runs out under an open referral (REF-050)', () => {
  test('is told of two weeks before and at its end, to sender and person, once each', async () => {
    await endsIn(15);
    await announceEndingConsents(worker.db);
    expect(await told(world.sender.staff)).toEqual([]);
    expect(await mustRenew(world.sender.staff)).toBe(false);

    await endsIn(13);
    await announceEndingConsents(worker.db);
    await announceEndingConsents(worker.db);
    for (const who of [world.sender.staff, world.customer]) {
      expect(await told(who)).toEqual(['CONSENT_EXPIRING']);
    }
    expect(await mustRenew(world.sender.staff)).toBe(true);
    expect(await mustRenew(world.receiver.staff)).toBe(false);
    expect(await mustRenew(world.outsider.staff)).toBe(false);

    await endsIn(-1);
    await announceExpiredConsents(worker.db);
    await announceExpiredConsents(worker.db);
    for (const who of [world.sender.staff, world.customer]) {
      expect(await told(who)).toEqual(['CONSENT_EXPIRED', 'CONSENT_EXPIRING']);
    }
    expect(await mustRenew(world.sender.staff)).toBe(true);
  });

  test('is told to the receiver when it ends, and when it goes on, by mail too', async () => {
    const { staff } = world.receiver;
    await endsIn(3);
    await announceEndingConsents(worker.db);
    expect(await told(staff)).toEqual([]);
    await endsIn(-1);
    await announceExpiredConsents(worker.db);
    expect(await told(staff)).toEqual(['CONSENT_EXPIRED']);
    await letTimeCome(staff);
    await writeMails(worker.db);
    // Once it has ended, that is all a mail is written about.
    const mails = await mailsOf(staff);
    expect(mails.map(({ kind }) => kind)).toEqual(['REFERRAL_NEEDS_ATTENTION']);
    expect(mails[0]?.body).toContain(`/referrals/${referralId}`);
    paid(await renew(world.sender.staff), 'consent');
    expect(await told(staff)).toEqual(['CONSENT_RENEWED', 'CONSENT_EXPIRED']);
  });

  test('and is renewed before its end is no news for the receiver', async () => {
    await endsIn(3);
    paid(await renew(world.sender.staff), 'consent');
    expect(await told(world.receiver.staff)).toEqual([]);
  });

  test('is nobody’s business when nothing rests on it', async () => {
    await act(world.sender.staff, 'withdrawReferral', { id: referralId, reason: 'Has work.' }, '');
    await endsIn(3);
    await announceEndingConsents(worker.db);
    await endsIn(-1);
    await announceExpiredConsents(worker.db);
    expect(await told(world.sender.staff)).toEqual([]);
    expect(await mustRenew(world.sender.staff)).toBe(false);
  });
});

describe('renewing it', () => {
  test.each(['sender', 'customer'] as const)(
    'by the %s lets the referral go on, also after the end, for nothing more',
    async (who) => {
      await endsIn(-1);
      expect(await reached()).toBe(false);
      const by = who === 'sender' ? world.sender.staff : world.customer;
      const { id } = paid(await renew(by), 'consent') as { id: string };
      expect(await reached()).toBe(true);
      expect(await mustRenew(world.sender.staff)).toBe(false);
      const grants = await adminQuery(
        `select g.scopes, g.valid_until = c.expires_at as lasts from access_grant g join consent c on c.id = g.consent_id
          where g.cause_id = $1 and g.consent_id = $2 and g.reason = 'RECEIVED_REFERRAL'`,
        [referralId, id],
      );
      expect(grants).toEqual([{ scopes, lasts: true }]);
      const history = await ask(
        world.receiver.staff,
        'query ($id: ID!) { referral(id: $id) { history(first: 50) { edges { node { kind } } } } }',
        { id: referralId },
      );
      expect(history.data.referral.history.edges.at(-1).node.kind).toBe('CONSENT_RENEWED');
      // What is taken back from then on is the new one.
      paid(
        await act(
          world.customer,
          'withdrawConsent',
          { id },
          '... on ConsentPayload { consent { id } }',
        ),
        'consent',
      );
      expect(await reached()).toBe(false);
    },
  );

  test('is refused for more or less than before, no longer than before, once withdrawn, and to others', async () => {
    const fields = async (more: object) =>
      ((await renew(world.sender.staff, more))['problems'] as { field: string }[]).map(
        ({ field }) => field,
      );
    await endsIn(400);
    expect(await fields({})).toEqual(['expiresOn']);
    await endsIn(5);
    expect(await fields({ scopes: ['CONTACT'] })).toEqual(['scopes']);
    for (const who of [world.receiver.staff, world.outsider.staff]) {
      expect((await renew(who)).__typename).toMatch(/^(NotFound|Forbidden|Conflict)Error$/);
    }
    paid(
      await act(
        world.customer,
        'withdrawConsent',
        { id: world.consentId },
        '... on ConsentPayload { consent { id } }',
      ),
      'consent',
    );
    expect((await renew(world.sender.staff)).__typename).toBe('ConflictError');
  });

  test('cannot be had by writing another consent onto a referral under way', async () => {
    const [other] = await adminQuery(
      `insert into consent (id, person_id, recorded_by_organization_id, scopes, wording_version, language, method,
         given_at, expires_at)
       select gen_random_uuid(), person_id, recorded_by_organization_id, '{CONTACT}', wording_version, language, method,
         now(), now() + interval '700 days' from consent where id = $1 returning id`,
      [world.consentId],
    );
    await expect(
      adminQuery('update referral set consent_id = $2 where id = $1', [referralId, other?.['id']]),
    ).rejects.toThrow('keeps its service');
  });
});
