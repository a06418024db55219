import { serverAudits } from 'graphql-http';
import { beforeAll, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import { httpApp } from '../../support/http-app.ts';

let url = '';
let token = '';
beforeAll(async () => {
  url = await httpApp();
  ({ token } = await makeStaff(await makeOrganization()));
});

/** The audits ask for `__typename` and the like as anybody; ours asks as somebody signed in. */
const asStaff: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('authorization', `Bearer ${token}`);
  return fetch(input, { ...init, headers });
};

test.each(serverAudits({ url: () => url, fetchFn: asStaff }).map((audit) => [audit.name, audit]))(
  'GraphQL over HTTP: %s',
  async (_name, audit) => {
    const { status, ...result } = await audit.fn();
    const reason = 'reason' in result ? result.reason : '';
    expect(status, reason).toBe('ok');
  },
);
