import { describe, expect, test } from 'vitest';
import { guardRequest } from './guard.ts';

const OURS = 'https://throughline.example.org';
const SESSION = { cookie: 'theme=dark; tl_session=abc' };
const JSON_BODY = { 'content-type': 'application/json; charset=utf-8' };

const answer = (method: string, headers: Record<string, string>) =>
  guardRequest(new Request(`${OURS}/graphql`, { method, headers }), OURS)?.status ?? 'passes';

describe('at the door', () => {
  test.each<[string, string, Record<string, string>, number | 'passes']>([
    ['our page', 'POST', { ...JSON_BODY, ...SESSION, origin: OURS }, 'passes'],
    [
      'our page, without Origin',
      'POST',
      { ...JSON_BODY, ...SESSION, 'sec-fetch-site': 'same-origin' },
      'passes',
    ],
    [
      'under another name of ours',
      'POST',
      { ...JSON_BODY, ...SESSION, origin: 'http://10.0.0.5:4000', host: '10.0.0.5:4000' },
      'passes',
    ],
    ['another site', 'POST', { ...JSON_BODY, ...SESSION, origin: 'https://evil.example' }, 403],
    ['another site, signing in', 'POST', { ...JSON_BODY, origin: 'https://evil.example' }, 403],
    ['a sandbox', 'POST', { ...JSON_BODY, origin: 'null' }, 403],
    ['a sister site', 'POST', { ...JSON_BODY, ...SESSION, 'sec-fetch-site': 'same-site' }, 403],
    ['typed by the user', 'POST', { ...JSON_BODY, ...SESSION, 'sec-fetch-site': 'none' }, 403],
    ['a cookie from no browser', 'POST', { ...JSON_BODY, ...SESSION }, 403],
    ['a program', 'POST', JSON_BODY, 'passes'],
    [
      'a program with a token',
      'POST',
      { ...JSON_BODY, authorization: 'Bearer x', origin: 'https://app.example' },
      'passes',
    ],
    [
      'a form',
      'POST',
      { ...SESSION, origin: OURS, 'content-type': 'application/x-www-form-urlencoded' },
      415,
    ],
    ['text', 'POST', { ...SESSION, origin: OURS, 'content-type': 'text/plain' }, 415],
    ['nothing said', 'POST', { ...SESSION, origin: OURS }, 415],
    [
      'a lookalike type',
      'POST',
      { origin: OURS, 'content-type': 'application/json-patch+json' },
      415,
    ],
    [
      'a link from a mail',
      'GET',
      { ...SESSION, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
      'passes',
    ],
    [
      'a script of another site',
      'GET',
      { ...SESSION, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      403,
    ],
    [
      'our own fetch',
      'GET',
      { ...SESSION, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' },
      'passes',
    ],
    ['a method nobody uses', 'PUT', { ...JSON_BODY, origin: OURS }, 405],
  ])('%s', (_name, method, headers, expected) => {
    expect(answer(method, headers)).toBe(expected);
  });

  test('refusals are not kept by anybody', () => {
    const request = new Request(OURS, { method: 'POST' });
    expect(guardRequest(request, OURS)?.headers.get('cache-control')).toBe('private, no-store');
  });
});
