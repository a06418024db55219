import { describe, expect, test } from 'vitest';
import { ANONYMOUS } from '../access/actor.ts';
import type { Actor } from '../access/actor.ts';
import { ROLES } from '../access/role.ts';
import type { Role } from '../access/role.ts';
import { practiceId } from '../shared/practice.ts';
import { PERSON_ACTIONS, personActions } from './policy.ts';
import type { PersonFacts } from './policy.ts';
import { GRANT_REASONS } from './reach.ts';
import type { GrantReason } from './reach.ts';

const actor = (role: Role): Actor => ({
  ...ANONYMOUS,
  role,
  userId: 'u',
  personId: role === 'CUSTOMER' ? 'ana' : null,
  organizationId: role === 'CUSTOMER' ? null : 'library',
  lwiaId: role === 'LWIA_ADMIN' ? 'library' : null,
});
const facts = (more: Partial<PersonFacts> = {}): PersonFacts => ({
  personId: 'ana',
  reasons: [],
  hasAccount: false,
  withdrawable: false,
  ...more,
});

const STAFF: Readonly<Record<GrantReason, readonly string[]>> = {
  CREATED_HERE: [
    'EDIT',
    'EDIT_CONTACT',
    'SET_SSN',
    'ADD_NEED',
    'RECORD_CONSENT',
    'INVITE',
    'REFER',
  ],
  SENT_REFERRAL: ['EDIT', 'EDIT_CONTACT', 'ADD_NEED', 'RECORD_CONSENT', 'INVITE', 'REFER'],
  RECEIVED_REFERRAL: ['EDIT_CONTACT', 'ADD_NEED', 'RECORD_CONSENT', 'REFER'],
  LWIA_ADMINISTRATOR: [],
  APPLICATION: ['EDIT', 'EDIT_CONTACT', 'SET_SSN', 'ADD_NEED', 'RECORD_CONSENT', 'INVITE', 'REFER'],
  EARLIER_RECORD: [],
  EMERGENCY: [],
  STATE: [],
};

describe('what one may do to a person', () => {
  const cases = ROLES.flatMap((role) => GRANT_REASONS.map((reason) => [role, reason] as const));
  test.each(cases)('%s reaching by %s', (role, reason) => {
    const serves = role === 'PARTNER_STAFF' || role === 'PARTNER_ADMIN' || role === 'LWIA_ADMIN';
    const expected =
      role === 'CUSTOMER'
        ? ['EDIT', 'EDIT_CONTACT', 'RECORD_CONSENT']
        : serves
          ? STAFF[reason]
          : [];
    expect(personActions(actor(role), facts({ reasons: [reason] }))).toEqual(expected);
  });

  test('customers only to themselves', () => {
    expect(
      personActions({ ...actor('CUSTOMER'), personId: 'ben' }, facts({ withdrawable: true })),
    ).toEqual([]);
  });
  test('who has an account needs no invitation', () => {
    expect(
      personActions(actor('PARTNER_STAFF'), facts({ reasons: ['CREATED_HERE'], hasAccount: true })),
    ).not.toContain('INVITE');
  });
  test('who is made up to practice on has no number, and nobody to invite (REF-065)', () => {
    const personId = practiceId('0199c0de-0000-7000-8000-000000000001');
    const reasons = ['CREATED_HERE'] as const;
    const actions = personActions(actor('PARTNER_STAFF'), facts({ personId, reasons }));
    expect(actions).toEqual(STAFF.CREATED_HERE.filter((each) => !/INVITE|SET_SSN/.test(each)));
  });
  test('a consent is withdrawn by customers and by who recorded it', () => {
    for (const role of ['CUSTOMER', 'PARTNER_STAFF'] as const) {
      expect(personActions(actor(role), facts({ withdrawable: true }))).toContain(
        'WITHDRAW_CONSENT',
      );
    }
    expect(
      personActions(actor('MONITOR'), facts({ withdrawable: true, reasons: ['STATE'] })),
    ).toEqual([]);
  });
  test('in the order of the list', () => {
    const all = personActions(
      actor('PARTNER_STAFF'),
      facts({ reasons: ['CREATED_HERE'], withdrawable: true }),
    );
    expect(all).toEqual([...PERSON_ACTIONS]);
  });
});
