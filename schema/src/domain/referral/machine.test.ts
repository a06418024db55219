import { describe, expect, test } from 'vitest';
import { REFERRAL_EVENTS } from './events.ts';
import type { ReferralEvent } from './events.ts';
import { nextStatuses, transition } from './machine.ts';
import type { ReferralState } from './machine.ts';
import { FINAL_STATUSES, OPEN_STATUSES, REFERRAL_STATUSES } from './status.ts';
import type { ReferralStatus } from './status.ts';

const state = (status: ReferralStatus, more: Partial<ReferralState> = {}): ReferralState => ({
  status,
  everSent: status !== 'DRAFT',
  putAway: false,
  ...more,
});

/** Written from catalogues 6.2 row by row; every pair that is not here must be refused. */
const TABLE: Readonly<Record<ReferralStatus, Partial<Record<ReferralEvent, string>>>> = {
  DRAFT: { SEND: 'SENT', DISCARD: 'DELETE' },
  SENT: {
    RECALL: 'DRAFT',
    ESCALATE: 'ATTEMPTING_CONTACT',
    LOG_PARTNER_ATTEMPT: 'ATTEMPTING_CONTACT',
    OPEN: 'RECEIVED',
    ACCEPT: 'RECEIVED ACCEPTED',
    DECLINE: 'RECEIVED DECLINED',
    WITHDRAW_BY_CUSTOMER: 'COMPLETED',
  },
  ATTEMPTING_CONTACT: {
    RECALL: 'DRAFT',
    LOG_PARTNER_ATTEMPT: 'NONE',
    OPEN: 'RECEIVED',
    ACCEPT: 'RECEIVED ACCEPTED',
    DECLINE: 'RECEIVED DECLINED',
    WITHDRAW_BY_CUSTOMER: 'COMPLETED',
  },
  RECEIVED: {
    OPEN: 'NONE',
    ACCEPT: 'ACCEPTED',
    DECLINE: 'DECLINED',
    WITHDRAW: 'COMPLETED',
    WITHDRAW_BY_CUSTOMER: 'COMPLETED',
  },
  ACCEPTED: {
    OPEN: 'NONE',
    START: 'IN_PROGRESS',
    COMPLETE: 'COMPLETED',
    WITHDRAW: 'COMPLETED',
    WITHDRAW_BY_CUSTOMER: 'COMPLETED',
  },
  DECLINED: { OPEN: 'NONE' },
  IN_PROGRESS: {
    OPEN: 'NONE',
    COMPLETE: 'COMPLETED',
    WITHDRAW: 'COMPLETED',
    WITHDRAW_BY_CUSTOMER: 'COMPLETED',
  },
  COMPLETED: { OPEN: 'NONE' },
};

const outcomeOf = (from: ReferralState, event: ReferralEvent): string | null => {
  const decided = transition(from, event);
  if (!decided.ok) return null;
  const { steps, effect } = decided.value;
  return effect === 'MOVE' ? steps.map(({ to }) => to).join(' ') : effect;
};

describe('the eight statuses', () => {
  const pairs = REFERRAL_STATUSES.flatMap((from) =>
    REFERRAL_EVENTS.map((event) => [from, event, TABLE[from][event] ?? null] as const),
  );

  test.each(pairs)('%s on %s → %s', (from, event, expected) => {
    expect(outcomeOf(state(from), event)).toBe(expected);
  });

  test.each(pairs)('%s on %s writes an unbroken chain of steps', (from, event) => {
    const decided = transition(state(from), event);
    if (!decided.ok || decided.value.effect !== 'MOVE') return;
    let at = from;
    for (const step of decided.value.steps) {
      expect(step.from).toBe(at);
      expect(step.to).not.toBe(at);
      at = step.to;
    }
  });
});

describe('drafts', () => {
  const recalled = state('DRAFT', { everSent: true });

  test('one that was sent is put away, never discarded', () => {
    expect(outcomeOf(recalled, 'PUT_AWAY')).toBe('PUT_AWAY');
    expect(outcomeOf(recalled, 'DISCARD')).toBeNull();
    expect(outcomeOf(recalled, 'SEND')).toBe('SENT');
  });

  test('one that never left is discarded, never put away', () => {
    expect(outcomeOf(state('DRAFT'), 'PUT_AWAY')).toBeNull();
  });

  test.each(REFERRAL_EVENTS)('one put away refuses %s', (event) => {
    expect(outcomeOf(state('DRAFT', { everSent: true, putAway: true }), event)).toBeNull();
  });
});

describe('refusals', () => {
  test('name the status, the event and what can follow', () => {
    expect(transition(state('DECLINED'), 'ACCEPT')).toEqual({
      ok: false,
      refusal: { from: 'DECLINED', event: 'ACCEPT', allowed: [] },
    });
    expect(transition(state('SENT'), 'START')).toMatchObject({
      refusal: {
        allowed: ['DRAFT', 'ATTEMPTING_CONTACT', 'RECEIVED', 'ACCEPTED', 'DECLINED', 'COMPLETED'],
      },
    });
  });

  test.each(FINAL_STATUSES)('nothing follows %s', (status) => {
    expect(nextStatuses(state(status))).toEqual([]);
  });

  test.each(OPEN_STATUSES)('the customer can withdraw from %s', (status) => {
    expect(nextStatuses(state(status))).toContain('COMPLETED');
  });
});
