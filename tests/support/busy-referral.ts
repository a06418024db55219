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
  const draft = await seedReferral(world, 'DRAFT');
  const recalled = await seedReferral(world, 'RECALLED');
  return {
    referral: id,
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

async function firstId(sql: string, id: string): Promise<string> {
  return String((await adminQuery(sql, [id]))[0]?.['id']);
}
