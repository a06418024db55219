import { addDays } from '@throughline/schema/domain/shared/chicago-time';
import { ask } from './ask.ts';
import type { Visitor } from './actors.ts';
import { today } from './referral-seed.ts';
import type { World } from './seed.ts';

/** What somebody can try on a referral: the mutation and an input that is right when it is allowed. */
export type Deed = {
  readonly mutation: string;
  readonly payload: string;
  readonly input: (world: World, id: string, version: number) => Record<string, unknown>;
};

const referral = (
  mutation: string,
  more: Record<string, unknown> | ((world: World) => Record<string, unknown>) = {},
): Deed => ({
  mutation,
  payload: 'ReferralPayload',
  input: (world, id) => ({ id, ...(typeof more === 'function' ? more(world) : more) }),
});

const attempt = (target: 'CUSTOMER' | 'PARTNER'): Deed => ({
  mutation: 'logAttempt',
  payload: 'ReferralPayload',
  input: (_world, referralId) => ({
    referralId,
    target,
    channel: 'PHONE',
    result: 'REACHED',
    occurredAt: new Date().toISOString(),
    note: 'Spoke to them.',
  }),
});

export const DEEDS = {
  send: {
    mutation: 'sendReferrals',
    payload: 'ReferralsPayload',
    input: (_world, id) => ({
      ids: [id],
      choices: [{ id, duplicateReason: 'Asked for twice, for the test.' }],
    }),
  },
  update: {
    mutation: 'updateDraft',
    payload: 'ReferralPayload',
    input: ({ serviceId, consentId }, id, expectedVersion) => ({
      id,
      expectedVersion,
      serviceId,
      consentId,
      reason: 'Changed.',
      urgency: 'SOON',
      origin: 'INTAKE',
    }),
  },
  discard: { mutation: 'discardDraft', payload: 'DeletedPayload', input: (_world, id) => ({ id }) },
  putAway: referral('putAwayDraft'),
  recall: referral('recallReferral', { reason: 'Sent by mistake.' }),
  returnToMe: referral('returnToMe', { reason: 'Nobody answers.' }),
  referAgain: referral('referAgain'),
  markReceived: referral('markReceived'),
  accept: referral('acceptReferral', { note: 'Gladly.' }),
  decline: referral('declineReferral', { reason: 'NO_CAPACITY' }),
  waitlist: referral('waitlistReferral'),
  start: referral('startReferral', { startedOn: today() }),
  complete: referral('completeReferral', { outcome: 'CUSTOMER_STOPPED', endedOn: today() }),
  amend: referral('amendOutcome', { outcome: 'RESOLVED_OTHERWISE' }),
  withdraw: referral('withdrawReferral', { reason: 'Found another way.' }),
  assign: referral('assignReferral', { userId: null }),
  snooze: referral('snoozeReferral', {
    until: addDays(today(), 2),
    reason: 'They call on Friday.',
  }),
  message: {
    mutation: 'postMessage',
    payload: 'MessagePostedPayload',
    input: (_world, referralId) => ({ referralId, body: 'Hello.' }),
  },
  note: {
    mutation: 'addNote',
    payload: 'NotePayload',
    input: (_world, referralId) => ({ referralId, body: 'For us.' }),
  },
  tryCustomer: attempt('CUSTOMER'),
  tryPartner: attempt('PARTNER'),
  report: {
    mutation: 'reportContact',
    payload: 'ReferralPayload',
    input: (_world, referralId) => ({ referralId, contacted: false }),
  },
  markSeen: referral('markSeen'),
} as const satisfies Record<string, Deed>;

export type DeedName = keyof typeof DEEDS;

/** What the API answered: the payload's or the refusal's type, or the code of a closed door. */
export async function attemptDeed(
  world: World,
  who: Visitor | null,
  name: DeedName,
  id: string,
  version: number,
): Promise<string> {
  const { mutation, input } = DEEDS[name];
  const title = `${mutation[0]?.toUpperCase() ?? ''}${mutation.slice(1)}`;
  const answer = await ask(
    who,
    `mutation ($input: ${title}Input!) { ${mutation}(input: $input) { __typename } }`,
    { input: { clientMutationId: crypto.randomUUID(), ...input(world, id, version) } },
  );
  const code = answer.errors?.[0]?.extensions.code;
  return (
    code ??
    (answer.data as Record<string, { __typename: string }>)[mutation]?.__typename ??
    'nothing'
  );
}
