import { ride } from '@throughline/prisma/ride';
import type { ActivityKind, Audience } from '../domain/shared/activity.ts';
import type { CommandContext } from './command.ts';

/** The parties an activity on a referral concerns, as its row has them. */
export type ReferralSubject = {
  readonly id: string;
  readonly personId: string;
  readonly senderOrganizationId: string;
  readonly receiverOrganizationId: string | null;
  readonly senderLwiaId: string | null;
  readonly receiverLwiaId: string | null;
};

/** Ids, statuses, dates and codes. Never text that somebody wrote, never a name. */
export type ActivityData = Readonly<Record<string, string | number | boolean | null>>;

type Entry = {
  /** Stable where the change may be tried again; else made anew. */
  readonly id?: string;
  readonly kind: ActivityKind;
  readonly audience: Audience;
  readonly subjectType:
    | 'REFERRAL'
    | 'PERSON'
    | 'CONSENT'
    | 'MEMBERSHIP'
    | 'ORGANIZATION'
    | 'USER'
    | 'WEBHOOK'
    | 'TRAINING';
  readonly subjectId: string;
  readonly personId?: string | null;
  readonly sideOrganizationId?: string | null;
  readonly userId?: string | null;
  readonly parties?: ReferralSubject;
  readonly data?: ActivityData;
};

const rowOf = ({ actor, now }: CommandContext, { parties, ...entry }: Entry) => ({
  ...(entry.id && { id: entry.id }),
  at: now,
  kind: entry.kind,
  audience: entry.audience,
  actorUserId: actor.userId,
  actorOrganizationId: actor.organizationId,
  actorRole: actor.role,
  subjectType: entry.subjectType,
  subjectId: entry.subjectId,
  referralId: entry.subjectType === 'REFERRAL' ? entry.subjectId : null,
  personId: parties?.personId ?? entry.personId ?? null,
  senderOrganizationId: parties?.senderOrganizationId ?? null,
  receiverOrganizationId: parties?.receiverOrganizationId ?? null,
  senderLwiaId: parties?.senderLwiaId ?? null,
  receiverLwiaId: parties?.receiverLwiaId ?? null,
  sideOrganizationId: entry.sideOrganizationId ?? null,
  userId: entry.userId ?? null,
  data: { ...entry.data, ...(actor.linkId && { linkId: actor.linkId }) },
});

/**
 * Writes the changes into `activity`: history, live event and cursor in one row each, in the transaction of the
 * change.
 */
export async function record(context: CommandContext, ...entries: Entry[]): Promise<void> {
  const data = entries.map((entry) => rowOf(context, entry));
  await ride(() => context.tx.activity.createMany({ data }));
}

/** A change of a referral that both sides see; drafts belong to the sender alone. */
export function recordReferral(
  context: CommandContext,
  referral: ReferralSubject,
  kind: ActivityKind,
  options: { audience: Audience; data?: ActivityData; id?: string },
): Promise<void> {
  return record(context, {
    kind,
    audience: options.audience,
    subjectType: 'REFERRAL',
    subjectId: referral.id,
    parties: referral,
    ...(options.audience === 'SIDE' && { sideOrganizationId: context.actor.organizationId }),
    ...(options.data && { data: options.data }),
    ...(options.id && { id: options.id }),
  });
}

/** The names of background tasks a command may ask for (`app.enqueue`). */
export type Task =
  | 'send-mail'
  | 'send-invitation'
  | 'send-organization-invitation'
  | 'send-membership-invitation'
  | 'send-webhook'
  | 'check-file'
  | 'forget-file';

/** Outgoing work: a job row in the same transaction, so it exists exactly if the change does. */
export async function enqueue(
  { tx }: CommandContext,
  task: Task,
  payload: Readonly<Record<string, string>>,
): Promise<void> {
  await tx.$executeRaw`select app.enqueue(${task}, ${JSON.stringify(payload)}::jsonb)`;
}
