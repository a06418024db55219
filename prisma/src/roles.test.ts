import { expect, test } from 'vitest';
import { databaseIn, rolePassword, roleUrls, scramVerifier } from './roles.ts';

test('the verifier is that of RFC 7677', () => {
  expect(scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'))).toBe(
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==' +
      '$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  );
});

test('each role has a password of its own, from the secret', () => {
  expect(rolePassword('s', 'tl_app')).not.toBe(rolePassword('s', 'tl_worker'));
  expect(rolePassword('s', 'tl_app')).not.toBe(rolePassword('t', 'tl_app'));
});

test('URLs keep the host and the parameters', () => {
  const urls = roleUrls(
    'postgresql://admin:pw@db.example.org:5433/postgres?sslmode=require',
    'through line',
    's',
  );
  expect(urls.app).toBe(
    `postgresql://tl_app:${rolePassword('s', 'tl_app')}@db.example.org:5433/through%20line?sslmode=require`,
  );
  expect(new URL(urls.owner).searchParams.get('options')).toContain('role=tl_owner');
  expect(urls.owner).not.toContain('+');
  expect(databaseIn(urls.feed)).toBe('through line');
  expect(() => databaseIn('postgresql://db.example.org')).toThrow('names no database');
});
