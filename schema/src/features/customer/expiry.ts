import { consentState } from '../../domain/customer/consent.ts';
import type { CommandContext } from '../../platform/command.ts';
import { announceConsent } from './announce-consent.ts';

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
    told += 1;
  }
  return told;
}
