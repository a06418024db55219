import type { Prisma } from '@throughline/prisma/generated/client';
import { ride } from '@throughline/prisma/ride';
import type { Transition, TransitionStep } from '../../../domain/referral/machine.ts';
import type { ReferralStatus } from '../../../domain/referral/status.ts';
import type { ActivityKind } from '../../../domain/shared/activity.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { recordReferral } from '../../../platform/record.ts';
import type { ActivityData } from '../../../platform/record.ts';
import { dueColumns } from './due-of-referral.ts';
import type { LoadedReferral } from './load-referral.ts';

const KIND_OF: Readonly<Record<ReferralStatus, ActivityKind>> = {
  DRAFT: 'REFERRAL_RECALLED',
  SENT: 'REFERRAL_SENT',
  ATTEMPTING_CONTACT: 'REFERRAL_ATTEMPTING_CONTACT',
  RECEIVED: 'REFERRAL_RECEIVED',
  ACCEPTED: 'REFERRAL_ACCEPTED',
  DECLINED: 'REFERRAL_DECLINED',
  IN_PROGRESS: 'REFERRAL_STARTED',
  COMPLETED: 'REFERRAL_COMPLETED',
};

type Columns = Prisma.ReferralUncheckedUpdateManyInput;

/** The time that goes with reaching a status. */
const timesOf = ({ to }: TransitionStep, at: Date): Columns => {
  switch (to) {
    case 'DRAFT':
      return { recalledAt: at };
    case 'SENT':
      return { sentAt: at };
    case 'RECEIVED':
      return { receivedAt: at };
    case 'ACCEPTED':
      return { acceptedAt: at };
    case 'DECLINED':
      return { declinedAt: at };
    case 'IN_PROGRESS':
      return { startedAt: at };
    case 'COMPLETED':
      return { completedAt: at };
    default:
      return {};
  }
};

/**
 * When this change is said to have happened. Who waited for the lock began earlier than the change they
 * waited for, and the order people see must be that of the changes.
 */
export const momentOf = ({ now }: CommandContext, { updatedAt }: { updatedAt: Date }): Date =>
  now > updatedAt ? now : new Date(updatedAt.getTime() + 1);

export type StatusChange = {
  /** Columns beyond status, times, version and what is due. */
  readonly set?: Columns;
  /** Of the last step, where it is not the usual one of the status. */
  readonly kind?: ActivityKind;
  /** Of the last step, beside the two statuses. */
  readonly data?: ActivityData;
  /** Of the last step's activity, where repeating the change must give the same. */
  readonly activityId?: string;
};

/**
 * Takes the steps of a transition: one activity row each, in order (B-16), and one update of the row.
 * Without steps nothing is written.
 */
export async function changeStatus(
  context: CommandContext,
  referral: LoadedReferral,
  { steps }: Transition,
  { set = {}, kind, data = {}, activityId }: StatusChange = {},
): Promise<void> {
  const last = steps.at(-1);
  if (!last) return;
  const at = momentOf(context, referral);
  const columns: Columns = {
    ...Object.assign({}, ...steps.map((step) => timesOf(step, at))),
    ...set,
    status: last.to,
    statusSince: at,
  };
  const after = { ...referral, ...columns } as LoadedReferral;
  const changes = {
    ...columns,
    ...dueColumns(context, after),
    version: referral.version + 1,
    lastActivityAt: at,
    updatedAt: at,
  };
  await ride(() => context.tx.referral.updateMany({ where: { id: referral.id }, data: changes }));
  for (const step of steps) {
    const final = step === last;
    await recordReferral({ ...context, now: at }, after, (final && kind) || KIND_OF[step.to], {
      audience: 'STATUS',
      ...(final && activityId && { id: activityId }),
      data: { from: step.from, to: step.to, ...(final && data) },
    });
  }
}
