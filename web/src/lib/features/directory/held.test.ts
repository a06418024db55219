import { describe, expect, it } from 'vitest';
import type { ServiceHit } from './directory.graphql.ts';
import { hold } from './held.ts';

const hit = (id: string, distanceMiles = 1) => ({ distanceMiles, service: { id } }) as ServiceHit;

describe('a list that is read while services change (REF-009)', () => {
  it('keeps its order and says what is so now', () => {
    const held = hold([hit('a'), hit('b')], [hit('b', 5), hit('a', 7)]);
    expect(held.shown).toEqual([hit('a', 7), hit('b', 5)]);
    expect(held.changed).toBe(0);
  });

  it('marks what went in its place, and counts what came without showing it', () => {
    const held = hold([hit('a'), hit('b')], [hit('c'), hit('b')]);
    expect(held.shown).toEqual([hit('a'), hit('b')]);
    expect([...held.gone]).toEqual(['a']);
    expect(held.changed).toBe(2);
  });
});
