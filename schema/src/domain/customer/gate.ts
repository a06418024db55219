import type { Text } from '../shared/locale.ts';
import { consentState } from './consent.ts';
import type { ConsentFacts, ConsentScope } from './consent.ts';
import { GRANT_END_REASON_LABELS, GRANT_END_REASONS, grantHolds } from './reach.ts';
import type { GrantEndReason, GrantReason, STORED_GRANT_REASONS } from './reach.ts';

/** What of a person, or on them, the gate decides about; prisma/policies/28-gate.sql says what each means in rows. */
export const GATED = [
  'IDENTITY',
  'CONTACT',
  'BIRTH_DATE',
  'NEEDS',
  'REQUEST',
  'FILES',
  'CONSENTS',
  'CHANGES',
  'REFERRALS',
  'OWN_RECORD',
  'SERVE',
  'KEEP',
] as const;
export type Gated = (typeof GATED)[number];

/** What of these is to be seen, as the person reads it. */
export const SEEN = [
  'IDENTITY',
  'CONTACT',
  'BIRTH_DATE',
  'OWN_RECORD',
  'NEEDS',
  'REQUEST',
  'FILES',
  'CONSENTS',
  'REFERRALS',
] as const satisfies readonly Gated[];
export type Seen = (typeof SEEN)[number];

export const SEEN_LABELS: Readonly<Record<Seen, Text>> = {
  IDENTITY: { en: 'your name', es: 'su nombre' },
  CONTACT: { en: 'how to reach you', es: 'cómo comunicarse con usted' },
  BIRTH_DATE: { en: 'your date of birth', es: 'su fecha de nacimiento' },
  OWN_RECORD: {
    en: 'the last digits of your Social Security number',
    es: 'los últimos dígitos de su número de Seguro Social',
  },
  NEEDS: { en: 'what you need', es: 'lo que usted necesita' },
  REQUEST: {
    en: 'what the request says, with messages',
    es: 'lo que dice la solicitud, con mensajes',
  },
  FILES: { en: 'the files on the request', es: 'los archivos de la solicitud' },
  CONSENTS: { en: 'what you agreed to online', es: 'lo que usted aceptó en línea' },
  REFERRALS: {
    en: 'between whom requests for you go, their status and dates',
    es: 'entre quiénes van las solicitudes para usted, su estado y sus fechas',
  },
};

/** Why somebody was let to a person: the purpose for which things are open to them. */
type Purpose = (typeof STORED_GRANT_REASONS)[number];

const SERVES = ['IDENTITY', 'CONTACT', 'CHANGES', 'SERVE'] as const;

/** What each purpose opens by itself. */
const OPENED: Readonly<Record<Purpose, readonly Gated[]>> = {
  CREATED_HERE: [...SERVES, 'BIRTH_DATE', 'CONSENTS', 'OWN_RECORD', 'KEEP'],
  SENT_REFERRAL: [...SERVES, 'CONSENTS', 'KEEP'],
  RECEIVED_REFERRAL: [...SERVES, 'REQUEST'],
  APPLICATION: [...SERVES, 'BIRTH_DATE', 'CONSENTS', 'OWN_RECORD', 'KEEP', 'REFERRALS'],
  EARLIER_RECORD: ['IDENTITY', 'REFERRALS'],
  EMERGENCY: ['IDENTITY', 'CONTACT'],
  LWIA_ADMINISTRATOR: ['IDENTITY'],
};

/** What somebody is let to a person for, how far and how long. */
type Grant = {
  readonly reason: GrantReason;
  /** The categories of the consent it came with; none without one. */
  readonly scopes: readonly ConsentScope[];
  /** Null: nothing ends it by date. */
  readonly validUntil: Date | null;
  /** When something else ended it. */
  readonly endedAt: Date | null;
};

/** What a received referral opens only with the consent's word for it. */
const BY_SCOPE: Readonly<Partial<Record<Gated, ConsentScope>>> = {
  NEEDS: 'NEEDS',
  FILES: 'DOCUMENTS',
};

/** Whether it opens this while it runs. The state's is its role, and no grant. */
export const covers = (
  { reason, scopes }: Pick<Grant, 'reason' | 'scopes'>,
  what: Gated,
): boolean =>
  reason !== 'STATE' &&
  (OPENED[reason].includes(what) ||
    (what === 'BIRTH_DATE' && scopes.includes('BIRTH_DATE')) ||
    (reason === 'RECEIVED_REFERRAL' && scopes.some((scope) => scope === BY_SCOPE[what])));

/** A grant as it began, whose it is, and the consent it rests on. */
export type HeldGrant = Grant & {
  readonly reason: Purpose;
  readonly organizationId: string;
  /** Of the organization, who alone has it. */
  readonly userId: string | null;
  readonly endReason: GrantEndReason | null;
  readonly consent: ConsentFacts | null;
};

type Asker = {
  readonly organizationId: string | null;
  readonly userId: string | null;
  readonly role: string;
};

/** Why something is not open: what ended last, NOT_SHARED where other things are open, NEVER where nothing was. */
export const CLOSED = [...GRANT_END_REASONS, 'EMERGENCY_OVER', 'NOT_SHARED', 'NEVER'] as const;
export type Closed = (typeof CLOSED)[number];

/** What to say of an end; null where nothing has ended. */
export const endLabel = (why: string | null): Text | null => {
  if (why === 'EMERGENCY_OVER') {
    return { en: 'The three hours have passed', es: 'Pasaron las tres horas' };
  }
  const known = GRANT_END_REASONS.find((each) => each === why);
  return known ? GRANT_END_REASON_LABELS[known] : null;
};

export type Verdict =
  | { readonly isOpen: true; readonly purpose: Purpose; readonly until: Date | null }
  | { readonly isOpen: false; readonly why: Closed };

const isHeldBy = ({ organizationId, userId, reason }: HeldGrant, asker: Asker): boolean =>
  organizationId === asker.organizationId &&
  (userId === null || userId === asker.userId) &&
  (reason !== 'LWIA_ADMINISTRATOR' || asker.role === 'LWIA_ADMIN');

/** When it is over at the latest, and what is then said of it. */
const endOf = (grant: HeldGrant): { at: Date | null; why: Closed } => {
  const { consent, endedAt, endReason, reason, validUntil } = grant;
  if (endedAt !== null) return { at: endedAt, why: endReason ?? 'COMPLETED' };
  if (consent?.withdrawnAt) return { at: consent.withdrawnAt, why: 'CONSENT_WITHDRAWN' };
  if (reason === 'EMERGENCY') return { at: validUntil, why: 'EMERGENCY_OVER' };
  const byConsent = consent !== null && Number(validUntil) === Number(consent.expiresAt);
  return { at: validUntil, why: byConsent ? 'CONSENT_EXPIRED' : 'COMPLETED' };
};

const isOver = (grant: HeldGrant, at: Date): boolean =>
  !grantHolds(grant, at) ||
  (grant.consent !== null && consentState(grant.consent, at) !== 'ACTIVE');

/**
 * The gate (REF-050): whether this is open to them at that time, for which purpose and until when, or why not. What lasts
 * longest is told of what is open, what ended last of what is not.
 *
 * @param grants all of the person; those of others say nothing
 */
export function verdict(
  grants: readonly HeldGrant[],
  asker: Asker,
  what: Gated,
  at: Date,
): Verdict {
  const mine = grants.filter((grant) => isHeldBy(grant, asker));
  const covering = mine.filter((grant) => covers(grant, what));
  const [longest] = covering
    .filter((grant) => !isOver(grant, at))
    .toSorted((a, b) => late(b.validUntil) - late(a.validUntil) || order(a.reason, b.reason));
  if (longest) return { isOpen: true, purpose: longest.reason, until: longest.validUntil };
  const [last] = covering
    .map(endOf)
    .toSorted((a, b) => late(b.at) - late(a.at) || order(a.why, b.why));
  const elsewhere = mine.some((grant) => !isOver(grant, at)) ? 'NOT_SHARED' : 'NEVER';
  return { isOpen: false, why: last?.why ?? elsewhere };
}

const FOR_GOOD = 8.64e15;
const late = (time: Date | null): number => (time === null ? FOR_GOOD : Number(time));
const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
