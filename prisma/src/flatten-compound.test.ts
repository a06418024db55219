import { describe, expect, test } from 'vitest';
import { compoundKeys, flattenCompound } from './flatten-compound.ts';

describe('flattenCompound', () => {
  const keys = compoundKeys({
    Plain: { primaryKey: null, uniqueIndexes: [] },
    Keyed: {
      primaryKey: { name: null, fields: ['actorId', 'mutationId'] },
      uniqueIndexes: [{ name: 'byCode', fields: ['code', 'organizationId'] }],
    },
  });
  const keyed = keys.get('Keyed') ?? new Set();

  test.each([
    [{ id: '1' }, { id: '1' }],
    [{ actorId_mutationId: { actorId: 'a', mutationId: 'm' } }, { actorId: 'a', mutationId: 'm' }],
    [
      { byCode: { code: 'c', organizationId: 'o' }, status: 'SENT' },
      { code: 'c', organizationId: 'o', status: 'SENT' },
    ],
    [
      { id: '1', person: { is: { id: 'p' } } },
      { id: '1', person: { is: { id: 'p' } } },
    ],
  ])('%j → %j', (where, flat) => {
    expect(flattenCompound(where, keyed)).toEqual(flat);
  });

  test('leaves a model without compound keys as it is', () => {
    const where = { actorId_mutationId: { actorId: 'a' } };
    expect(flattenCompound(where, keys.get('Plain') ?? new Set())).toEqual(where);
  });
});
