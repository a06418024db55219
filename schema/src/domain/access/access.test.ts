import { describe, expect, test } from 'vitest';
import {
  ANONYMOUS,
  isAdministrator,
  isCustomer,
  isOversight,
  isPartnerStaff,
  isSignedIn,
  isStaff,
  isSystem,
} from './actor.ts';
import type { Actor } from './actor.ts';
import { capabilitiesOf } from './capability.ts';
import { ROLES } from './role.ts';
import type { Role } from './role.ts';

const actor = (role: Role): Actor => ({
  role,
  userId: role === 'ANONYMOUS' || role === 'SYSTEM' ? null : 'u',
  personId: role === 'CUSTOMER' ? 'p' : null,
  organizationId: role === 'CUSTOMER' || role === 'ANONYMOUS' ? null : 'o',
  lwiaId: role === 'LWIA_ADMIN' ? 'o' : null,
  membershipId: null,
});

const TABLE: Readonly<Record<Role, string>> = {
  PARTNER_STAFF: 'staff partner signed-in',
  PARTNER_ADMIN: 'staff partner administrator signed-in',
  LWIA_ADMIN: 'staff partner administrator signed-in',
  STATE_ADMIN: 'staff oversight administrator signed-in',
  MONITOR: 'staff oversight signed-in',
  CUSTOMER: 'customer signed-in',
  PENDING: 'signed-in',
  SYSTEM: 'system',
  ANONYMOUS: '',
};
const CAPABILITIES: Readonly<Record<Role, string>> = {
  PARTNER_STAFF: 'INBOX REFER PEOPLE DIRECTORY TRAINING',
  PARTNER_ADMIN:
    'INBOX REFER PEOPLE DIRECTORY APPROVE_MEMBERS KEEP_RECORD MANAGE_API MANAGE_WEBHOOKS TRAINING',
  LWIA_ADMIN:
    'INBOX REFER PEOPLE DIRECTORY APPROVE_MEMBERS KEEP_RECORD LIKELY_MATCHES OVERSEE MANAGE_API MANAGE_WEBHOOKS TRAINING',
  STATE_ADMIN:
    'INBOX PEOPLE DIRECTORY APPROVE_MEMBERS KEEP_RECORD LIKELY_MATCHES OVERSEE MAIL_DELIVERY WATCH_JOBS SET_RULES MANAGE_API TRAINING KEEP_TRAINING',
  MONITOR: 'INBOX PEOPLE DIRECTORY OVERSEE TRAINING',
  CUSTOMER: '',
  PENDING: '',
  SYSTEM: '',
  ANONYMOUS: '',
};

describe('roles', () => {
  test.each(ROLES)('%s', (role) => {
    const who = actor(role);
    const words = Object.entries({
      staff: isStaff(who),
      partner: isPartnerStaff(who),
      oversight: isOversight(who),
      customer: isCustomer(who),
      system: isSystem(who),
      administrator: isAdministrator(who),
      'signed-in': isSignedIn(who),
    });
    expect(
      words
        .filter(([, is]) => is)
        .map(([word]) => word)
        .join(' '),
    ).toBe(TABLE[role]);
    expect(capabilitiesOf(who, 'PARTNER').join(' ')).toBe(CAPABILITIES[role]);
    // Applications are an area's (REF-019).
    expect(capabilitiesOf(who, 'LWIA').includes('CASELOAD')).toBe(isPartnerStaff(who));
  });

  test('without an organization nobody serves, without a person nobody is a customer', () => {
    expect(isPartnerStaff({ ...actor('PARTNER_STAFF'), organizationId: null })).toBe(false);
    expect(isCustomer({ ...actor('CUSTOMER'), personId: null })).toBe(false);
    const shared = Object.defineProperty(actor('PARTNER_STAFF'), 'personId', {
      get: () => {
        throw new Error('An organization has no person.');
      },
    });
    expect(isCustomer(shared)).toBe(false);
    expect(isSignedIn(ANONYMOUS)).toBe(false);
  });
});
