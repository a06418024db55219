import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db, Tx } from '@throughline/prisma/client';
import type { Activity, Referral } from '@throughline/prisma/generated/client';
import { inTransaction } from '@throughline/prisma/transaction';
import { noticeKindOf } from '@throughline/schema/domain/notification/notice-of-activity';
import { isToldTo } from '@throughline/schema/domain/notification/notice-text';
import { noticeRecipients } from '@throughline/schema/domain/notification/recipients';
import type { NoticePeople } from '@throughline/schema/domain/notification/recipients';
import type { NoticeKind } from '@throughline/schema/domain/notification/kind';
import { OPEN_STATUSES } from '@throughline/schema/domain/referral/status';
import type { ActivityKind } from '@throughline/schema/domain/shared/activity';
import type { NoticeNames } from '@throughline/schema/features/notification/notice-data';
import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { askForLinks } from './answer-links.ts';
import { administratorsOf, peopleOfReferral, plannersOf } from './notice-people.ts';
import { deliveriesTo, joinMail } from './notice-delivery.ts';

const Payload = z.object({ activityId: z.uuid() });

/** The circle of people a change concerns, and the referral their notice leads to. */
type Concern = {
  readonly people: NoticePeople;
  readonly referralId: string | null;
  /** Whose plan it leads to, where it is about no referral. */
  readonly personId?: string | null;
  /** Whose contacts are told of it too. */
  readonly referral?: Referral;
  readonly names?: Partial<Omit<NoticeNames, 'audience'>>;
};

/**
 * Tells everybody concerned by a change, except who made it. Repeating it tells nobody twice: a notice is
 * unique for user, change and kind.
 */
export function makeNotices({ db }: { readonly db: Db }): Task {
  return async (payload) => {
    const { activityId } = Payload.parse(payload);
    await withClaims(systemClaims(), () =>
      inTransaction(db, async (tx) => {
        const activity = await tx.activity.findFirst({ where: { id: activityId } });
        if (!activity || (await isPassing(tx, activity))) return;
        const data = activity.data as Record<string, unknown>;
        const kind = noticeKindOf(activity.kind as ActivityKind, data);
        if (!kind) return;
        for (const concern of await concernsOf(tx, kind, activity, data)) {
          await tell(tx, kind, activity, concern);
          if (concern.referral) await askForLinks(tx, kind, activityId, concern.referral, activity);
        }
      }),
    );
  };
}

/** A step on the way of a change that went on in the same transaction: the last one says it all. */
async function isPassing(tx: Tx, { subjectId, xid, seq, audience }: Activity): Promise<boolean> {
  if (audience !== 'STATUS') return false;
  const later = await tx.activity.findFirst({
    where: { subjectId, xid, audience, seq: { gt: seq } },
    select: { id: true },
  });
  return later !== null;
}

async function concernsOf(
  tx: Tx,
  kind: NoticeKind,
  activity: Activity,
  data: Readonly<Record<string, unknown>>,
): Promise<readonly Concern[]> {
  if (['MEMBERSHIP', 'ORGANIZATION', 'WEBHOOK'].includes(activity.subjectType))
    return [await concernOfOrganization(tx, kind, activity)];
  const assignee = typeof data['assigneeId'] === 'string' ? data['assigneeId'] : null;
  const names = {
    actor: await nameOf(tx, activity.actorUserId),
    ...(activity.actorRole === 'CUSTOMER' && { byPerson: true }),
  };
  if (kind === 'APPLICATION_ASSIGNED') return [{ people: { assignee }, referralId: null, names }];
  if (kind === 'EMERGENCY_ACCESS_TAKEN') return [await concernOfEmergency(tx, activity)];
  if (kind === 'EARLIER_ATTACHED' || kind === 'CO_ENROLLMENT_RECORDED')
    return [await concernOfPlan(tx, kind, activity)];
  if (kind === 'ENROLLMENT_WINDOW_NEAR' || kind === 'APPLICATION_AUTO_CLOSED')
    return [await concernOfApplication(tx, data)];
  const rests = restingOn(kind, activity);
  if (rests) {
    const open = await tx.referral.findMany({
      where: { ...rests, status: { in: [...OPEN_STATUSES] } },
      orderBy: { id: 'asc' },
    });
    return Promise.all(
      open.map(async (referral) => ({
        people: await peopleOfReferral(tx, referral),
        referralId: referral.id,
        referral,
      })),
    );
  }
  const referral = await tx.referral.findFirst({ where: { id: activity.subjectId } });
  if (!referral) return []; // discarded since
  const people = { ...(await peopleOfReferral(tx, referral)), assignee };
  return [{ people, referralId: referral.id, referral, names }];
}

/** What is told of a person or a consent concerns every open referral that rests on it. */
function restingOn(kind: NoticeKind, { subjectId, audience }: Activity) {
  if (kind === 'CONTACT_TIMES_CHANGED') return { personId: subjectId };
  if (kind !== 'CONSENT_EXPIRING' && kind !== 'CONSENT_EXPIRED') return null;
  // Other rows tell organizations of their own history.
  return { consentId: audience === 'SIDE_AND_PERSON' ? subjectId : null };
}

async function concernOfOrganization(
  tx: Tx,
  kind: NoticeKind,
  activity: Activity,
): Promise<Concern> {
  const organizationId = activity.sideOrganizationId ?? '';
  const organization = await tx.organization.findFirstOrThrow({
    where: { id: organizationId },
    select: { name: true, lwiaId: true },
  });
  const isSuspension = kind === 'ORGANIZATION_SUSPENDED';
  const administrators = await administratorsOf(tx, organizationId, {
    evenSuspended: isSuspension,
  });
  const areaAdministrators = await administratorsOf(tx, organization.lwiaId ?? organizationId);
  const names = { actor: await nameOf(tx, activity.userId), organization: organization.name };
  return {
    people: { administrators, areaAdministrators, member: activity.userId },
    referralId: null,
    names,
  };
}

/** Never the one who did it: who administers alone is looked after by the area, and it by the state. */
async function concernOfEmergency(tx: Tx, activity: Activity): Promise<Concern> {
  const { actorUserId, actorOrganizationId, personId } = activity;
  const organization = await tx.organization.findFirstOrThrow({
    where: { id: actorOrganizationId ?? '' },
    select: { name: true },
  });
  const customer = await tx.account.findFirst({
    where: { personId: personId ?? '', status: 'ACTIVE' },
    select: { userId: true },
  });
  return {
    people: {
      administrators: await administratorsOf(tx, actorOrganizationId ?? '', {
        besides: actorUserId,
      }),
      customer: customer?.userId ?? null,
    },
    referralId: null,
    names: { actor: await nameOf(tx, actorUserId), organization: organization.name },
  };
}

/** Earlier referrals are found by one area (N-29); another program concerns all that plan with them (N-30). */
async function concernOfPlan(tx: Tx, kind: NoticeKind, activity: Activity): Promise<Concern> {
  const { actorOrganizationId, actorUserId, personId, sideOrganizationId } = activity;
  const planners = await plannersOf(tx, {
    personId: personId ?? '',
    ...(kind === 'EARLIER_ATTACHED' && { lwiaId: sideOrganizationId ?? '' }),
  });
  const organization = actorOrganizationId
    ? await tx.organization.findFirst({
        where: { id: actorOrganizationId },
        select: { name: true },
      })
    : null;
  return {
    people: { planners },
    referralId: null,
    personId,
    names: { actor: await nameOf(tx, actorUserId), organization: organization?.name ?? null },
  };
}

/** Who has the application, the area's administrators, and the person (N-10). */
async function concernOfApplication(
  tx: Tx,
  { applicationId, daysLeft }: Readonly<Record<string, unknown>>,
): Promise<Concern> {
  const { lwiaId, personId, lwia } = await tx.application.findFirstOrThrow({
    where: { id: String(applicationId) },
    select: { lwiaId: true, personId: true, lwia: { select: { name: true } } },
  });
  const areaAdministrators = await administratorsOf(tx, lwiaId);
  // Closed ones too.
  const planners = await plannersOf(tx, { id: String(applicationId), closedAt: {} });
  const customer = await tx.account.findFirst({
    where: { personId, status: 'ACTIVE' },
    select: { userId: true },
  });
  return {
    people: {
      // Where nobody has it, it is theirs to look after.
      planners: planners.length > 0 ? planners : areaAdministrators,
      areaAdministrators,
      customer: customer?.userId ?? null,
    },
    referralId: null,
    personId,
    names: { organization: lwia.name, days: daysLeft === undefined ? null : String(daysLeft) },
  };
}

/** Of staff only, who are known by name to everybody who works here. */
async function nameOf(tx: Tx, userId: string | null): Promise<string | null> {
  if (!userId) return null;
  const user = await tx.user.findFirst({
    where: { id: userId },
    select: { name: true, account: true },
  });
  return user && !user.account?.personId ? user.name : null;
}

async function tell(tx: Tx, kind: NoticeKind, activity: Activity, concern: Concern): Promise<void> {
  const recipients = noticeRecipients(kind, concern.people, activity.actorUserId).filter(
    ({ audience }) => isToldTo(kind, audience),
  );
  if (recipients.length === 0) return;
  const delivered = await deliveriesTo(tx, kind, recipients);
  const made = await tx.notice.createManyAndReturn({
    data: delivered.map(({ userId, audience }) => ({
      userId,
      activityId: activity.id,
      kind,
      referralId: concern.referralId,
      personId: concern.personId ?? null,
      data: { audience, ...concern.names },
      createdAt: activity.at,
    })),
    skipDuplicates: true,
    select: { id: true, userId: true },
  });
  // Each is an event of its own, for its user alone.
  await tx.activity.createMany({
    data: made.map(({ id, userId }) => ({
      at: activity.at,
      kind: 'NOTICE_ADDED',
      audience: 'USER',
      actorRole: 'SYSTEM',
      subjectType: 'USER',
      subjectId: userId,
      userId,
      data: { noticeId: id },
    })),
  });
  for (const { userId, mail } of delivered) {
    const notice = made.find((each) => each.userId === userId);
    if (notice && mail) await joinMail(tx, notice.id, userId, mail);
  }
}
