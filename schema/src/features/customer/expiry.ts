import { consentState, warnedUntil } from '../../domain/customer/consent.ts';
import { OPEN_STATUSES } from '../../domain/referral/status.ts';
import type { CommandContext } from '../../platform/command.ts';
import { record } from '../../platform/record.ts';
import { announceConsent, announceEndToSides } from './announce-consent.ts';

type ConsentTimes = {
  readonly expiresAt: Date;
  readonly withdrawnAt: Date | null;
  readonly expiryAnnouncedAt: Date | null;
};

/** Whether the end of a consent has come and nobody has been told. A withdrawal was told when it happened. */
export const expiryIsNews = (consent: ConsentTimes, now: Date): boolean =>
  consent.expiryAnnouncedAt === null && consentState(consent, now) === 'EXPIRED';

/** At most so many at once: the rest follows with the next round. */
const BATCH = 100;

/**
 * Tells of consents that ended by their date, each once however many processes ask (architecture, Live).
 * Access needs no telling to end: grants carry the same date.
 *
 * @returns how many were told of
 */
export async function announceExpiries(context: CommandContext): Promise<number> {
  const { tx, now } = context;
  const due = await tx.consent.findMany({
    where: { expiresAt: { lte: now }, withdrawnAt: null, expiryAnnouncedAt: null },
    orderBy: { expiresAt: 'asc' },
    take: BATCH,
  });
  let told = 0;
  for (const consent of due.filter((each) => expiryIsNews(each, now))) {
    const claimed = await tx.consent.updateMany({
      where: { id: consent.id, expiryAnnouncedAt: null },
      data: { expiryAnnouncedAt: now },
    });
    if (claimed.count === 0) continue;
    await announceConsent(context, 'CONSENT_EXPIRED', consent);
    await announceEndToSides(context, 'CONSENT_EXPIRED', consent.id);
    told += 1;
  }
  return told;
}

/**
 * Tells beforehand of consents that end soon while referrals rest on them, each once (REF-050): the sender and the
 * person can still renew it.
 */
export async function announceEndings(context: CommandContext): Promise<number> {
  const { tx, now } = context;
  const due = await tx.consent.findMany({
    where: {
      expiresAt: { gt: now, lte: warnedUntil(now) },
      withdrawnAt: null,
      endingAnnouncedAt: null,
      referrals: { some: { status: { in: [...OPEN_STATUSES] } } },
    },
    orderBy: { expiresAt: 'asc' },
    take: BATCH,
  });
  let told = 0;
  for (const { id, personId, recordedByOrganizationId } of due) {
    const claimed = await tx.consent.updateMany({
      where: { id, endingAnnouncedAt: null, withdrawnAt: null },
      data: { endingAnnouncedAt: now },
    });
    if (claimed.count === 0) continue;
    await record(context, {
      kind: 'CONSENT_EXPIRING',
      audience: 'SIDE_AND_PERSON',
      subjectType: 'CONSENT',
      subjectId: id,
      personId,
      sideOrganizationId: recordedByOrganizationId,
    });
    told += 1;
  }
  return told;
}
