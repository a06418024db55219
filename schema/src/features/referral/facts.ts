import type { Prisma } from '@throughline/prisma/generated/client';
import { consentFor, consentState } from '../../domain/customer/consent.ts';
import type { ConsentScope } from '../../domain/customer/consent.ts';
import { reachable } from '../../domain/customer/contact.ts';
import { referralFacts } from '../../domain/referral/facts.ts';
import type { ReferralFacts } from '../../domain/referral/policy.ts';
import type { SendFacts } from '../../domain/referral/send-check.ts';

/** The columns the rules of domain/referral read, as a selection. */
export const FACTS = {
  status: true,
  personId: true,
  senderOrganizationId: true,
  receiverOrganizationId: true,
  senderLwiaId: true,
  receiverLwiaId: true,
  authorId: true,
  closedById: true,
  outcome: true,
  firstSentAt: true,
  putAwayAt: true,
  sentAt: true,
  receivedAt: true,
  acceptedAt: true,
  startedAt: true,
  declinedAt: true,
  completedAt: true,
  consent: { select: { scopes: true, withdrawnAt: true, expiresAt: true } },
} satisfies Prisma.ReferralSelect;

type FactsRow = Prisma.ReferralGetPayload<{ select: typeof FACTS }>;

/** A consent that has left the viewer's sight counts as ended. */
export const factsOf = (row: FactsRow, now: Date): ReferralFacts =>
  referralFacts(
    row,
    row.consent && consentState(row.consent, now) === 'ACTIVE' ? row.consent.scopes : null,
  );

/** Files as they are listed: in one query for all that ask for them. */
export const FILES = {
  where: { state: { notIn: ['WAITING', 'RECEIVING'] } },
  orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  take: 100,
} satisfies Prisma.Referral$filesArgs;

/** What sending looks at. */
export const FOR_SENDING = {
  personId: true,
  senderOrganizationId: true,
  receiverOrganizationId: true,
  serviceId: true,
  consent: {
    select: {
      personId: true,
      recordedByOrganizationId: true,
      scopes: true,
      withdrawnAt: true,
      expiresAt: true,
    },
  },
  receiver: { select: { status: true } },
  service: {
    select: {
      active: true,
      referable: true,
      category: true,
      capacity: { select: { rule: true, state: true } },
      location: { select: { lwiaId: true } },
    },
  },
  detail: { select: { reason: true, goals: true, accommodations: true } },
  files: { ...FILES, select: { id: true } },
  person: {
    select: {
      contact: {
        select: {
          phone: true,
          phoneMessageOk: true,
          email: true,
          addressLine: true,
          city: true,
          zip: true,
          preferredChannel: true,
          safeTimesNote: true,
        },
      },
    },
  },
} satisfies Prisma.ReferralSelect;

export type SendingRow = Prisma.ReferralGetPayload<{ select: typeof FOR_SENDING }>;

/** What the receiver would learn from this referral itself; name and contact always. */
const shared = ({ detail, files }: SendingRow): ConsentScope[] => [
  'CONTACT',
  ...(detail?.goals ? (['GOALS'] as const) : []),
  ...(detail?.accommodations ? (['ACCOMMODATIONS'] as const) : []),
  ...(files.length > 0 ? (['DOCUMENTS'] as const) : []),
];

/** A sender may use what it recorded itself, or what the person gave online to all who help them. */
export const isUsable = (
  consent: { personId: string; recordedByOrganizationId: string | null },
  row: { personId: string; senderOrganizationId: string },
): boolean =>
  consent.personId === row.personId &&
  (consent.recordedByOrganizationId === null ||
    consent.recordedByOrganizationId === row.senderOrganizationId);

export function sendFacts(row: SendingRow, now: Date): SendFacts {
  const { consent, detail, service, receiver } = row;
  // Row-level security may hide the person of a required relation.
  const contact = (row.person as SendingRow['person'] | null)?.contact;
  const usable = consent && isUsable(consent, row) ? consent : null;
  return {
    personId: row.personId,
    senderOrganizationId: row.senderOrganizationId,
    receiverOrganizationId: row.receiverOrganizationId,
    receiverApproved: receiver?.status === 'APPROVED',
    serviceId: row.serviceId,
    serviceReferable: service !== null && service.active && service.referable,
    serviceClosed: service?.capacity?.state === 'CLOSED',
    reason: detail?.reason ?? null,
    consent: consentFor(
      usable && { ...usable, scopes: usable.scopes as ConsentScope[] },
      shared(row),
      now,
    ),
    customerReachable: contact ? reachable(contact) : false,
  };
}
