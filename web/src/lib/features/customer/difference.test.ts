import { describe, expect, it } from 'vitest';
import { mergeChanges } from './difference.ts';

const BASE = { phone: '1', email: 'a', times: [{ from: '09:00' }] };

describe("merging two people's changes", () => {
  it('keeps what either changed', () => {
    const mine = { ...BASE, email: 'mine' };
    const theirs = { ...BASE, phone: '2', times: [] };
    expect(mergeChanges(BASE, mine, theirs)).toEqual({ phone: '2', email: 'mine', times: [] });
  });

  it('keeps mine where both changed the same', () => {
    const merged = mergeChanges(BASE, { ...BASE, phone: 'mine' }, { ...BASE, phone: 'theirs' });
    expect(merged.phone).toBe('mine');
  });

  it('is theirs when nothing was typed', () => {
    const theirs = { ...BASE, email: 'new' };
    expect(mergeChanges(BASE, { ...BASE, times: [{ from: '09:00' }] }, theirs)).toEqual(theirs);
  });
});
