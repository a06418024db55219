import { randomUUID } from 'node:crypto';
import { sendAnswerLink } from '@throughline/api/jobs/answer-links';
import type { Db } from '@throughline/prisma/client';
import type { JobHelpers } from 'graphile-worker';
import { testApp } from './ask.ts';
import type { Answer } from './ask.ts';
import { adminQuery, testDatabase } from './database.ts';

const PUBLIC_URL = 'http://throughline.example.org';
const API = `${PUBLIC_URL}/answer/graphql`;

/** Somebody who answers for a service; without an account, unless it is the address of one. */
export async function seedContact(
  serviceId: string,
  options: { name?: string; email?: string; backup?: boolean; receives?: boolean } = {},
): Promise<{ id: string; email: string }> {
  const [id, email] = [randomUUID(), options.email ?? `${randomUUID()}@example.org`];
  const { name = 'Maria Lopez', backup = false, receives = true } = options;
  await adminQuery(
    `insert into service_contact (id, service_id, name, email, receives_referrals, backup)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, serviceId, name, email, receives, backup],
  );
  return { id, email };
}

export type Mailed = { readonly subject: string; readonly body: string; readonly kind: string };

export const mailsTo = async (email: string): Promise<Mailed[]> =>
  (await adminQuery(
    'select kind, subject, body from mail_outbox where recipient = $1 order by created_at, id',
    [email],
  )) as unknown as Mailed[];

/** The secret of the last link that went to an address; as its reader's browser finds it in the fragment. */
export async function tokenTo(email: string): Promise<string> {
  const mail = (await mailsTo(email)).at(-1);
  const [, token] = /\/answer#token=([\w-]+)/.exec(mail?.body ?? '') ?? [];
  if (!token) throw new Error('No link was mailed.');
  return token;
}

/** Mails a link as the worker does, and returns its secret. */
export async function linkTo(
  db: Db,
  referralId: string,
  { id: contactId, email }: { id: string | null; email: string },
  causeId: string = randomUUID(),
): Promise<string> {
  const payload = { referralId, contactId, email, causeId };
  const { secret } = await testDatabase();
  await sendAnswerLink({ db, publicUrl: PUBLIC_URL, secret })(payload, {} as JobHelpers);
  return tokenTo(email);
}

/** What a browser holds that came by a link: nothing, until it has opened it. */
export class LinkBrowser {
  cookie: string | null = null;

  async ask(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    const { graphql } = await testApp();
    const headers = {
      'content-type': 'application/json',
      origin: PUBLIC_URL,
      ...(this.cookie && { cookie: this.cookie }),
    };
    const body = JSON.stringify({ query, variables });
    const response = await graphql(new Request(API, { method: 'POST', headers, body }));
    const [set] = response.headers.getSetCookie();
    if (set) this.cookie = set.split(';', 1)[0] ?? null;
    return (await response.json()) as Answer;
  }

  /** A mutation `name(input: …)`, of which every answer is a union. */
  async act(
    name: string,
    input: Readonly<Record<string, unknown>>,
    payload = '... on ReferralPayload { referral { id status } }',
  ): Promise<Record<string, unknown> & { __typename: string }> {
    const title = name[0]?.toUpperCase() + name.slice(1);
    const { data, errors } = await this.ask(
      `mutation ($input: ${title}Input!) { ${name}(input: $input) {
        __typename ${payload} ... on Error { message } ... on InvalidInputError { problems { field } } } }`,
      { input: { clientMutationId: randomUUID(), ...input } },
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data[name];
  }

  open(token: string): Promise<Record<string, unknown> & { __typename: string }> {
    return this.act('openAnswerLink', { token }, '... on MessagePayload { message }');
  }
}
