import { describe, expect, test } from 'vitest';
import {
  belongs,
  conditionsOf,
  emptyFilter,
  inboxHref,
  readInboxFilter,
  toReferralFilter,
  type InboxFilter,
} from './inbox-filter.ts';

const read = (href: string): InboxFilter =>
  readInboxFilter(new URL(href, 'https://throughline.example.org').searchParams, 'RECEIVED');

const full: InboxFilter = {
  box: 'SENT',
  statuses: ['SENT', 'ATTEMPTING_CONTACT'],
  categories: ['FOOD'],
  urgencies: ['SAME_DAY'],
  assignedTo: 'ME',
  unreadOnly: true,
  overdueOnly: true,
  organizationId: 'college',
  sent: null,
};

describe('addresses', () => {
  test('say all there is, and are read back', () => {
    const href = inboxHref(full);
    expect(href).toBe(
      '/referrals?box=sent&status=sent,attempting-contact&need=food&urgency=same-day&assigned=me&unread=1&overdue=1&with=college',
    );
    expect(read(href)).toEqual(full);
  });
  test('say which referrals a report counted', () => {
    const sent = {
      from: '2026-08-25',
      to: '2026-11-22',
      lwiaId: 'lwia',
      senderLwiaId: 'home',
      senderId: null,
      receiverId: 'college',
      pathway: 'UNIVERSAL',
    } as const;
    const href = inboxHref({ ...emptyFilter('AREA'), sent });
    expect(href).toBe(
      '/referrals?box=area&from=2026-08-25&to=2026-11-22&area=lwia&from-area=home&receiver=college&pathway=universal',
    );
    expect(read(href)).toEqual({ ...emptyFilter('AREA'), sent });
    expect(read('/referrals?box=area&from=2026-02-30&to=2026-11-22').sent).toBeNull();
  });
  test('with nonsense still show a list', () => {
    expect(read('/referrals?box=trash&status=lost,sent&urgency=&assigned=cat&unread=yes')).toEqual({
      ...emptyFilter('RECEIVED'),
      statuses: ['SENT'],
    });
  });
  test('of an empty filter have nothing but the box', () => {
    expect(inboxHref(emptyFilter('DRAFTS'))).toBe('/referrals?box=drafts');
    expect(conditionsOf(emptyFilter('DRAFTS'))).toBe(0);
    expect(conditionsOf(full)).toBe(7);
  });
});

test('the API is asked for conditions only, words included', () => {
  expect(toReferralFilter(emptyFilter('RECEIVED'), '  ')).toEqual({ box: 'RECEIVED' });
  expect(toReferralFilter(full, ' Rosa ')).toMatchObject({ words: 'Rosa', assignedTo: 'ME' });
});

describe('what arrives', () => {
  const arrival = {
    status: 'SENT',
    category: 'FOOD',
    urgency: 'SAME_DAY',
    sender: { id: 'library' },
    receiver: { id: 'college' },
  } as const;
  const mine = 'library';

  test('belongs where all that can be told fits', () => {
    expect(belongs(arrival, full, mine)).toBe(true);
    expect(belongs({ ...arrival, status: 'ACCEPTED' }, full, mine)).toBe(false);
    expect(belongs({ ...arrival, category: null }, full, mine)).toBe(false);
    expect(belongs({ ...arrival, urgency: 'SOON' }, full, mine)).toBe(false);
    expect(belongs({ ...arrival, receiver: { id: 'pantry' } }, full, mine)).toBe(false);
  });
  test('belongs to one box of a party and to the whole area of an administrator', () => {
    const boxes = (own: string | null, more: object = {}) =>
      (['RECEIVED', 'SENT', 'DRAFTS', 'AREA'] as const).filter((box) =>
        belongs({ ...arrival, ...more }, emptyFilter(box), own),
      );
    expect(boxes('library')).toEqual(['SENT', 'AREA']);
    expect(boxes('library', { status: 'DRAFT', receiver: null })).toEqual(['DRAFTS', 'AREA']);
    expect(boxes('college')).toEqual(['RECEIVED', 'AREA']);
    expect(boxes('lwia')).toEqual(['AREA']);
    expect(boxes(null)).toEqual(['AREA']);
  });
});
