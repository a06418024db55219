import { randomUUID } from 'node:crypto';
import { sendMail } from '@throughline/api/jobs/send-mail';
import { putMail } from '@throughline/api/mail/outbox';
import { createMailTransport } from '@throughline/api/mail/transport';
import type { MailTransport, OutgoingMail } from '@throughline/api/mail/transport';
import { systemClaims, withClaims } from '@throughline/prisma/claims';
import { createClient } from '@throughline/prisma/client';
import type { Client } from '@throughline/prisma/client';
import { inTransaction } from '@throughline/prisma/transaction';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';
import { MailServer } from '../../support/mail-server.ts';

let worker: Client;
let administrator: Visitor;
const server = new MailServer();
let smtp: MailTransport;
beforeAll(async () => {
  const { roles } = await testDatabase();
  worker = createClient({ url: roles.worker, poolSize: 2 });
  administrator = await makeStaff(await makeOrganization({ kind: 'STATE' }), 'STATE_ADMIN');
  const made = createMailTransport({
    smtpUrl: `smtp://127.0.0.1:${await server.listen()}`,
    mailFrom: 'Throughline <no-reply@example.org>',
  });
  if (!made) throw new Error('No transport.');
  smtp = made;
});
afterAll(async () => {
  smtp.close();
  server.close();
  await worker.close();
});

/** A mail server as the transport sees it: what each try comes to. */
function transportOf(...tries: ({ code: string; responseCode?: number } | 'taken')[]) {
  const sent: OutgoingMail[] = [];
  const transport: MailTransport = {
    send: (mail) => {
      const next = tries.shift() ?? 'taken';
      if (next !== 'taken') return Promise.reject(Object.assign(new Error('No.'), next));
      sent.push(mail);
      return Promise.resolve();
    },
    close: () => {},
  };
  return { sent, transport };
}

async function newMail(kind: 'REFERRAL_NEWS' | 'RESET_PASSWORD' = 'REFERRAL_NEWS') {
  const id = randomUUID();
  const to = `dana-${id}@example.org`;
  const notices = {
    notices: 1,
    unsubscribeUrl: `https://throughline.example.org/unsubscribe/${id}`,
  };
  await withClaims(systemClaims(), () =>
    inTransaction(worker.db, (tx) =>
      putMail(tx, {
        id,
        to,
        kind,
        link: 'https://throughline.example.org/referrals',
        locale: 'en',
        ...(kind === 'REFERRAL_NEWS' && { notices }),
      }),
    ),
  );
  return id;
}

type Helpers = Parameters<ReturnType<typeof sendMail>>[1];
const attempt = (attempts: number) =>
  ({ job: { attempts, max_attempts: 12 } }) as unknown as Helpers;
const attempted = (transport: MailTransport, mailId: string, attempts = 1) =>
  Promise.resolve(sendMail({ db: worker.db, transport })({ mailId }, attempt(attempts))).then(
    () => 'done',
    () => 'again',
  );
const state = async (id: string) => {
  const [row] = await adminQuery(
    'select status, tries, failure, body <> $2 as kept from mail_outbox where id = $1',
    [id, ''],
  );
  return row;
};
const jobsOf = (id: string) =>
  adminQuery(
    `select max_attempts from graphile_worker._private_jobs where payload::text like '%' || $1 || '%'`,
    [id],
  );
const listed = async (who: Visitor, id: string) => {
  const { data } = await ask(who, '{ deadLetters { id kind recipient failure tries repeatable } }');
  return data.deadLetters.find((each: { id: string }) => each.id === id);
};
const repeat = (who: Visitor, ids: string[] | null) =>
  act(who, 'repeatMails', { ids }, '... on RepeatedMailsPayload { count deadLetters { id } }');

describe('a mail that is not taken', () => {
  test('is tried again, twelve times in all, and goes out once when the server comes back', async () => {
    const id = await newMail();
    expect(await jobsOf(id)).toEqual([{ max_attempts: 12 }]);
    const { transport, sent } = transportOf({ code: 'ECONNECTION' }, { code: 'ETIMEDOUT' });
    expect(await attempted(transport, id, 1)).toBe('again');
    expect(await state(id)).toMatchObject({ status: 'QUEUED', tries: 1, failure: 'ECONNECTION' });
    expect(await attempted(transport, id, 2)).toBe('again');
    expect(await attempted(transport, id, 3)).toBe('done');
    expect(await attempted(transport, id, 4)).toBe('done');
    expect(sent.map((mail) => mail.id)).toEqual([id]);
    expect(await state(id)).toEqual({ status: 'SENT', tries: 3, failure: null, kept: false });
  });

  test('is given up after the last try, or when the server never will; a repeat sends it once', async () => {
    const tired = await newMail();
    const refused = await newMail();
    const busy = { code: 'EENVELOPE', responseCode: 450 };
    const never = { code: 'EENVELOPE', responseCode: 550 };
    expect(await attempted(transportOf(busy).transport, tired, 12)).toBe('again');
    expect(await attempted(transportOf(never).transport, refused)).toBe('done');
    expect(await listed(administrator, tired)).toEqual({
      id: tired,
      kind: 'REFERRAL_NEWS',
      recipient: 'd•••@example.org',
      failure: 'EENVELOPE 450',
      tries: 1,
      repeatable: true,
    });
    expect(await listed(administrator, refused)).toMatchObject({ failure: 'EENVELOPE 550' });
    expect(await repeat(administrator, [tired])).toMatchObject({ count: 1 });
    expect(await repeat(administrator, [tired])).toMatchObject({ count: 0 });
    expect(await jobsOf(tired)).toHaveLength(2);
    expect(await listed(administrator, tired)).toBeUndefined();
    const { transport, sent } = transportOf();
    await attempted(transport, tired);
    await attempted(transport, tired);
    expect(sent.map((mail) => mail.id)).toEqual([tired]);
    await repeat(administrator, null);
    expect(await state(refused)).toMatchObject({ status: 'QUEUED' });
  });

  test('with a link for one use is not kept, and cannot be repeated', async () => {
    const id = await newMail('RESET_PASSWORD');
    await attempted(transportOf({ code: 'EENVELOPE', responseCode: 550 }).transport, id);
    expect(await state(id)).toMatchObject({ status: 'FAILED', kept: false });
    expect(await listed(administrator, id)).toMatchObject({ repeatable: false });
    expect(await repeat(administrator, [id])).toMatchObject({ count: 0 });
    await repeat(administrator, null);
    expect(await state(id)).toMatchObject({ status: 'FAILED' });
  });

  test('is seen and repeated by state administrators alone', async () => {
    const id = await newMail();
    await attempted(transportOf({ code: 'EENVELOPE', responseCode: 550 }).transport, id);
    const area = await makeOrganization({ kind: 'LWIA' });
    const others = [
      await makeStaff(area, 'LWIA_ADMIN'),
      await makeStaff(await makeOrganization({ lwiaId: area }), 'PARTNER_ADMIN'),
      await makeStaff(await makeOrganization({ kind: 'STATE' }), 'MONITOR'),
    ];
    for (const who of others) {
      expect(await listed(who, id)).toBeUndefined();
      expect((await repeat(who, [id])).__typename).toBe('ForbiddenError');
    }
    expect(await state(id)).toMatchObject({ status: 'FAILED' });
  });
});

describe('on the wire', () => {
  test('a second copy after a crash bears the first one’s id, and both the link that ends it', async () => {
    const id = await newMail();
    await attempted(smtp, id);
    // As if the process had died between the server's yes and ours: the row never heard of it.
    await adminQuery(
      `update mail_outbox set status = 'QUEUED', unsubscribe_url = $2 where id = $1`,
      [id, `https://throughline.example.org/unsubscribe/${id}`],
    );
    await attempted(smtp, id, 2);
    expect(server.received).toHaveLength(2);
    for (const mail of server.received) {
      expect(mail).toContain(`Message-ID: <${id}@example.org>`);
      const headers = mail.replaceAll(/\n\s+/g, ' ');
      expect(headers).toContain(
        `List-Unsubscribe: <https://throughline.example.org/unsubscribe/${id}>`,
      );
      expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    }
  });

  test('mail about signing in cannot be ended', async () => {
    server.received.length = 0;
    await attempted(smtp, await newMail('RESET_PASSWORD'));
    expect(server.received[0]).not.toMatch(/unsubscribe/i);
  });
});
