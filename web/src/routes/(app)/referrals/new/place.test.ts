import { describe, expect, it } from 'vitest';
import { placeHref, placeOf, stepOf, type Place } from './place.ts';

const A = '01890000-0000-7000-8000-00000000000a';
const B = '01890000-0000-7000-8000-00000000000b';
const read = (href: string): Place => placeOf(new URL(href, 'http://x').searchParams);

describe('the address of a new referral', () => {
  it('names person, consent, service and origin until there are drafts', () => {
    const place: Place = { person: A, consent: B, service: A, origin: 'NEW_NEED', drafts: [] };
    expect(read(placeHref('services', place))).toEqual(place);
  });

  it('needs only the drafts once there are some', () => {
    const place: Place = { person: A, consent: B, service: null, origin: 'PLAN', drafts: [A, B] };
    const href = placeHref('reason', place);
    expect(href).toBe(`/referrals/new?step=reason&draft=${A},${B}`);
    expect(read(href).drafts).toEqual([A, B]);
  });

  it.each(['', 'step=9', 'step=Person'])('knows no step in "%s"', (query) => {
    expect(stepOf(new URLSearchParams(query))).toBeNull();
  });

  it('takes nothing for an id that is none, and each id once', () => {
    const found = placeOf(new URLSearchParams(`person=rosa&draft=${A},x,${A}&from=here`));
    const nothing = { person: null, consent: null, service: null, origin: null };
    expect(found).toEqual({ ...nothing, drafts: [A] });
  });
});
