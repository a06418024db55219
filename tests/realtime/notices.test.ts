import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../support/actors.ts';
import { seedContact } from '../support/answer-link.ts';
import { seedApplicant, started, tryToAssign } from '../support/application-world.ts';
import { act } from '../support/ask.ts';
import { adminQuery } from '../support/database.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { paid, seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { refer, say } from './support/act.ts';
import { kindsOf, noticesOf, startTestWorker, worked } from './support/notices.ts';

let world: World;

beforeAll(startTestWorker);

beforeEach(async () => {
  world = await seedWorld();
});

describe('whom a change concerns', () => {
  test('a sent referral: everybody at the receiver, the customer in plain words, not who sent it', async () => {
    const { id } = await seedReferral(world, 'SENT');
    await worked();
    for (const who of [world.receiver.staff, world.receiver.colleague, world.receiver.admin]) {
      const [notice] = await noticesOf(who);
      expect(notice).toMatchObject({ kind: 'REFERRAL_SENT', referral: { id } });
      expect(notice?.text).toContain('sent you a referral for Ana Quill');
    }
    const [told] = await noticesOf(world.customer);
    expect(told?.text).toMatch(/^We asked .+ to help you\.$/);
    for (const who of [
      world.sender.staff,
      world.outsider.admin,
      world.state,
      world.otherArea.admin,
    ]) {
      expect(await noticesOf(who)).toEqual([]);
    }
  });

  test('the contacts that the service names, and its stand-in later (N-23, N-24)', async () => {
    const { receiver, serviceId } = world;
    await seedContact(serviceId, { email: `${receiver.staff.userId}@example.org` });
    await seedContact(serviceId, {
      email: `${receiver.colleague.userId}@example.org`,
      backup: true,
    });
    await seedReferral(world, 'ATTEMPTING_CONTACT');
    await worked();
    expect(await kindsOf(receiver.staff)).toEqual(['REFERRAL_SENT']);
    expect(await kindsOf(receiver.colleague)).toEqual(['REFERRAL_ATTEMPTING_CONTACT']);
    expect(await kindsOf(receiver.admin)).toEqual([]);
  });

  test('nobody of an organization that is suspended (REF-013)', async () => {
    const { id } = await seedReferral(world, 'SENT');
    await worked();
    await adminQuery(`update organization set status = 'SUSPENDED' where id = $1`, [
      world.receiver.id,
    ]);
    await say(world.sender.staff, id);
    await worked();
    const rows = await adminQuery('select kind from notice where user_id = $1', [
      world.receiver.staff.userId,
    ]);
    expect(rows).toEqual([{ kind: 'REFERRAL_SENT' }]);
  });

  test('an answer: who wrote the referral; then who has it on either side', async () => {
    const { id } = await seedReferral(world, 'RECEIVED');
    await refer(world.receiver.staff, 'acceptReferral', {
      id,
      assigneeId: world.receiver.colleague.userId,
    });
    await worked();
    await refer(world.sender.admin, 'assignReferral', {
      id,
      userId: world.sender.colleague.userId,
    });
    await say(world.sender.staff, id);
    await say(world.receiver.staff, id);
    await worked();
    expect(await kindsOf(world.sender.staff)).toEqual(['REFERRAL_ACCEPTED', 'REFERRAL_RECEIVED']);
    // Who has it hears of their own side's messages as well.
    expect((await kindsOf(world.sender.colleague)).sort()).toEqual([
      'REFERRAL_ASSIGNED',
      'REFERRAL_MESSAGE',
      'REFERRAL_MESSAGE',
    ]);
    expect(await kindsOf(world.receiver.colleague)).toContain('REFERRAL_MESSAGE');
    expect(await kindsOf(world.receiver.admin)).toEqual(['REFERRAL_SENT']);
    const [latest] = await noticesOf(world.sender.colleague);
    expect(latest?.text).toContain(world.receiver.staff.name);
  });

  test('an application that is given away: who has it now', async () => {
    const { planner, colleague, applicantId } = await seedApplicant();
    const { id } = await started(planner, applicantId);
    paid(await tryToAssign(planner, id, colleague.userId ?? ''), 'application');
    await worked();
    const [notice, ...more] = await noticesOf(colleague);
    expect([notice?.kind, more]).toEqual(['APPLICATION_ASSIGNED', []]);
    expect(notice?.text).toContain(planner.name);
    expect(await noticesOf(planner)).toEqual([]);
  });

  test('steps taken at once are told as the last one', async () => {
    const { id } = await seedReferral(world, 'SENT');
    await refer(world.receiver.staff, 'acceptReferral', { id });
    await worked();
    expect(await kindsOf(world.sender.staff)).toEqual(['REFERRAL_ACCEPTED']);
  });

  test('a withdrawn consent: both sides, the receiver without the name', async () => {
    await seedReferral(world, 'RECEIVED');
    await worked();
    paid(
      await act(
        world.customer,
        'withdrawConsent',
        { id: world.consentId },
        '... on ConsentPayload { consent { id } }',
      ),
      'consent',
    );
    await worked();
    const [sender] = await noticesOf(world.sender.staff);
    const [receiver] = await noticesOf(world.receiver.staff);
    expect(sender?.text).toMatch(/^The consent of Ana Quill .+ was withdrawn\./);
    expect(receiver?.text).toMatch(/^The consent of a customer was withdrawn\./);
    expect(await kindsOf(world.customer)).not.toContain('CONSENT_WITHDRAWN');
  });

  test('other times to be reached: whoever serves the person', async () => {
    const { id } = await seedReferral(world, 'RECEIVED');
    await worked();
    paid(
      await act(
        world.customer,
        'updateContact',
        {
          personId: world.personId,
          expectedVersion: 1,
          contact: {
            phone: '312 555 0123',
            phoneMessageOk: true,
            preferredChannel: 'PHONE',
            safeTimes: [{ days: ['MON'], from: '09:00', to: '12:00' }],
          },
        },
        '... on PersonPayload { person { id } }',
      ),
      'person',
    );
    await worked();
    expect((await noticesOf(world.receiver.staff))[0]).toMatchObject({
      kind: 'CONTACT_TIMES_CHANGED',
      referral: { id },
    });
  });

  test('a request to join: who decides; the decision: who asked', async () => {
    const organizationId = await makeOrganization({ lwiaId: world.area.id, name: 'Harbor Help' });
    const asking = await makeStaff(organizationId);
    await adminQuery('delete from membership where user_id = $1', [asking.userId]);
    const done = await act(
      asking,
      'requestMembership',
      { organizationId, role: 'PARTNER_STAFF' },
      '... on MembershipPayload { membership { id } }',
    );
    const { id: membershipId } = paid(done, 'membership') as { id: string };
    await worked();
    // The organization has nobody yet: its area decides.
    const [request] = await noticesOf(world.area.admin);
    expect(request?.text).toBe(`${asking.name} asks to join Harbor Help.`);
    await act(
      world.area.admin,
      'decideMembership',
      { membershipId, approve: true },
      '... on MembershipPayload { membership { id } }',
    );
    await worked();
    expect((await noticesOf(asking))[0]?.text).toBe('You can now work for Harbor Help.');
  });

  test('who left or lost the role is told nothing', async () => {
    await adminQuery(`update membership set status = 'ENDED', valid_until = now() where id = $1`, [
      world.receiver.colleague.membershipId,
    ]);
    await seedReferral(world, 'SENT');
    await worked();
    const rows = await adminQuery('select 1 from notice where user_id = $1', [
      world.receiver.colleague.userId,
    ]);
    expect(rows).toEqual([]);
  });
});
