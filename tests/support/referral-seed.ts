import { dateOf } from '@throughline/schema/domain/shared/chicago-time';
import type { ReferralStatus } from '@throughline/schema/domain/referral/status';
import { act } from './ask.ts';
import type { Visitor } from './actors.ts';
import { paid } from './seed.ts';
import type { World } from './seed.ts';

/** Where a test can ask for a referral to stand: the eight statuses, and two drafts with a past. */
export type Situation = ReferralStatus | 'RECALLED' | 'PUT_AWAY';

export type SeededReferral = { readonly id: string; readonly number: string };

/** A mutation on a referral that has to succeed. */
async function step(who: Visitor, name: string, input: Record<string, unknown>): Promise<void> {
  paid(await act(who, name, input, '... on ReferralPayload { referral { id } }'), 'referral');
}

export const today = (): string => dateOf(new Date());

type Walk = (world: World, id: string) => Promise<void>;

const send: Walk = async ({ sender }, id) => {
  const done = await act(
    sender.staff,
    'sendReferrals',
    { ids: [id], choices: [{ id, duplicateReason: 'Asked for twice, for the test.' }] },
    '... on ReferralsPayload { referrals { id } }',
  );
  paid(done, 'referrals');
};
const receive: Walk = ({ receiver }, id) => step(receiver.staff, 'markReceived', { id });
const accept: Walk = ({ receiver }, id) => step(receiver.staff, 'acceptReferral', { id });
const start: Walk = ({ receiver }, id) =>
  step(receiver.staff, 'startReferral', { id, startedOn: today() });

/** The way to each situation, as people would go it. */
const WALKS: Readonly<Record<Situation, readonly Walk[]>> = {
  DRAFT: [],
  SENT: [send],
  ATTEMPTING_CONTACT: [
    send,
    ({ sender }, id) =>
      step(sender.staff, 'logAttempt', {
        referralId: id,
        target: 'PARTNER',
        channel: 'PHONE',
        result: 'NO_ANSWER',
        occurredAt: new Date().toISOString(),
      }),
  ],
  RECEIVED: [send, receive],
  ACCEPTED: [send, receive, accept],
  DECLINED: [
    send,
    ({ receiver }, id) => step(receiver.staff, 'declineReferral', { id, reason: 'NO_CAPACITY' }),
  ],
  IN_PROGRESS: [send, receive, accept, start],
  COMPLETED: [
    send,
    receive,
    accept,
    start,
    ({ receiver }, id) =>
      step(receiver.staff, 'completeReferral', {
        id,
        outcome: 'SERVICES_DELIVERED',
        endedOn: today(),
      }),
  ],
  RECALLED: [send, ({ sender }, id) => step(sender.staff, 'recallReferral', { id })],
  PUT_AWAY: [
    send,
    ({ sender }, id) => step(sender.staff, 'recallReferral', { id }),
    ({ sender }, id) => step(sender.staff, 'putAwayDraft', { id }),
  ],
};

/** A referral of the world's customer from its sender to its receiver, walked to where it should stand. */
export async function seedReferral(
  world: World,
  situation: Situation = 'SENT',
  options: {
    readonly serviceId?: string | null;
    readonly consentId?: string | null;
    readonly personId?: string;
  } = {},
): Promise<SeededReferral> {
  const {
    serviceId = world.serviceId,
    consentId = world.consentId,
    personId = world.personId,
  } = options;
  const done = await act(
    world.sender.staff,
    'createDrafts',
    {
      personId,
      origin: 'WALK_IN',
      consentId,
      items: [
        { serviceId, reason: 'Wants to learn welding.', urgency: 'ROUTINE', goals: 'A job.' },
      ],
    },
    '... on ReferralsPayload { referrals { id number } }',
  );
  const [referral] = paid(done, 'referrals') as SeededReferral[];
  if (!referral) throw new Error('No draft was made.');
  for (const walk of WALKS[situation]) await walk(world, referral.id);
  return referral;
}
