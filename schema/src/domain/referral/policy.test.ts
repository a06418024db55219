import { describe, expect, test } from 'vitest';
import { ANONYMOUS } from '../access/actor.ts';
import type { Actor } from '../access/actor.ts';
import { REFERRAL_ACTIONS } from './actions.ts';
import type { ReferralAction } from './actions.ts';
import { decideReferral, referralActions, sideOf } from './policy.ts';
import type { ReferralFacts } from './policy.ts';
import { REFERRAL_STATUSES } from './status.ts';
import type { ReferralStatus } from './status.ts';

const NOW = new Date('2026-03-10T15:00:00Z');
const hours = (count: number): Date => new Date(NOW.getTime() - count * 3_600_000);

const actor = (more: Partial<Actor>): Actor => ({ ...ANONYMOUS, userId: 'u-other', ...more });

const ACTORS = {
  author: actor({ role: 'PARTNER_STAFF', organizationId: 'library', userId: 'u-author' }),
  sender: actor({ role: 'PARTNER_ADMIN', organizationId: 'library' }),
  receiver: actor({ role: 'PARTNER_STAFF', organizationId: 'college' }),
  closer: actor({ role: 'PARTNER_STAFF', organizationId: 'college', userId: 'u-closer' }),
  customer: actor({ role: 'CUSTOMER', personId: 'ana', userId: 'u-ana' }),
  otherCustomer: actor({ role: 'CUSTOMER', personId: 'ben' }),
  outsider: actor({ role: 'PARTNER_ADMIN', organizationId: 'pantry' }),
  area: actor({ role: 'LWIA_ADMIN', organizationId: 'lwia-7', lwiaId: 'lwia-7' }),
  otherArea: actor({ role: 'LWIA_ADMIN', organizationId: 'lwia-1', lwiaId: 'lwia-1' }),
  monitor: actor({ role: 'MONITOR', organizationId: 'state' }),
  state: actor({ role: 'STATE_ADMIN', organizationId: 'state' }),
  system: actor({ role: 'SYSTEM', userId: null, organizationId: 'library' }),
  anonymous: ANONYMOUS,
};
type Name = keyof typeof ACTORS;

const facts = (status: ReferralStatus, more: Partial<ReferralFacts> = {}): ReferralFacts => ({
  personId: 'ana',
  senderOrganizationId: 'library',
  receiverOrganizationId: 'college',
  senderLwiaId: 'lwia-7',
  receiverLwiaId: 'lwia-17',
  status,
  everSent: status !== 'DRAFT',
  putAway: false,
  authorUserId: 'u-author',
  outcome: status === 'COMPLETED' ? 'SERVICES_DELIVERED' : null,
  outcomeByUserId: status === 'COMPLETED' ? 'u-closer' : null,
  completedAt: status === 'COMPLETED' ? hours(1) : null,
  consentActive: true,
  sharesDocuments: true,
  ...more,
});

const SENDER_OPEN: ReferralAction[] = ['MESSAGE', 'ATTACH', 'ADD_NOTE', 'ASSIGN', 'SNOOZE'];
const CUSTOMER_OPEN: ReferralAction[] = [
  'WITHDRAW',
  'ATTACH',
  'REPORT_CONTACT',
  'CHANGE_CONTACT_TIMES',
];
const UNOPENED = {
  sender: ['RECALL', 'RETURN', ...SENDER_OPEN, 'LOG_PARTNER_ATTEMPT'],
  receiver: [
    'MARK_RECEIVED',
    'ACCEPT',
    'DECLINE',
    'WAITLIST',
    'MESSAGE',
    'ATTACH',
    'ADD_NOTE',
    'ASSIGN',
    'SNOOZE',
  ],
  customer: CUSTOMER_OPEN,
} as const;
const ANSWERED = { sender: ['WITHDRAW', ...SENDER_OPEN], customer: CUSTOMER_OPEN } as const;

/** Who may do what in which status, written out by hand. Whoever is absent may do nothing. */
const TABLE: Readonly<Record<ReferralStatus, Partial<Record<Name, readonly ReferralAction[]>>>> = {
  DRAFT: {
    author: ['SEND', 'EDIT', 'DISCARD', 'ATTACH', 'ADD_NOTE'],
    sender: ['SEND', 'EDIT', 'ATTACH', 'ADD_NOTE'],
  },
  SENT: UNOPENED,
  ATTEMPTING_CONTACT: { ...UNOPENED, area: ['LOG_PARTNER_ATTEMPT', 'SNOOZE'] },
  RECEIVED: {
    ...ANSWERED,
    receiver: [
      'ACCEPT',
      'DECLINE',
      'WAITLIST',
      'MESSAGE',
      'ATTACH',
      'ADD_NOTE',
      'LOG_ATTEMPT',
      'ASSIGN',
      'SNOOZE',
    ],
  },
  ACCEPTED: {
    ...ANSWERED,
    receiver: [
      'START',
      'COMPLETE',
      'MESSAGE',
      'ATTACH',
      'ADD_NOTE',
      'LOG_ATTEMPT',
      'ASSIGN',
      'SNOOZE',
    ],
  },
  IN_PROGRESS: {
    ...ANSWERED,
    receiver: ['COMPLETE', 'MESSAGE', 'ATTACH', 'ADD_NOTE', 'LOG_ATTEMPT', 'ASSIGN', 'SNOOZE'],
  },
  DECLINED: { sender: ['ADD_NOTE', 'ASSIGN', 'SNOOZE', 'REFER_AGAIN'], receiver: ['ADD_NOTE'] },
  COMPLETED: {
    sender: ['MESSAGE', 'ATTACH', 'ADD_NOTE', 'REFER_AGAIN'],
    receiver: ['MESSAGE', 'ATTACH', 'ADD_NOTE'],
    closer: ['AMEND_OUTCOME', 'MESSAGE', 'ATTACH', 'ADD_NOTE'],
    customer: ['ATTACH'],
  },
};

const inOrder = (actions: readonly ReferralAction[]): ReferralAction[] =>
  REFERRAL_ACTIONS.filter((action) => actions.includes(action));

/** Author and closer are staff of their side and may do at least the same. */
const expected = (name: Name, status: ReferralStatus): ReferralAction[] => {
  const row = TABLE[status];
  const side = name === 'author' ? row.sender : name === 'closer' ? row.receiver : undefined;
  return inOrder(row[name] ?? side ?? []);
};

describe('actions by status and actor', () => {
  const cases = REFERRAL_STATUSES.flatMap((status) =>
    (Object.keys(ACTORS) as Name[]).map((name) => [status, name] as const),
  );
  test.each(cases)('%s: %s', (status, name) => {
    expect(referralActions(ACTORS[name], facts(status), NOW)).toEqual(expected(name, status));
  });
});

describe('sides', () => {
  const sides: Record<Name, string | null> = {
    author: 'SENDER',
    sender: 'SENDER',
    receiver: 'RECEIVER',
    closer: 'RECEIVER',
    customer: 'CUSTOMER',
    otherCustomer: null,
    outsider: null,
    area: 'ADMINISTRATOR',
    otherArea: null,
    monitor: 'OVERSIGHT',
    state: 'OVERSIGHT',
    system: null,
    anonymous: null,
  };
  test.each(Object.entries(sides))('%s stands at %s', (name, side) => {
    expect(sideOf(ACTORS[name as Name], facts('SENT'))).toBe(side);
  });

  test('an LWIA that refers stands on its side, not above it', () => {
    const own = facts('SENT', { senderOrganizationId: 'lwia-7' });
    expect(sideOf(ACTORS.area, own)).toBe('SENDER');
  });

  test('a draft without a receiver has none', () => {
    const nobody = actor({ role: 'PARTNER_STAFF', organizationId: null });
    expect(sideOf(nobody, facts('DRAFT', { receiverOrganizationId: null }))).toBeNull();
  });
});

describe('recalled drafts', () => {
  test('are sent again, changed, put away or replaced', () => {
    const recalled = facts('DRAFT', { everSent: true });
    expect(referralActions(ACTORS.author, recalled, NOW)).toEqual([
      'SEND',
      'EDIT',
      'PUT_AWAY',
      'ATTACH',
      'ADD_NOTE',
      'REFER_AGAIN',
    ]);
  });
  test('put away, only a note or another referral follows', () => {
    const away = facts('DRAFT', { everSent: true, putAway: true });
    expect(referralActions(ACTORS.author, away, NOW)).toEqual(['ADD_NOTE', 'REFER_AGAIN']);
  });
});

describe('amending an outcome', () => {
  const may = (more: Partial<ReferralFacts>, who: Actor = ACTORS.closer): boolean =>
    referralActions(who, facts('COMPLETED', more), NOW).includes('AMEND_OUTCOME');

  test('until 24 hours after completing, by its author', () => {
    expect(may({ completedAt: hours(24) })).toBe(true);
    expect(may({ completedAt: new Date(hours(24).getTime() - 1) })).toBe(false);
    expect(may({}, ACTORS.receiver)).toBe(false);
  });
  test('not a withdrawal', () => {
    expect(may({ outcome: 'WITHDRAWN_BY_SENDER' })).toBe(false);
    expect(may({ outcome: 'WITHDRAWN_BY_CUSTOMER' })).toBe(false);
  });
});

describe('after completion', () => {
  test('both sides write for 30 days', () => {
    for (const name of ['sender', 'receiver'] as const) {
      const at = (days: number) =>
        referralActions(ACTORS[name], facts('COMPLETED', { completedAt: hours(days * 24) }), NOW);
      expect(at(30)).toContain('MESSAGE');
      expect(at(31)).not.toContain('MESSAGE');
    }
  });
});

describe('without consent', () => {
  test('nobody is served and nothing more is written between the sides', () => {
    for (const status of REFERRAL_STATUSES) {
      const ended = facts(status, { consentActive: false });
      const left = referralActions(ACTORS.receiver, ended, NOW);
      for (const action of [
        'MARK_RECEIVED',
        'ACCEPT',
        'WAITLIST',
        'START',
        'LOG_ATTEMPT',
        'MESSAGE',
      ] as const) {
        expect(left).not.toContain(action);
      }
      expect(referralActions(ACTORS.sender, ended, NOW)).not.toContain('MESSAGE');
    }
  });
  test('nobody attaches anything, the customer as little as the sides; a draft shares nothing yet', () => {
    for (const name of ['sender', 'receiver', 'customer'] as const) {
      for (const none of [{ consentActive: false }, { sharesDocuments: false }])
        expect(referralActions(ACTORS[name], facts('RECEIVED', none), NOW)).not.toContain('ATTACH');
    }
    const draft = facts('DRAFT', { consentActive: false, sharesDocuments: false });
    expect(referralActions(ACTORS.sender, draft, NOW)).toContain('ATTACH');
  });
  test('the receiver still closes the record', () => {
    const ended = { consentActive: false };
    expect(referralActions(ACTORS.receiver, facts('RECEIVED', ended), NOW)).toContain('DECLINE');
    expect(referralActions(ACTORS.receiver, facts('IN_PROGRESS', ended), NOW)).toContain(
      'COMPLETE',
    );
  });
});

describe('refusals tell apart', () => {
  test('not yours', () => {
    expect(decideReferral(ACTORS.outsider, facts('SENT'), 'ACCEPT', NOW)).toMatchObject({
      refusal: { kind: 'FORBIDDEN' },
    });
    expect(decideReferral(ACTORS.sender, facts('SENT'), 'ACCEPT', NOW)).toMatchObject({
      refusal: { kind: 'FORBIDDEN' },
    });
    expect(decideReferral(ACTORS.sender, facts('DRAFT'), 'DISCARD', NOW)).toMatchObject({
      refusal: { kind: 'FORBIDDEN' },
    });
  });
  test('too late: a colleague accepted a second ago', () => {
    expect(decideReferral(ACTORS.receiver, facts('ACCEPTED'), 'DECLINE', NOW)).toEqual({
      ok: false,
      refusal: {
        kind: 'TRANSITION',
        action: 'DECLINE',
        from: 'ACCEPTED',
        event: 'DECLINE',
        allowed: ['IN_PROGRESS', 'COMPLETED'],
      },
    });
  });
  test('not in this status', () => {
    expect(decideReferral(ACTORS.sender, facts('DECLINED'), 'MESSAGE', NOW)).toMatchObject({
      refusal: { kind: 'TRANSITION', event: null },
    });
  });
  test('consent ended', () => {
    const ended = facts('RECEIVED', { consentActive: false });
    expect(decideReferral(ACTORS.receiver, ended, 'ACCEPT', NOW)).toMatchObject({
      refusal: { kind: 'CONSENT_ENDED' },
    });
  });
  test('consent that is not for documents', () => {
    const narrow = facts('RECEIVED', { sharesDocuments: false });
    expect(decideReferral(ACTORS.receiver, narrow, 'MESSAGE', NOW).ok).toBe(true);
    expect(decideReferral(ACTORS.receiver, narrow, 'ATTACH', NOW)).toMatchObject({
      refusal: { kind: 'NOT_SHARED' },
    });
  });
  test('opening twice is no conflict, and no button either', () => {
    const opened = decideReferral(ACTORS.receiver, facts('IN_PROGRESS'), 'MARK_RECEIVED', NOW);
    expect(opened).toEqual({
      ok: true,
      value: { side: 'RECEIVER', transition: { steps: [], effect: 'NONE' } },
    });
    expect(referralActions(ACTORS.receiver, facts('IN_PROGRESS'), NOW)).not.toContain(
      'MARK_RECEIVED',
    );
  });
  test('the customer withdraws by their own event', () => {
    expect(decideReferral(ACTORS.customer, facts('SENT'), 'WITHDRAW', NOW)).toMatchObject({
      value: { side: 'CUSTOMER', transition: { steps: [{ from: 'SENT', to: 'COMPLETED' }] } },
    });
    expect(decideReferral(ACTORS.sender, facts('SENT'), 'WITHDRAW', NOW)).toMatchObject({
      refusal: { event: 'WITHDRAW' },
    });
  });
});
