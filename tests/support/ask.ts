import { createApp } from '@throughline/api/app';
import type { App, AppDeps } from '@throughline/api/app';
import { createAuth } from '@throughline/api/auth/auth';
import { fileLinks } from '@throughline/api/files/links';
import { createLog } from '@throughline/api/observability/log';
import { ssnVaultOf } from '@throughline/api/ssn-vault-of';
import { createClient } from '@throughline/prisma/client';
import type { Client } from '@throughline/prisma/client';
import { encodeCursor } from '@throughline/schema/platform/cursor';
import { observeStatements } from '@throughline/prisma/observe';
import { testDatabase } from './database.ts';
import { fileStore } from './file-store.ts';

const PUBLIC_URL = 'http://throughline.example.org';

/** What the API logged as an error during this run: a masked failure is a bug, whatever the client was told. */
export const failures: string[] = [];

let app: Promise<App> | undefined;
let client: Client | undefined;

/** What {@link testApp} asks the database with, as the request role. */
export const testClient = async (): Promise<Client> =>
  (client ??= createClient({ url: (await testDatabase()).roles.app, poolSize: 4 }));

/** One more application on the tests' database, of which something is otherwise. */
export async function startApp(otherwise: Partial<AppDeps> = {}): Promise<App> {
  const { roles, secret } = await testDatabase();
  const log = createLog((line) => {
    if (line.includes('"level":"error"')) failures.push(line);
  });
  const { db } = await testClient();
  const auth = createAuth({ authUrl: roles.auth, secret, publicUrl: PUBLIC_URL, log });
  const live = {
    position: () => '',
    cursorOf: (place: { xid: bigint; seq: bigint }) => encodeCursor({ epoch: 'test', ...place }),
  };
  const ssn = ssnVaultOf({ ssnKeys: null }, secret);
  const files = { links: fileLinks(secret), store: fileStore(), checkFirst: false };
  return createApp({ db, auth, live, ssn, files, log, publicUrl: PUBLIC_URL, ...otherwise });
}

/** The application in this process, as the request role, without sockets and pages. */
export const testApp = (): Promise<App> => (app ??= startApp());

export type Answer = {
  // Tests read what they asked for; the schema has been checked by the server.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
  /** Statements sent to the database, the one that reads the session left out. */
  roundTrips: number;
};

/** Asks the API as somebody signed in; null: as nobody. */
export async function ask(
  who: { readonly token: string } | null,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const { graphql } = await testApp();
  const request = new Request(`${PUBLIC_URL}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(who && { authorization: `Bearer ${who.token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { result, roundTrips } = await observeStatements(async () => {
    const response = await graphql(request);
    return (await response.json()) as Omit<Answer, 'roundTrips'>;
  });
  return { ...result, roundTrips };
}

/** The same for a mutation `name(input: …)`, of which every answer is a union. */
export async function act(
  who: { readonly token: string } | null,
  name: string,
  input: Readonly<Record<string, unknown>>,
  payload: string,
): Promise<Record<string, unknown> & { __typename: string }> {
  const title = name[0]?.toUpperCase() + name.slice(1);
  const answer = await ask(
    who,
    `mutation ($input: ${title}Input!) { ${name}(input: $input) {
      __typename ${payload}
      ... on Error { message }
      ... on ConflictError { currentVersion changedBy changedAt }
      ... on InvalidInputError { problems { field code message } }
    } }`,
    { input: { clientMutationId: crypto.randomUUID(), ...input } },
  );
  if (answer.errors)
    throw new Error([JSON.stringify(answer.errors), ...failures.slice(-1)].join(' '));
  return answer.data[name];
}
