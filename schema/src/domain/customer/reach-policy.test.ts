import { describe, expect, test } from 'vitest';
import { ANONYMOUS } from '../access/actor.ts';
import type { Actor } from '../access/actor.ts';
import { MEMBERSHIP_ROLES } from '../access/role.ts';
import { mayEditBirth, mayWithdrawConsent, seesAllReach } from './policy.ts';
import { GRANT_REASONS } from './reach.ts';

const staff = (role: Actor['role'], changes: Partial<Actor> = {}): Actor => ({
  ...ANONYMOUS,
  role,
  userId: 'u',
  organizationId: 'o',
  lwiaId: role === 'LWIA_ADMIN' ? 'o' : null,
  ...changes,
});
const customer = (personId: string): Actor => staff('CUSTOMER', { personId, organizationId: null });
const SERVING = ['PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN'];

describe('mayEditBirth', () => {
  const facts = { personId: 'p', hasAccount: false, withdrawable: false };
  test.each(
    MEMBERSHIP_ROLES.flatMap((role) => GRANT_REASONS.map((reason) => [role, reason] as const)),
  )('%s by %s', (role, reason) => {
    expect(mayEditBirth(staff(role), { ...facts, reasons: [reason] })).toBe(
      SERVING.includes(role) && (reason === 'CREATED_HERE' || reason === 'APPLICATION'),
    );
  });
  test('the person, and no other customer', () => {
    expect(mayEditBirth(customer('p'), { ...facts, reasons: [] })).toBe(true);
    expect(mayEditBirth(customer('q'), { ...facts, reasons: [] })).toBe(false);
  });
});

describe('mayWithdrawConsent', () => {
  const consent = (recordedByOrganizationId: string | null) => ({
    personId: 'p',
    recordedByOrganizationId,
  });
  test.each(MEMBERSHIP_ROLES)('%s: what their organization took', (role) => {
    expect(mayWithdrawConsent(staff(role), consent('o'))).toBe(SERVING.includes(role));
    expect(mayWithdrawConsent(staff(role), consent('other'))).toBe(false);
    expect(mayWithdrawConsent(staff(role), consent(null))).toBe(false);
  });
  test.each(['o', null])('the customer: also what was taken by %s', (recordedBy) => {
    expect(mayWithdrawConsent(customer('p'), consent(recordedBy))).toBe(true);
    expect(mayWithdrawConsent(customer('q'), consent(recordedBy))).toBe(false);
  });
  test('nobody', () => expect(mayWithdrawConsent(ANONYMOUS, consent(null))).toBe(false));
});

describe('seesAllReach', () => {
  test.each([
    ['PARTNER_STAFF', false],
    ['PARTNER_ADMIN', false],
    ['LWIA_ADMIN', true],
    ['STATE_ADMIN', true],
    ['MONITOR', true],
  ] as const)('%s of the person’s area: %s', (role, all) => {
    expect(seesAllReach(staff(role), { id: 'p', lwiaId: 'o' })).toBe(all);
  });
  test('not the administrator of another area, nor of one unknown', () => {
    expect(seesAllReach(staff('LWIA_ADMIN'), { id: 'p', lwiaId: 'x' })).toBe(false);
    expect(seesAllReach(staff('LWIA_ADMIN', { lwiaId: null }), { id: 'p', lwiaId: null })).toBe(
      false,
    );
  });
  test('the person alone among customers', () => {
    expect(seesAllReach(customer('p'), { id: 'p', lwiaId: null })).toBe(true);
    expect(seesAllReach(customer('q'), { id: 'p', lwiaId: null })).toBe(false);
    expect(seesAllReach(ANONYMOUS, { id: 'p', lwiaId: null })).toBe(false);
  });
});
