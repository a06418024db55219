import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANONYMOUS } from '../access/actor.ts';
import type { Actor } from '../access/actor.ts';
import {
  MEMBERSHIP_ROLES,
  MEMBERSHIP_STATUSES,
  ORGANIZATION_KINDS,
  ROLES_OF_KIND,
  roleFits,
} from '../access/role.ts';
import type { OrganizationKind } from '../access/role.ts';
import { PRACTICE_AREA_ID } from '../shared/practice.ts';
import { accountProblems, signUpProblems } from './account.ts';
import {
  INVITATION_CODE_BYTES,
  invitationCodeFrom,
  invitationExpiresAt,
  invitationState,
  parseInvitationCode,
} from './invitation.ts';
import {
  canApprove,
  canApproveOrganization,
  canChange,
  canEnd,
  canInvite,
  canRequest,
  isMembershipCurrent,
  leavesAdministrator,
  nextMembershipStatuses,
} from './membership.ts';
import type { MembershipFacts, Standing } from './membership.ts';
import { PASSWORD_MAX, passwordProblem } from './password.ts';

describe('passwords', () => {
  test.each([
    ['elevenchars', 'TOO_SHORT'],
    ['x'.repeat(PASSWORD_MAX + 1), 'TOO_LONG'],
    ['Password 1234', 'NOT_ALLOWED'],
    ['QWERTY-123456', 'NOT_ALLOWED'],
    ['aaaaaaaaaaaa', 'NOT_ALLOWED'],
    ['abababababab1', 'NOT_ALLOWED'],
    ['maria.delgado@example.org', 'NOT_ALLOWED'],
    ['Maria.Delgado', 'NOT_ALLOWED'],
    ['mariadelgado2026', 'NOT_ALLOWED'],
  ])('%s: %s', (password, code) => {
    expect(passwordProblem(password, 'Maria.Delgado@example.org')?.code).toBe(code);
  });
  test.each([
    'twelve chars',
    'río verde tren lunes',
    'maria likes long walks',
    '🦊🦉🐢🐝🦋🐞🦔🐙🦀🐳🦈🐧',
  ])('%s is fine', (password) => {
    expect(passwordProblem(password, 'maria.delgado@example.org')).toBeNull();
  });
  test('never repeats what was typed', () => {
    const found =
      passwordProblem('hunter2hunter2', 'hunter2@example.org') ??
      passwordProblem('short', 'a@example.org');
    expect(JSON.stringify(found)).not.toMatch(/hunter2|short/);
  });
});

describe('sign-up', () => {
  const good = {
    name: 'Maria Delgado',
    email: 'maria@example.org',
    password: 'río verde tren lunes',
    locale: 'es',
  };
  test('complete', () => expect(signUpProblems(good)).toEqual([]));
  test('everything wrong at once', () => {
    const found = signUpProblems({ name: '', email: 'maria', password: '1', locale: 'fr' });
    expect(found.map(({ field }) => field)).toEqual(['name', 'email', 'password', 'locale']);
  });
  test('an account has a name and a phone that can be called', () => {
    expect(accountProblems({ name: 'Maria', phone: null, locale: 'en' })).toEqual([]);
    expect(accountProblems({ name: 'Maria', phone: '12', locale: 'en' })).toMatchObject([
      { field: 'phone' },
    ]);
  });
});

const staff = (more: Partial<Actor>): Actor => ({ ...ANONYMOUS, userId: 'admin', ...more });
const ADMINS = {
  state: staff({ role: 'STATE_ADMIN', organizationId: 'il' }),
  area: staff({ role: 'LWIA_ADMIN', organizationId: 'lwia-7', lwiaId: 'lwia-7' }),
  otherArea: staff({ role: 'LWIA_ADMIN', organizationId: 'lwia-1', lwiaId: 'lwia-1' }),
  own: staff({ role: 'PARTNER_ADMIN', organizationId: 'library' }),
  other: staff({ role: 'PARTNER_ADMIN', organizationId: 'pantry' }),
  colleague: staff({ role: 'PARTNER_STAFF', organizationId: 'library' }),
  monitor: staff({ role: 'MONITOR', organizationId: 'il' }),
};
const ORGANIZATION: Record<OrganizationKind, { organizationId: string; lwiaId: string | null }> = {
  STATE: { organizationId: 'il', lwiaId: null },
  LWIA: { organizationId: 'lwia-7', lwiaId: 'lwia-7' },
  GRANTEE: { organizationId: 'library', lwiaId: 'lwia-7' },
  PARTNER: { organizationId: 'library', lwiaId: 'lwia-7' },
  EMPLOYER: { organizationId: 'library', lwiaId: 'lwia-7' },
};
const request = (kind: OrganizationKind, more: Partial<MembershipFacts> = {}): MembershipFacts => ({
  ...ORGANIZATION[kind],
  kind,
  userId: 'newcomer',
  role: ROLES_OF_KIND[kind][0] ?? 'PARTNER_STAFF',
  status: 'PENDING',
  ...more,
});

describe('memberships', () => {
  const APPROVERS: Record<OrganizationKind, string[]> = {
    STATE: ['state'],
    LWIA: ['state', 'area'],
    GRANTEE: ['state', 'area', 'own'],
    PARTNER: ['state', 'area', 'own'],
    EMPLOYER: ['state', 'area', 'own'],
  };
  const cases = ORGANIZATION_KINDS.flatMap((kind) =>
    Object.entries(ADMINS).map(([name, actor]) => [kind, name, actor] as const),
  );

  test.each(cases)('%s: %s', (kind, name, actor) => {
    const may = APPROVERS[kind].includes(name);
    for (const role of MEMBERSHIP_ROLES) {
      expect(canApprove(actor, request(kind, { role }))).toBe(may && roleFits(role, kind));
      expect(canInvite(actor, request(kind), role)).toBe(may && roleFits(role, kind));
      const member = request(kind, { status: 'ACTIVE' });
      expect(canChange(actor, member, role)).toBe(may && roleFits(role, kind));
    }
    expect(canEnd(actor, request(kind, { status: 'ACTIVE' }))).toBe(may);
    const approves = may && name !== 'own' && kind !== 'STATE';
    expect(canApproveOrganization(actor, request(kind))).toBe(approves);
  });

  test('nobody decides on their own', () => {
    for (const actor of Object.values(ADMINS)) {
      expect(canApprove(actor, request('PARTNER', { userId: 'admin' }))).toBe(false);
      const own = request('PARTNER', { userId: 'admin', status: 'ACTIVE' });
      expect(canEnd(actor, own)).toBe(false);
      expect(canChange(actor, own, 'PARTNER_STAFF')).toBe(false);
    }
  });
  test('the practice side is nobody’s to administer (REF-065)', () => {
    const practice = { organizationId: PRACTICE_AREA_ID, lwiaId: PRACTICE_AREA_ID };
    for (const actor of Object.values(ADMINS)) {
      expect(canApprove(actor, request('LWIA', practice))).toBe(false);
      expect(canInvite(actor, request('LWIA', practice), 'PARTNER_STAFF')).toBe(false);
    }
  });
  test.each(MEMBERSHIP_STATUSES.filter((status) => status !== 'PENDING'))(
    '%s is decided already',
    (status) => {
      expect(canApprove(ADMINS.state, request('PARTNER', { status }))).toBe(false);
    },
  );
  test('at every moment at which somebody administered an organization, somebody still does', () => {
    const standing = fc.record({
      role: fc.constantFrom('PARTNER_STAFF' as const, 'PARTNER_ADMIN' as const),
      validUntil: fc.option(fc.integer({ min: 1, max: 4 }).map((day) => new Date(day))),
    });
    const administered = (all: readonly Standing[], day: number) =>
      all.some(
        ({ role, validUntil }) =>
          role === 'PARTNER_ADMIN' && (validUntil === null || validUntil > new Date(day)),
      );
    fc.assert(
      fc.property(standing, fc.option(standing), fc.array(standing), (before, after, others) => {
        const days = [0, 1, 2, 3, 4];
        const was = days.filter((day) => administered([before, ...others], day));
        const rest = after ? [after, ...others] : others;
        const allowed = leavesAdministrator('PARTNER', before, after, others);
        expect(was.every((day) => administered(rest, day))).toBe(allowed);
      }),
    );
  });
  test('one asks for any role that fits but state administrator', () => {
    expect(canRequest('STATE_ADMIN', 'STATE')).toBe(false);
    expect(canRequest('MONITOR', 'STATE')).toBe(true);
    expect(canRequest('PARTNER_ADMIN', 'LWIA')).toBe(false);
    expect(canRequest('PARTNER_ADMIN', 'PARTNER')).toBe(true);
  });
  test('ends at the instant, not a moment later', () => {
    const at = new Date('2026-03-10T12:00:00Z');
    const from = new Date('2026-03-01T00:00:00Z');
    expect(
      isMembershipCurrent(
        { status: 'ACTIVE', validFrom: from, validUntil: at },
        new Date(at.getTime() - 1),
      ),
    ).toBe(true);
    expect(isMembershipCurrent({ status: 'ACTIVE', validFrom: from, validUntil: at }, at)).toBe(
      false,
    );
    expect(isMembershipCurrent({ status: 'ACTIVE', validFrom: at, validUntil: null }, from)).toBe(
      false,
    );
    expect(isMembershipCurrent({ status: 'ACTIVE', validFrom: null, validUntil: null }, at)).toBe(
      false,
    );
    expect(isMembershipCurrent({ status: 'PENDING', validFrom: from, validUntil: null }, at)).toBe(
      false,
    );
  });
  test('nothing leads out of refused and ended', () => {
    expect(MEMBERSHIP_STATUSES.map(nextMembershipStatuses)).toEqual([
      ['ACTIVE', 'REFUSED'],
      ['ENDED'],
      [],
      [],
    ]);
  });
});

describe('invitations', () => {
  const created = new Date('2026-03-01T12:00:00Z');
  const facts = { expiresAt: invitationExpiresAt(created), usedAt: null, revokedAt: null };
  test('seven days, once', () => {
    expect(facts.expiresAt.toISOString()).toBe('2026-03-08T12:00:00.000Z');
    expect(invitationState(facts, new Date(facts.expiresAt.getTime() - 1))).toBe('OPEN');
    expect(invitationState(facts, facts.expiresAt)).toBe('EXPIRED');
    expect(invitationState({ ...facts, usedAt: created }, created)).toBe('USED');
    expect(invitationState({ ...facts, revokedAt: created }, created)).toBe('REVOKED');
  });
  test('a printed code survives being typed', () => {
    const bytes = fc.uint8Array({
      minLength: INVITATION_CODE_BYTES,
      maxLength: INVITATION_CODE_BYTES,
    });
    fc.assert(
      fc.property(bytes, (random) => {
        const code = invitationCodeFrom(random);
        expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
        expect(parseInvitationCode(` ${code.toLowerCase().replaceAll('-', ' ')}`)).toBe(code);
        expect(parseInvitationCode(code.slice(0, -1))).toBeNull();
      }),
    );
  });
});
