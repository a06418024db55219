import { expect, test } from 'vitest';
import { ANONYMOUS } from '../access/actor.ts';
import { ROLES } from '../access/role.ts';
import type { Role } from '../access/role.ts';
import { accessLogExtent, changedValue } from './access-log.ts';

const person = { id: 'ana', lwiaId: 'area' };
const extent = (role: Role, own: { personId?: string; lwiaId?: string } = {}) =>
  accessLogExtent({ ...ANONYMOUS, role, userId: 'u', organizationId: 'o', ...own }, person);

const EXPECTED: Partial<Record<Role, string>> = {
  STATE_ADMIN: 'EVERYBODY',
  PARTNER_ADMIN: 'OWN_ORGANIZATION',
  LWIA_ADMIN: 'OWN_ORGANIZATION',
};

test.each(ROLES)('CORE-014: %s reads as much of an access log as they should', (role) => {
  expect(extent(role)).toBe(EXPECTED[role] ?? null);
});

test('CORE-014: the person reads theirs, and the administrator of their area all of it', () => {
  expect(extent('CUSTOMER', { personId: 'ana' })).toBe('EVERYBODY');
  expect(extent('CUSTOMER', { personId: 'ben' })).toBeNull();
  expect(extent('LWIA_ADMIN', { lwiaId: 'area' })).toBe('EVERYBODY');
  expect(extent('LWIA_ADMIN', { lwiaId: 'elsewhere' })).toBe('OWN_ORGANIZATION');
});

test('CORE-014: what was changed is said in words', () => {
  expect(changedValue('NEED', 'HOUSING', 'es')).toBe('Ayuda con la vivienda');
  expect(changedValue('CONSENT', '["CONTACT", "GOALS"]', 'en')).toBe(
    'Name and how to reach you; Your goals',
  );
  expect(changedValue('CONSENT', null, 'en')).toBe('');
  expect(changedValue('COUNTY_FIPS', 'Peoria', 'en')).toBe('Peoria');
});
