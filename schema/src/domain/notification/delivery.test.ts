import { describe, expect, test } from 'vitest';
import {
  choiceOf,
  choiceProblems,
  choicesWithout,
  defaultDelivery,
  dependsOnSide,
  deliveriesOf,
  deliveryOf,
  NOTICE_DELIVERIES,
  noticeKindsFor,
  readChoices,
} from './delivery.ts';
import type { NoticeChoices } from './delivery.ts';
import { NOTICE_AUDIENCES, NOTICE_KINDS } from './kind.ts';
import { noticeKindLabel } from './kind-label.ts';
import { mailKindOf, NOTICE_MAIL_KINDS } from './mail-kind.ts';
import type { QuietHours } from './quiet-hours.ts';
import { afterQuiet, quietHoursProblems, USUAL_QUIET_HOURS } from './quiet-hours.ts';

/** Winter time of Chicago, six hours behind. */
const at = (time: string) => new Date(`2026-11-24T${time}:00-06:00`);
const NOON = at('12:00');

const told = NOTICE_AUDIENCES.flatMap((audience) =>
  noticeKindsFor(audience).map((kind) => [kind, audience] as const),
);

describe('every kind × audience × choice × hour (CORE-015)', () => {
  const hours = [
    ['at noon', NOON, null, NOON, at('08:00').getTime() + 86_400_000],
    ['before eight', at('06:30'), null, at('06:30'), at('08:00').getTime()],
    ['in quiet hours', at('06:30'), USUAL_QUIET_HOURS, at('07:00'), at('08:00').getTime()],
    [
      'quiet past eight',
      at('06:30'),
      { from: '22:00', until: '09:15' },
      at('09:15'),
      at('09:15').getTime(),
    ],
  ] as const;

  test.each(told)('%s to %s', (kind, audience) => {
    for (const chosen of [...NOTICE_DELIVERIES, undefined]) {
      const effective =
        chosen && deliveriesOf(kind).includes(chosen) ? chosen : defaultDelivery(kind, audience);
      const choices = chosen ? { [kind]: chosen } : {};
      expect(choiceOf(kind, audience, choices)).toBe(effective);
      for (const [, now, quiet, atOnce, daily] of hours) {
        const { inApp, mail } = deliveryOf(
          kind,
          { audience, choices, mailByRule: true, quiet },
          now,
        );
        expect(inApp).toBe(effective !== 'NOTHING');
        if (effective === 'AT_ONCE') {
          expect(mail).toEqual({ kind: mailKindOf(kind, audience), dueAt: atOnce, day: null });
        } else if (effective === 'DAILY') {
          expect(mail?.kind).toBe('DAILY_DIGEST');
          expect(mail?.dueAt.getTime()).toBe(daily);
          expect(mail?.day).toBe(now === NOON ? '2026-11-25' : '2026-11-24');
        } else expect(mail).toBeNull();
      }
    }
  });

  test('what somebody must do always shows in the app', () => {
    const dispensable = NOTICE_KINDS.filter((kind) => deliveriesOf(kind).includes('NOTHING'));
    for (const kind of dispensable) expect(defaultDelivery(kind, 'STAFF')).toBe('APP_ONLY');
    expect(deliveriesOf('REFERRAL_SENT')).toEqual(['AT_ONCE', 'DAILY', 'APP_ONLY']);
    expect(choiceProblems([{ kind: 'REFERRAL_SENT', delivery: 'NOTHING' }])).toHaveLength(1);
    expect(choiceProblems([{ kind: 'REFERRAL_STARTED', delivery: 'NOTHING' }])).toEqual([]);
  });

  test('by mail at first what catalogues 6.5 says', () => {
    expect(defaultDelivery('REFERRAL_SENT', 'STAFF')).toBe('AT_ONCE');
    expect(defaultDelivery('REFERRAL_SENT', 'CUSTOMER')).toBe('APP_ONLY');
    expect(defaultDelivery('REFERRAL_DECLINED', 'CUSTOMER')).toBe('AT_ONCE');
    expect(defaultDelivery('REFERRAL_RECEIVED', 'STAFF')).toBe('APP_ONLY');
    expect(defaultDelivery('REFERRAL_MESSAGE', 'STAFF')).toBe('DAILY');
  });

  test('who is told of another’s move is mailed only when they ask for it', () => {
    const of = (choices: NoticeChoices) =>
      deliveryOf(
        'REFERRAL_UNDECIDED',
        { audience: 'STAFF', choices, mailByRule: false, quiet: null },
        NOON,
      ).mail?.kind;
    expect(of({})).toBeUndefined();
    expect(of({ REFERRAL_UNDECIDED: 'AT_ONCE' })).toBe('REFERRAL_NEEDS_ATTENTION');
    expect(of({ REFERRAL_UNDECIDED: 'DAILY' })).toBe('DAILY_DIGEST');
    expect(dependsOnSide('REFERRAL_UNDECIDED')).toBe(true);
    expect(dependsOnSide('REFERRAL_SENT')).toBe(false);
    expect(dependsOnSide('REFERRAL_MESSAGE')).toBe(false);
  });

  test('customers choose among what customers are told of', () => {
    const kinds = noticeKindsFor('CUSTOMER');
    expect(kinds).toContain('REFERRAL_ACCEPTED');
    expect(kinds).not.toContain('REFERRAL_MESSAGE');
    expect(kinds).not.toContain('MEMBERSHIP_REQUESTED');
  });
});

describe('a burst', () => {
  const prefs = { audience: 'STAFF', choices: {}, mailByRule: true, quiet: null } as const;
  test('comes as one mail: the next of its kind waits five minutes', () => {
    const mailedAt = { REFERRAL_NEEDS_ATTENTION: at('11:58') };
    const next = deliveryOf('REFERRAL_SENT', { ...prefs, mailedAt }, NOON);
    expect(next.mail?.dueAt).toEqual(at('12:03'));
    const other = deliveryOf('REFERRAL_COMPLETED', { ...prefs, mailedAt }, NOON);
    expect(other.mail?.dueAt).toEqual(NOON);
  });
  test('and not into the quiet hours that begin meanwhile', () => {
    const mailedAt = { REFERRAL_NEEDS_ATTENTION: at('19:57') };
    const { mail } = deliveryOf(
      'REFERRAL_SENT',
      { ...prefs, quiet: USUAL_QUIET_HOURS, mailedAt },
      at('19:59'),
    );
    expect(mail?.dueAt).toEqual(new Date('2026-11-25T07:00:00-06:00'));
  });
});

describe('quiet hours', () => {
  const OVER_NOON: QuietHours = { from: '12:00', until: '13:30' };
  test.each([
    [USUAL_QUIET_HOURS, '19:59', '19:59', 0],
    [USUAL_QUIET_HOURS, '20:00', '07:00', 1],
    [USUAL_QUIET_HOURS, '23:59', '07:00', 1],
    [USUAL_QUIET_HOURS, '00:00', '07:00', 0],
    [USUAL_QUIET_HOURS, '06:59', '07:00', 0],
    [USUAL_QUIET_HOURS, '07:00', '07:00', 0],
    [OVER_NOON, '11:59', '11:59', 0],
    [OVER_NOON, '12:00', '13:30', 0],
    [OVER_NOON, '13:29', '13:30', 0],
    [OVER_NOON, '13:30', '13:30', 0],
  ] as const)('%o at %s: leaves at %s, %d days on', (quiet, made, leaves, days) => {
    const expected = new Date(at(leaves).getTime() + days * 86_400_000);
    expect(afterQuiet(at(made), quiet)).toEqual(expected);
  });

  test('end and digest go by the clock on the wall when clocks change', () => {
    const night = { from: '20:00', until: '07:00' };
    // Forward on 8 March 2026: 07:00 is at five hours behind. Back on 1 November: six again.
    expect(afterQuiet(new Date('2026-03-07T21:00:00-06:00'), night)).toEqual(
      new Date('2026-03-08T07:00:00-05:00'),
    );
    expect(afterQuiet(new Date('2026-10-31T21:00:00-05:00'), night)).toEqual(
      new Date('2026-11-01T07:00:00-06:00'),
    );
    const daily = (now: string) =>
      deliveryOf(
        'REFERRAL_MESSAGE',
        { audience: 'STAFF', choices: {}, mailByRule: true, quiet: null },
        new Date(now),
      ).mail?.dueAt;
    expect(daily('2026-03-07T21:00:00-06:00')).toEqual(new Date('2026-03-08T08:00:00-05:00'));
    expect(daily('2026-10-31T21:00:00-05:00')).toEqual(new Date('2026-11-01T08:00:00-06:00'));
    expect(daily('2026-11-01T07:59:59-06:00')).toEqual(new Date('2026-11-01T08:00:00-06:00'));
    expect(daily('2026-11-01T08:00:00-06:00')).toEqual(new Date('2026-11-02T08:00:00-06:00'));
  });

  test('are two different times of the day', () => {
    expect(quietHoursProblems(null)).toEqual([]);
    expect(quietHoursProblems(USUAL_QUIET_HOURS)).toEqual([]);
    const fields = (quiet: QuietHours) => quietHoursProblems(quiet).map(({ field }) => field);
    expect(fields({ from: '24:00', until: '7:00' })).toEqual([
      'quietHours.from',
      'quietHours.until',
    ]);
    expect(fields({ from: '07:00', until: '07:00' })).toEqual(['quietHours.until']);
  });
});

describe('ending mail by its link', () => {
  test.each(NOTICE_MAIL_KINDS)('%s: none of it is left, and nothing else changes', (mailKind) => {
    for (const audience of NOTICE_AUDIENCES) {
      const before = { REFERRAL_ACCEPTED: 'DAILY', REFERRAL_STARTED: 'NOTHING' } as const;
      const after = { ...before, ...choicesWithout(mailKind, audience, before) };
      expect(choicesWithout(mailKind, audience, after)).toEqual({});
      for (const kind of noticeKindsFor(audience)) {
        const prefs = { audience, mailByRule: true, quiet: null };
        const was = deliveryOf(kind, { ...prefs, choices: before }, NOON);
        const is = deliveryOf(kind, { ...prefs, choices: after }, NOON);
        expect(is).toEqual(was.mail?.kind === mailKind ? { inApp: true, mail: null } : was);
      }
    }
  });

  test('reads of what is stored only what is a choice', () => {
    expect(readChoices(null)).toEqual({});
    expect(
      readChoices({ REFERRAL_SENT: 'DAILY', OLD_KIND: 'DAILY', REFERRAL_STARTED: 'x' }),
    ).toEqual({
      REFERRAL_SENT: 'DAILY',
    });
  });
});

test('customers read of every kind in words of their own', () => {
  for (const kind of noticeKindsFor('CUSTOMER')) {
    const { en, es } = noticeKindLabel(kind, 'CUSTOMER');
    expect(`${en} ${es}`).not.toMatch(/referral|referido/i);
  }
  expect(noticeKindLabel('REFERRAL_SENT', 'STAFF').en).toBe('New referral');
});
