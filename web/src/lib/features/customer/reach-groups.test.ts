import { describe, expect, it } from 'vitest';
import { reachGroups, type Reach } from './reach-groups.ts';

const COLLEGE = { id: 'o1', name: 'Lakeside College', city: 'Moline' };
const reach = (change: Partial<Reach>): Reach => ({
  reason: 'RECEIVED_REFERRAL',
  opens: ['IDENTITY', 'CONTACT'],
  beganAt: '2026-11-01T10:00:00.000Z',
  validUntil: '2027-11-01T10:00:00.000Z',
  endedAt: null,
  endReason: null,
  organization: COLLEGE,
  referral: { id: 'r1', number: 'R-1' },
  ...change,
});

describe('who can see, by organization', () => {
  it('says once what differs only in the referral, over the whole time', () => {
    const groups = reachGroups([
      reach({}),
      reach({
        referral: { id: 'r2', number: 'R-2' },
        beganAt: '2026-10-01T10:00:00.000Z',
        validUntil: '2027-12-01T10:00:00.000Z',
      }),
    ]);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.reasons).toHaveLength(1);
    expect(groups[0]?.reasons[0]).toMatchObject({
      referrals: [{ number: 'R-1' }, { number: 'R-2' }],
      since: '2026-10-01T10:00:00.000Z',
      until: '2027-12-01T10:00:00.000Z',
      end: '',
    });
  });

  it('keeps apart what opens something else, or ended for another reason', () => {
    const [group] = reachGroups([
      reach({}),
      reach({ opens: ['IDENTITY', 'CONTACT', 'NEEDS'] }),
      reach({ endedAt: '2026-11-05T10:00:00.000Z', endReason: 'DECLINED' }),
    ]);
    expect(group?.reasons.map(({ end }) => end)).toEqual(['', '', 'The request was declined']);
    expect(group?.reasons[2]?.until).toBe('2026-11-05T10:00:00.000Z');
  });

  it('has no end as long as one of the reasons has none', () => {
    const [group] = reachGroups([reach({}), reach({ validUntil: null })]);
    expect(group?.reasons[0]?.until).toBeNull();
  });
});
