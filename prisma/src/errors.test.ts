import { describe, expect, test } from 'vitest';
import { classifyError, PoolExhausted } from './errors.ts';

const prisma = (code: string, originalCode?: string, originalMessage = '', constraint?: object) =>
  Object.assign(new Error('Invalid invocation'), {
    code,
    meta: originalCode
      ? { driverAdapterError: { cause: { originalCode, originalMessage, constraint } } }
      : {},
  });

const server = (code: string, extra: object = {}) =>
  Object.assign(new Error('of the server'), { code, severity: 'ERROR', ...extra });

describe('classifyError', () => {
  test.each([
    [
      'unique, by Prisma',
      prisma('P2002', '23505', '', { index: 'person_number_key' }),
      'UNIQUE',
      'person_number_key',
    ],
    ['unique, by pg', server('23505', { constraint: 'a_key' }), 'UNIQUE', 'a_key'],
    ['foreign key', prisma('P2003', '23503', '', { index: 'a_fkey' }), 'FOREIGN_KEY', 'a_fkey'],
    [
      'check',
      prisma('P2039', '23514', 'new row violates check constraint "a_check"'),
      'CHECK',
      'a_check',
    ],
    [
      'row-level security',
      prisma('P2039', '42501', 'new row violates row-level security policy'),
      'REFUSED',
      null,
    ],
    ['raw query', prisma('P2010', '57014'), 'TIMEOUT', null],
    ['missing row', prisma('P2025'), 'NOT_FOUND', null],
    ['serialization', prisma('P2034', '40001'), 'WRITE_CONFLICT', null],
    ['deadlock', prisma('P2034', '40P01'), 'WRITE_CONFLICT', null],
    ['lock', prisma('P2039', '55P03'), 'LOCK_TIMEOUT', null],
    ['transaction_timeout', server('25P04', { severity: 'FATAL' }), 'TIMEOUT', null],
    ['shut down', server('57P01', { severity: 'FATAL' }), 'CONNECTION', null],
    ['broken protocol', server('08P01'), 'CONNECTION', null],
    [
      'refused connection',
      Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
      'CONNECTION',
      null,
    ],
    ['lost connection', new Error('Connection terminated unexpectedly'), 'CONNECTION', null],
    ['exhausted pool', new PoolExhausted(), 'EXHAUSTED', null],
    [
      'in COMMIT',
      Object.assign(new Error('x'), { cause: { originalCode: '55P03' } }),
      'LOCK_TIMEOUT',
      null,
    ],
    ['raise exception', prisma('P2039', 'P0001'), 'RAISED', null],
  ])('%s', (_, error, kind, constraint) => {
    expect(classifyError(error)).toMatchObject({ kind, constraint });
  });

  test('tells waiting for a transaction from one that ran too long', () => {
    const p2028 = (message: string) =>
      Object.assign(new Error(message), { code: 'P2028', meta: {} });
    expect(classifyError(p2028('Unable to start a transaction in the given time.'))?.kind).toBe(
      'EXHAUSTED',
    );
    expect(
      classifyError(p2028('A query cannot be executed on an expired transaction.'))?.kind,
    ).toBe('TIMEOUT');
  });

  test.each([[new Error('a bug')], [new TypeError('x')], [null], ['text'], [server('22012')]])(
    'not ours: %s',
    (error) => {
      expect(classifyError(error)).toBeNull();
    },
  );
});
