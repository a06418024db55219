import { randomUUID } from 'node:crypto';
import { hashPassword } from '@throughline/api/auth/password';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import { failures, testApp } from './ask.ts';
import type { Answer } from './ask.ts';
import { adminQuery } from './database.ts';
import { sessionToken } from './session-token.ts';

const ORIGIN = 'http://throughline.example.org';
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';

type Result = Record<string, unknown> & {
  __typename: string;
  message?: string;
  problems?: { field: string; code: string }[];
  retryAfterSeconds?: number;
};

/** A browser at the API's door: keeps its cookie and says where it comes from, as browsers do. */
export class BrowserVisit {
  cookie: string | null = null;
  /** Set-Cookie of the last answer. */
  setCookie: string | null = null;
  readonly #headers: Record<string, string>;
  readonly #network: string | null;

  constructor(options: { headers?: Record<string, string>; network?: string } = {}) {
    this.#headers = { 'user-agent': FIREFOX, origin: ORIGIN, ...options.headers };
    this.#network = options.network ?? null;
  }

  async send(query: string, variables: object, headers: Record<string, string>): Promise<Response> {
    const { graphql } = await testApp();
    const request = new Request(`${ORIGIN}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.cookie && { cookie: this.cookie }),
        ...this.#headers,
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const response = await graphql(request, { network: this.#network });
    this.setCookie = response.headers.get('set-cookie');
    if (this.setCookie) this.#keep(this.setCookie);
    return response;
  }

  async ask(
    query: string,
    variables: object = {},
    headers: Record<string, string> = {},
  ): Promise<Omit<Answer, 'roundTrips'>> {
    const response = await this.send(query, variables, headers);
    return (await response.json()) as Omit<Answer, 'roundTrips'>;
  }

  /** One mutation; what its union answered. */
  async act(
    name: string,
    input: object,
    payload = '... on MessagePayload { message }',
  ): Promise<Result> {
    const title = name[0]?.toUpperCase() + name.slice(1);
    const answer = await this.ask(
      `mutation ($input: ${title}Input!) { ${name}(input: $input) {
        __typename ${payload}
        ... on Error { message }
        ... on InvalidInputError { problems { field code } }
        ... on LimitExceededError { retryAfterSeconds }
      } }`,
      { input: { clientMutationId: randomUUID(), ...input } },
    );
    if (answer.errors) throw new Error(JSON.stringify([answer.errors, failures.at(-1)]));
    return answer.data[name] as Result;
  }

  signIn(email: string, password: string): Promise<Result> {
    return this.act(
      'signIn',
      { email, password },
      '... on SignInPayload { viewer { email role } }',
    );
  }

  /** What the frame asks for. */
  async viewer(headers: Record<string, string> = {}) {
    const { data } = await this.ask(
      `{ viewer { email emailVerified role locale capabilities unreadNotices
          user { id name } memberships { id role status organization { id } }
          actingMembership { id organization { id } } person { id } session { id device current } } }`,
      {},
      headers,
    );
    return data?.viewer ?? null;
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    this.cookie = pair.endsWith('=') ? null : pair;
  }
}

export const PASSWORD = 'four words in a row';

export const newEmail = (): string => `${randomUUID()}@example.org`;

let hash: Promise<string> | undefined;

/** An account with {@link PASSWORD}; not by signing up, which takes its time on purpose. */
export async function seedAccount(
  options: { name?: string; verified?: boolean } = {},
): Promise<{ email: string; userId: string }> {
  const email = newEmail();
  const { name = 'Dana Example', verified = true } = options;
  const [row] = await adminQuery('select auth.seed_user($1, $2, $3, $4, $5, $6) as id', [
    email,
    name,
    await (hash ??= hashPassword(PASSWORD)),
    'CUSTOMER',
    'en',
    verified,
  ]);
  return { email, userId: String(row?.['id']) };
}

/** Somebody with an account who is signed in. */
export async function newAccount(
  options: { name?: string; verified?: boolean } = {},
): Promise<{ email: string; userId: string; visit: BrowserVisit }> {
  const account = await seedAccount(options);
  return { ...account, visit: await visitAs(account.userId) };
}

/** Another browser of somebody, signed in. */
export async function visitAs(userId: string): Promise<BrowserVisit> {
  const token = sessionToken();
  await adminQuery('select auth.create_session($1, $2, 1800, 43200, $3)', [
    secretHash(token),
    userId,
    'Firefox on Windows',
  ]);
  const visit = new BrowserVisit();
  visit.cookie = `tl_session=${token}`;
  return visit;
}

/** The kinds of mail that wait for an address, oldest first. */
export async function mailsTo(
  email: string,
): Promise<{ kind: string; body: string; subject: string }[]> {
  const rows = await adminQuery(
    'select kind, subject, body from mail_outbox where recipient = $1 order by created_at, id',
    [email],
  );
  return rows as { kind: string; body: string; subject: string }[];
}

/** The token or code in the fragment of the last such mail's link. */
export async function secretMailedTo(email: string, kind: string): Promise<string> {
  const mail = (await mailsTo(email)).findLast((found) => found.kind === kind);
  const [, secret] = /#(?:token|code)=(\S+)/.exec(mail?.body ?? '') ?? [];
  if (!secret) throw new Error(`No ${kind} with a link was mailed.`);
  return decodeURIComponent(secret);
}
