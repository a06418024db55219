import { describe, expect, test } from 'vitest';
import { ANONYMOUS } from '../access/actor.ts';
import type { Actor } from '../access/actor.ts';
import { ROLES } from '../access/role.ts';
import {
  APPLICATION_EVENTS,
  APPLICATION_STATUSES,
  closeProblems,
  closeReasonsOf,
  isClosed,
  moveApplication,
  startProblems,
} from './application.ts';
import { applicationActions, startablePrograms } from './policy.ts';

const EDGES: Readonly<Record<string, string>> = {
  'STARTED SUBMIT': 'SUBMITTED',
  'STARTED DENY': 'DENIED',
  'STARTED WITHDRAW': 'WITHDRAWN',
  'SUBMITTED CERTIFY': 'CERTIFIED',
  'SUBMITTED DENY': 'DENIED',
  'SUBMITTED WITHDRAW': 'WITHDRAWN',
  'CERTIFIED ENROLL': 'ENROLLED',
  'CERTIFIED DENY': 'DENIED',
  'CERTIFIED WITHDRAW': 'WITHDRAWN',
};
const SERVES = ['CREATED_HERE', 'SENT_REFERRAL', 'RECEIVED_REFERRAL', 'APPLICATION'];
const LOOKS = ['LWIA_ADMINISTRATOR', 'EARLIER_RECORD', 'STATE'];
const actor = (role: Actor['role'], organizationId: string | null = 'area'): Actor => ({
  ...ANONYMOUS,
  role,
  userId: 'u',
  organizationId,
  lwiaId: role === 'LWIA_ADMIN' ? organizationId : null,
});

describe('an application (catalogues 6.2)', () => {
  test.each(
    APPLICATION_STATUSES.flatMap((from) => APPLICATION_EVENTS.map((on) => [from, on] as const)),
  )('%s on %s', (from, on) => {
    const moved = moveApplication(from, on);
    expect(moved.ok ? moved.value : null).toBe(EDGES[`${from} ${on}`] ?? null);
    if (!moved.ok)
      for (const event of moved.refusal) expect(EDGES[`${from} ${event}`]).toBeDefined();
  });

  test.each(ROLES)('is worked on by staff of its area: %s', (role) => {
    const works = ['PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN'].includes(role);
    for (const status of APPLICATION_STATUSES) {
      const facts = { lwiaId: 'area', status };
      const actions = applicationActions(actor(role), facts);
      expect(actions.includes('ASSIGN')).toBe(works && !isClosed(status));
      expect(actions.includes('WITHDRAW')).toBe(works && EDGES[`${status} WITHDRAW`] !== undefined);
      expect(applicationActions(actor(role, 'elsewhere'), facts)).toEqual([]);
    }
  });

  test.each([...SERVES, ...LOOKS])(
    'can be started by an area that reaches the person by %s',
    (reason) => {
      const facts = { ownsArea: true, reasons: [reason], active: ['TITLE_I_ADULT'] };
      const programs = startablePrograms(actor('PARTNER_STAFF'), facts);
      expect(programs.length).toBe(SERVES.includes(reason) ? 2 : 0);
      expect(programs).not.toContain('TITLE_I_ADULT');
      expect(startablePrograms(actor('PARTNER_STAFF'), { ...facts, ownsArea: false })).toEqual([]);
      expect(startablePrograms(actor('STATE_ADMIN'), facts)).toEqual([]);
    },
  );

  test('is closed with a reason that fits what closes it (REF-022)', () => {
    for (const event of APPLICATION_EVENTS) {
      const fitting = closeReasonsOf(event);
      expect(closeProblems(event, null)).toHaveLength(fitting.length > 0 ? 1 : 0);
      for (const reason of fitting) expect(closeProblems(event, reason)).toEqual([]);
    }
    expect(closeProblems('WITHDRAW', 'NOT_ELIGIBLE')).toHaveLength(1);
    expect(startProblems('', '').map(({ field }) => field)).toEqual(['program', 'agreement']);
  });
});
