import { PRACTICE_AREA_ID } from '@throughline/schema/domain/shared/practice';
import { Forbidden } from '@throughline/schema/platform/errors';
import { describe, expect, test } from 'vitest';
import type { HeldMembership } from './auth-database.ts';
import { claimsFor, currentMemberships, nextMembershipEnd } from './claims.ts';
import type { Authenticated } from './claims.ts';

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR);

const held = (id: string, more: Partial<HeldMembership> = {}): HeldMembership => ({
  id,
  organizationId: `organization of ${id}`,
  role: 'PARTNER_STAFF',
  validFrom: ago(24),
  validUntil: null,
  suspended: false,
  ...more,
});

const who = (more: Partial<Authenticated> = {}): Authenticated => ({
  scopes: null,
  sessionId: 's',
  userId: 'u',
  device: 'Browser',
  createdAt: ago(1),
  lastSeenAt: ago(0),
  expiresAt: ago(-0.5),
  endsAt: ago(-11),
  defaultMembershipId: null,
  emailVerified: true,
  locale: 'en',
  personId: null,
  ruleNow: ago(0),
  clockOffset: 0,
  memberships: [],
  ...more,
});

const staff = { role: 'PARTNER_STAFF', userId: 'u', personId: null, lwiaId: null };

describe('claims', () => {
  test('of nobody open nothing', () => {
    expect(claimsFor(null, null)).toMatchObject({ role: 'ANONYMOUS', userId: null });
    expect(claimsFor(null, 'any')).toMatchObject({ role: 'ANONYMOUS' });
  });

  test('of somebody without anything are pending', () => {
    expect(claimsFor(who(), null)).toMatchObject({
      role: 'PENDING',
      userId: 'u',
      organizationId: null,
    });
  });

  test('go by the membership named, then the default, then the first', () => {
    const memberships = [held('a'), held('b'), held('c')];
    const id = (membershipId: string | null, more = {}) =>
      claimsFor(who({ memberships, ...more }), membershipId).membershipId;
    expect(id('c', { defaultMembershipId: 'b' })).toBe('c');
    expect(id(null, { defaultMembershipId: 'b' })).toBe('b');
    expect(id(null, { defaultMembershipId: 'gone' })).toBe('a');
    expect(claimsFor(who({ memberships }), 'a')).toEqual({
      ...staff,
      organizationId: 'organization of a',
      membershipId: 'a',
    });
  });

  test('are of a practice membership only when it is named (REF-065)', () => {
    const practice = held('p', { organizationId: PRACTICE_AREA_ID });
    const memberships = [practice, held('a')];
    expect(claimsFor(who({ memberships }), null).membershipId).toBe('a');
    expect(claimsFor(who({ memberships }), 'p').organizationId).toBe(PRACTICE_AREA_ID);
    expect(claimsFor(who({ memberships: [practice] }), null).role).toBe('PENDING');
  });

  test.each([
    ['not theirs', 'x', {}],
    ['not begun', 'a', { validFrom: ago(-1) }],
    ['never begun', 'a', { validFrom: null }],
    ['over', 'a', { validUntil: ago(1) }],
  ])('a named membership that is %s is refused, not replaced', (_name, named, more) => {
    const subject = who({ memberships: [held('a', more), held('b')] });
    expect(() => claimsFor(subject, named)).toThrow(Forbidden);
  });

  test('for a suspended organization open nothing, and say so when it is named (REF-013)', () => {
    const memberships = [held('a', { suspended: true }), held('b')];
    expect(claimsFor(who({ memberships, defaultMembershipId: 'a' }), null).membershipId).toBe('b');
    expect(() => claimsFor(who({ memberships }), 'a')).toThrow('suspended');
    const only = who({ memberships: [held('a', { suspended: true, role: 'PARTNER_ADMIN' })] });
    expect(claimsFor(only, null)).toMatchObject({ role: 'PENDING', organizationId: null });
  });

  test('only the administrator of an area has an area', () => {
    const memberships = [held('a', { role: 'LWIA_ADMIN' })];
    const { lwiaId, organizationId } = claimsFor(who({ memberships }), null);
    expect(lwiaId).toBe(organizationId);
  });

  test('of a customer are the person, and never with a membership', () => {
    expect(claimsFor(who({ personId: 'p' }), null)).toMatchObject({
      role: 'CUSTOMER',
      personId: 'p',
    });
    const both = who({ personId: 'p', memberships: [held('a')] });
    expect(claimsFor(both, null)).toMatchObject({ role: 'PARTNER_STAFF', personId: null });
  });

  test('of an unproven address are pending, whatever else there is', () => {
    const subject = who({ emailVerified: false, personId: 'p', memberships: [held('a')] });
    expect(claimsFor(subject, 'a')).toMatchObject({
      role: 'PENDING',
      personId: null,
      membershipId: null,
    });
  });

  test('go by the clock of the rules', () => {
    const memberships = [held('a', { validUntil: ago(-24) })];
    expect(currentMemberships(who({ memberships }))).toHaveLength(1);
    expect(currentMemberships(who({ memberships, clockOffset: 25 * HOUR }))).toHaveLength(0);
    const end = nextMembershipEnd(who({ memberships, clockOffset: 20 * HOUR }));
    expect(Math.round(((end?.getTime() ?? 0) - Date.now()) / HOUR)).toBe(4);
    expect(nextMembershipEnd(who({ memberships: [held('a')] }))).toBeNull();
  });
});
