import type { Visitor } from './actors.ts';
import { act } from './ask.ts';
import { adminQuery } from './database.ts';
import { seedReferral } from './referral-seed.ts';
import type { World } from './seed.ts';

/** A received referral on which everybody has left something, a draft, and one that was taken back. */
export async function busyReferral(world: World): Promise<Record<string, string>> {
  const { id } = await seedReferral(world, 'RECEIVED');
  const attempt = {
    referralId: id,
    channel: 'PHONE',
    occurredAt: new Date().toISOString(),
    note: 'Said little.',
  };
  await act(
    world.receiver.staff,
    'logAttempt',
    { ...attempt, target: 'CUSTOMER', result: 'NO_ANSWER' },
    '',
  );
  await act(world.sender.staff, 'addNote', { referralId: id, body: 'Ours.' }, '');
  await act(world.receiver.staff, 'addNote', { referralId: id, body: 'Theirs.' }, '');
  await act(world.sender.staff, 'postMessage', { referralId: id, body: 'Hello.' }, '');
  await act(world.customer, 'reportContact', { referralId: id, contacted: false }, '');
  await act(world.sender.staff, 'markSeen', { id }, '');
  const file = await putFile(id, world.sender.staff, 'READY');
  const waiting = await putFile(id, world.sender.staff, 'WAITING');
  const ownFile = await putFile(id, world.customer, 'READY');
  const draft = await seedReferral(world, 'DRAFT');
  const draftFile = await putFile(draft.id, world.sender.staff, 'READY');
  const recalled = await seedReferral(world, 'RECALLED');
  return {
    referral: id,
    file,
    waiting,
    ownFile,
    draftFile,
    draft: draft.id,
    recalled: recalled.id,
    attempt: await firstId('select id from contact_attempt where referral_id = $1', id),
    message: await firstId('select id from referral_message where referral_id = $1', id),
    senderNote: await firstId(
      `select id from referral_note where referral_id = $1 and body = 'Ours.'`,
      id,
    ),
    receiverNote: await firstId(
      `select id from referral_note where referral_id = $1 and body = 'Theirs.'`,
      id,
    ),
  };
}

/** As if its bytes were somewhere. */
export async function putFile(referralId: string, by: Visitor, state: string): Promise<string> {
  const known = state !== 'WAITING';
  const [row] = await adminQuery(
    `insert into referral_file (id, referral_id, organization_id, author_id, name, size, type, sha256, state, created_at)
     values (gen_random_uuid(), $1, $2, $3, 'a.txt', 5, $4, $5, $6, app.now()) returning id`,
    [
      referralId,
      by.organizationId,
      by.userId,
      known ? 'TEXT' : null,
      known ? '0'.repeat(64) : null,
      state,
    ],
  );
  return String(row?.['id']);
}

async function firstId(sql: string, id: string): Promise<string> {
  return String((await adminQuery(sql, [id]))[0]?.['id']);
}
