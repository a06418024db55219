import { createClient } from '@throughline/prisma/client';
import { announceExpiredConsents } from '@throughline/api/jobs/announce-expired-consents';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeStaff } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery, holding, testDatabase } from '../../support/database.ts';
import { customerWorld } from '../../support/customer-world.ts';
import type { CustomerWorld } from '../../support/customer-world.ts';

let world: CustomerWorld;
beforeEach(async () => {
  world = await customerWorld();
});

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const input = (changes: object = {}) => ({
  personId: world.ids.person,
  scopes: ['NEEDS'],
  language: 'en',
  method: 'WRITTEN',
  wordingVersion: '2026-01',
  expiresOn: day(30),
  ...changes,
});
const CONSENT = `... on ConsentPayload { consent { id state method scopes witnessName viewerCanWithdraw
  openReferrals recordedBy { id } } }`;

const activities = (kind: string) =>
  adminQuery(
    `select audience, side_organization_id as side, subject_type, actor_role from activity
      where person_id = $1 and kind = $2 order by seq`,
    [world.ids.person, kind],
  );

describe('recordConsent', () => {
  test('by staff: what was signed, contact always included', async () => {
    const answer = await act(world.actors.sender, 'recordConsent', input(), CONSENT);
    expect(answer['consent']).toMatchObject({
      state: 'ACTIVE',
      scopes: ['CONTACT', 'NEEDS'],
      recordedBy: { id: world.organizations.sender },
      viewerCanWithdraw: true,
      openReferrals: 0,
    });
    expect(await activities('CONSENT_GIVEN')).toEqual([
      {
        audience: 'SIDE_AND_PERSON',
        side: world.organizations.sender,
        subject_type: 'CONSENT',
        actor_role: 'PARTNER_STAFF',
      },
    ]);
  });

  test('what is wrong is said field by field', async () => {
    const answer = await act(
      world.actors.sender,
      'recordConsent',
      input({ method: 'VERBAL', wordingVersion: '1999-01', language: '', expiresOn: day(800) }),
      '',
    );
    expect(answer['problems']).toMatchObject([
      { field: 'witnessName', code: 'REQUIRED' },
      { field: 'wordingVersion', code: 'NOT_ALLOWED' },
      { field: 'language', code: 'REQUIRED' },
      { field: 'expiresOn', code: 'NOT_ALLOWED' },
    ]);
  });

  test('staff record no click, customers no signature', async () => {
    const click = await act(
      world.actors.sender,
      'recordConsent',
      input({ method: 'ELECTRONIC' }),
      '',
    );
    expect(click['problems']).toMatchObject([{ field: 'method' }]);
    const signature = await act(world.actors.customer, 'recordConsent', input(), '');
    expect(signature['problems']).toMatchObject([{ field: 'method' }]);
  });

  test('by the customer online: told to each organization that could refer, to none of another', async () => {
    const given = await act(
      world.actors.customer,
      'recordConsent',
      input({ method: 'ELECTRONIC' }),
      CONSENT,
    );
    expect(given).toMatchObject({ __typename: 'ConsentPayload' });
    const { id } = given['consent'] as { id: string };
    expect(given['consent']).toMatchObject({ recordedBy: null, viewerCanWithdraw: true });
    expect(await activities('CONSENT_GIVEN')).toEqual([
      { audience: 'SIDE_AND_PERSON', side: null, subject_type: 'CONSENT', actor_role: 'CUSTOMER' },
      {
        audience: 'SIDE',
        side: world.organizations.sender,
        subject_type: 'CONSENT',
        actor_role: 'CUSTOMER',
      },
    ]);
    const query = 'query ($id: ID!) { person(id: $id) { consents { id viewerCanWithdraw } } }';
    const seenBy = async (who: 'sender' | 'receiver') =>
      (await ask(world.actors[who], query, { id: world.ids.person })).data.person.consents;
    expect(await seenBy('sender')).toContainEqual({ id, viewerCanWithdraw: false });
    expect(await seenBy('receiver')).toEqual([{ id: world.ids.consent, viewerCanWithdraw: false }]);
  });
});

describe('withdrawConsent', () => {
  const withdraw = (who: 'sender' | 'receiver' | 'customer' | 'state') =>
    act(world.actors[who], 'withdrawConsent', { id: world.ids.consent }, CONSENT);
  const person = async (who: 'sender' | 'receiver' | 'receiverArea') =>
    (
      await ask(world.actors[who], 'query ($id: ID!) { person(id: $id) { id } }', {
        id: world.ids.person,
      })
    ).data.person;

  test.each(['sender', 'customer'] as const)(
    'by %s: referrals close, then access ends',
    async (who) => {
      expect((await withdraw(who))['consent']).toMatchObject({
        state: 'WITHDRAWN',
        viewerCanWithdraw: false,
        openReferrals: 0,
      });
      const [referral] = await adminQuery('select status, outcome from referral where id = $1', [
        world.ids.referral,
      ]);
      expect(referral).toEqual({ status: 'COMPLETED', outcome: 'WITHDRAWN_BY_CUSTOMER' });
      expect(await person('receiver')).toBeNull();
      expect(await person('receiverArea')).toBeNull();
      expect(await person('sender')).not.toBeNull();
      const [told] = await activities('CONSENT_WITHDRAWN');
      expect(told).toMatchObject({ audience: 'SIDE_AND_PERSON', side: world.organizations.sender });
    },
  );

  test('twice changes nothing more', async () => {
    await withdraw('customer');
    const [first] = await adminQuery('select withdrawn_at from consent where id = $1', [
      world.ids.consent,
    ]);
    expect((await withdraw('sender'))['consent']).toMatchObject({ state: 'WITHDRAWN' });
    const [second] = await adminQuery('select withdrawn_at from consent where id = $1', [
      world.ids.consent,
    ]);
    expect(second).toEqual(first);
    expect(await activities('CONSENT_WITHDRAWN')).toHaveLength(1);
  });

  test('two at once withdraw once', async () => {
    await Promise.all([withdraw('customer'), withdraw('sender')]);
    expect(await activities('CONSENT_WITHDRAWN')).toHaveLength(1);
  });

  test('what is withdrawn while a command waits for it, is withdrawn to that command', async () => {
    const { consent: id } = world.ids;
    const other = await holding(`select 1 from consent where id = '${id}' for update`);
    const answer = withdraw('sender');
    await other.somebodyWaits();
    await other.release(
      `update consent set withdrawn_at = clock_timestamp(), withdrawn_by = 'CUSTOMER' where id = '${id}'`,
    );
    expect((await answer)['consent']).toMatchObject({ state: 'WITHDRAWN' });
    expect(await activities('CONSENT_WITHDRAWN')).toEqual([]);
  });

  test.each(['receiver', 'state'] as const)('is not for %s, who sees it', async (who) => {
    expect((await withdraw(who)).__typename).toBe('ForbiddenError');
    expect(await person('receiver')).not.toBeNull();
  });

  test('a colleague of the receiver who wrote needs down keeps those, not the person', async () => {
    const colleague = await makeStaff(world.organizations.receiver);
    const added = await act(
      colleague,
      'addNeed',
      { personId: world.ids.person, category: 'HOUSING' },
      '',
    );
    expect(added.__typename).toBe('PersonPayload');
    await withdraw('customer');
    const again = await act(
      colleague,
      'addNeed',
      { personId: world.ids.person, category: 'FOOD' },
      '',
    );
    expect(again.__typename).toBe('NotFoundError');
  });
});

describe('a consent that ends by its date', () => {
  test('ends access by itself, and is told of once', async () => {
    const { roles } = await testDatabase();
    const worker = createClient({ url: roles.worker, poolSize: 2 });
    await adminQuery(
      `update consent set given_at = now() - interval '2 days', expires_at = now() - interval '1 second'
        where id = $1`,
      [world.ids.consent],
    );
    await Promise.all([announceExpiredConsents(worker.db), announceExpiredConsents(worker.db)]);
    await announceExpiredConsents(worker.db);
    await worker.close();
    expect(await activities('CONSENT_EXPIRED')).toEqual([
      {
        audience: 'SIDE_AND_PERSON',
        side: world.organizations.sender,
        subject_type: 'CONSENT',
        actor_role: 'SYSTEM',
      },
      // both sides of what was shared under it (REF-050)
      { audience: 'PARTIES', side: null, subject_type: 'REFERRAL', actor_role: 'SYSTEM' },
    ]);
    const withdrawn = await act(
      world.actors.customer,
      'withdrawConsent',
      { id: world.ids.consent },
      '',
    );
    expect(withdrawn.__typename).toBe('ConflictError');
  });
});

test('the wording names who asks, in the language asked for', async () => {
  const query = `query ($language: String!) { consentWording(language: $language) {
    version language text scopes { scope label text } } }`;
  await adminQuery(`update organization set name = 'Lakeside Library' where id = $1`, [
    world.organizations.sender,
  ]);
  const english = await ask(world.actors.sender, query, { language: 'pl' });
  expect(english.data.consentWording).toMatchObject({ version: '2026-11', language: 'en' });
  expect(english.data.consentWording.text).toContain('Lakeside Library would like');
  const spanish = await ask(world.actors.customer, query, { language: 'es' });
  expect(spanish.data.consentWording.text).toContain('una organización con la que usted trabaja');
  expect(spanish.data.consentWording.text).not.toContain('{sender}');
});
