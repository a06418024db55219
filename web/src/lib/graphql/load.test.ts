import { describe, expect, test } from 'vitest';
import { ViewerQuery } from '#lib/frame/viewer.ts';
import { loadQuery } from './load.ts';

const answering = (status: number, code: string) => ({
  url: new URL('http://localhost/people?show=all'),
  fetch: () =>
    Promise.resolve(
      Response.json(
        { errors: [{ message: 'Words', path: ['viewer'], extensions: { code } }] },
        { status },
      ),
    ),
});

describe('a page whose query is refused', () => {
  test.each([
    [429, 'LIMIT_EXCEEDED', { status: 429 }],
    [200, 'NOT_FOUND', { status: 404 }],
    [200, 'FORBIDDEN', { status: 404 }],
    [200, 'UNAUTHENTICATED', { status: 303, location: '/sign-in?next=%2Fpeople%3Fshow%3Dall' }],
    [200, 'BAD_USER_INPUT', { status: 400, body: { message: 'Words' } }],
    [500, 'INTERNAL', { status: 500 }],
  ])('with %i and %s', async (status, code, expected) => {
    await expect(loadQuery(answering(status, code), ViewerQuery, {})).rejects.toMatchObject(
      expected,
    );
  });
});
