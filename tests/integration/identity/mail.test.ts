import { sendInvitation } from '@throughline/api/jobs/send-invitation';
import { sendMail } from '@throughline/api/jobs/send-mail';
import { createMailTransport } from '@throughline/api/mail/transport';
import type { MailTransport } from '@throughline/api/mail/transport';
import { createClient } from '@throughline/prisma/client';
import type { Client } from '@throughline/prisma/client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import { act } from '../../support/ask.ts';
import {
  BrowserVisit,
  mailsTo,
  newAccount,
  newEmail,
  secretMailedTo,
} from '../../support/browser-visit.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';
import { MailServer } from '../../support/mail-server.ts';

const server = new MailServer();
let worker: Client;
let transport: MailTransport;
beforeAll(async () => {
  const port = await server.listen();
  const { roles } = await testDatabase();
  worker = createClient({ url: roles.worker, poolSize: 2 });
  const smtp = {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mailFrom: 'Throughline <no-reply@example.org>',
  };
  const made = createMailTransport(smtp);
  if (!made) throw new Error('No transport.');
  transport = made;
});
afterAll(async () => {
  transport.close();
  server.close();
  await worker.close();
});
afterEach(() => {
  server.received.length = 0;
  server.answer = '250 yes';
});

const attempt = (attempts: number) =>
  ({ job: { attempts, max_attempts: 25 } }) as unknown as Parameters<
    ReturnType<typeof sendMail>
  >[1];

async function mailOf(email: string) {
  const [mail] = await adminQuery(
    'select id, status, tries, body from mail_outbox where recipient = $1',
    [email],
  );
  return mail as { id: string; status: string; tries: number; body: string };
}

async function waitingMail() {
  const email = newEmail();
  const password = 'four words in a row';
  await new BrowserVisit().act('signUp', { name: 'Dana', email, password, locale: 'es' });
  return { email, ...(await mailOf(email)) };
}

describe('mail', () => {
  test('each one waits with a job of its own, which names it by id alone', async () => {
    const { id } = await waitingMail();
    const jobs = await adminQuery(
      `select payload from graphile_worker._private_jobs where payload::text like '%' || $1 || '%'`,
      [id],
    );
    expect(jobs).toEqual([{ payload: { mailId: id } }]);
  });

  test('goes out once, in the reader’s language, and its link is not kept', async () => {
    const { email, id, body } = await waitingMail();
    const task = sendMail({ db: worker.db, transport });
    await task({ mailId: id }, attempt(1));
    await task({ mailId: id }, attempt(2));
    expect(server.received).toHaveLength(1);
    const sent = server.received[0]?.replace(/=\n/g, '') ?? '';
    expect(sent).toContain(`To: ${email}`);
    expect(sent).toContain('para confirmar su correo');
    expect(body).toContain('#token=');
    expect(await mailOf(email)).toEqual({ id, status: 'SENT', tries: 1, body: '' });
  });

  test('is tried again when the server refuses, and given up in the end; no error names the recipient', async () => {
    const { email, id } = await waitingMail();
    const task = sendMail({ db: worker.db, transport });
    server.answer = `450 ${email} is busy`;
    await expect(task({ mailId: id }, attempt(1))).rejects.toThrow(
      `Mail ${id} could not be sent: EENVELOPE 450.`,
    );
    expect(await mailOf(email)).toMatchObject({ status: 'QUEUED', tries: 1 });
    await expect(task({ mailId: id }, attempt(25))).rejects.toThrow();
    expect(await mailOf(email)).toEqual({ id, status: 'FAILED', tries: 2, body: '' });
  });

  test('without a server stays in the outbox, readable', async () => {
    const { email, id } = await waitingMail();
    expect(createMailTransport({ smtpUrl: null, mailFrom: 'x' })).toBeNull();
    await sendMail({ db: worker.db, transport: null })({ mailId: id }, attempt(1));
    expect(await mailOf(email)).toMatchObject({ status: 'QUEUED' });
  });
});

describe('an invitation by mail', () => {
  async function mailedInvitation() {
    const email = newEmail();
    const staff = await makeStaff(await makeOrganization());
    const contact = { email, phoneMessageOk: false, preferredChannel: 'EMAIL', safeTimes: [] };
    const { person } = (await act(
      staff,
      'createPerson',
      { firstName: 'Ana', lastName: 'Quill', language: 'es', contact },
      '... on PersonPayload { person { id } }',
    )) as unknown as { person: { id: string } };
    const made = (await act(
      staff,
      'invitePerson',
      { personId: person.id, kind: 'MAIL' },
      '... on InvitationPayload { code invitation { id } }',
    )) as unknown as { code: string | null; invitation: { id: string } };
    expect(made.code).toBeNull();
    return { email, personId: person.id, invitationId: made.invitation.id };
  }
  const deliver = (invitationId: string) =>
    sendInvitation({ db: worker.db, publicUrl: 'https://throughline.example.org' })(
      { invitationId },
      attempt(1),
    );

  test('carries a code that stands nowhere else and opens the account', async () => {
    const { email, personId, invitationId } = await mailedInvitation();
    const jobs = await adminQuery(
      `select payload from graphile_worker._private_jobs where payload::text like '%' || $1 || '%'`,
      [invitationId],
    );
    expect(jobs).toEqual([{ payload: { invitationId } }]);
    await deliver(invitationId);
    const [mail] = await mailsTo(email);
    expect(mail?.subject).toBe('Abra su cuenta');
    expect(mail?.body).toMatch(/^https:\/\/throughline\.example\.org\/invitation#code=/m);
    expect(mail?.body).not.toMatch(/Ana|Quill/);

    const { visit } = await newAccount();
    const code = await secretMailedTo(email, 'CUSTOMER_INVITATION');
    const answer = await visit.act(
      'acceptInvitation',
      { code },
      '... on ViewerPayload { viewer { person { id } } }',
    );
    expect(answer).toMatchObject({ viewer: { person: { id: personId } } });
  });

  test('that was revoked meanwhile is not mailed', async () => {
    const { email, invitationId } = await mailedInvitation();
    await adminQuery('update person_invitation set revoked_at = now() where id = $1', [
      invitationId,
    ]);
    await deliver(invitationId);
    expect(await mailsTo(email)).toEqual([]);
  });
});
