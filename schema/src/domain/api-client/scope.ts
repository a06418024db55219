import type { Role } from '../access/role.ts';
import type { Text } from '../shared/locale.ts';
import { parseReferralNumber } from '../shared/referral-number.ts';

/** What an API client may be let into (CORE-009). A scope to write includes the one to read. */
export const API_SCOPES = [
  'REFERRALS_READ',
  'REFERRALS_WRITE',
  'PEOPLE_READ',
  'PEOPLE_WRITE',
  'DIRECTORY_READ',
  'DIRECTORY_WRITE',
  'FIGURES_READ',
] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** As API clients write them. */
export const API_SCOPE_NAMES: Readonly<Record<ApiScope, string>> = {
  REFERRALS_READ: 'referrals:read',
  REFERRALS_WRITE: 'referrals:write',
  PEOPLE_READ: 'people:read',
  PEOPLE_WRITE: 'people:write',
  DIRECTORY_READ: 'directory:read',
  DIRECTORY_WRITE: 'directory:write',
  FIGURES_READ: 'figures:read',
};

export const API_SCOPE_LABELS: Readonly<Record<ApiScope, Text>> = {
  REFERRALS_READ: {
    en: 'See referrals, their history and messages, and follow them live',
    es: 'Ver referidos, su historia y mensajes, y seguirlos en vivo',
  },
  REFERRALS_WRITE: {
    en: 'Send referrals and answer them',
    es: 'Enviar referidos y responderlos',
  },
  PEOPLE_READ: {
    en: 'See people this organization serves: contact, needs and consent',
    es: 'Ver a las personas que atiende esta organización: contacto, necesidades y consentimiento',
  },
  PEOPLE_WRITE: {
    en: 'Record people, contact details, needs and consent',
    es: 'Registrar personas, datos de contacto, necesidades y consentimientos',
  },
  DIRECTORY_READ: {
    en: 'Search services and organizations',
    es: 'Buscar servicios y organizaciones',
  },
  DIRECTORY_WRITE: {
    en: 'Say how many places this organization has free',
    es: 'Decir cuántos lugares libres tiene esta organización',
  },
  FIGURES_READ: {
    en: 'See figures without people: of this organization, or of the state with small numbers withheld',
    es: 'Ver cifras sin personas: de esta organización, o del estado sin los números pequeños',
  },
};

/**
 * What an API client of the state may be given: nobody's record, whatever the state's people see. A program acts with
 * the rights of staff, of whom the state has none.
 */
const OF_STATE: readonly ApiScope[] = ['FIGURES_READ', 'DIRECTORY_READ'];

/** The scopes that an administrator in this role may give. */
export const scopesToGive = (role: Role): readonly ApiScope[] =>
  role === 'STATE_ADMIN' ? OF_STATE : API_SCOPES;

/** Whoever sees referrals may count them. */
const INCLUDED: Readonly<Partial<Record<ApiScope, readonly ApiScope[]>>> = {
  REFERRALS_READ: ['FIGURES_READ'],
  REFERRALS_WRITE: ['REFERRALS_READ', 'FIGURES_READ'],
  PEOPLE_WRITE: ['PEOPLE_READ'],
  DIRECTORY_WRITE: ['DIRECTORY_READ'],
};

/**
 * The root fields that each opens. What no scope names is closed to API clients: whatever is about signing
 * in, memberships, notices, settings or other API clients.
 */
const ROOT_FIELDS: Readonly<Record<ApiScope, readonly string[]>> = {
  REFERRALS_READ: [
    'referral',
    'referralByNumber',
    'referrals',
    'referralCounts',
    'closedCopies',
    'referralChanged',
    'inboxChanged',
  ],
  REFERRALS_WRITE: [
    'createDrafts',
    'updateDraft',
    'discardDraft',
    'putAwayDraft',
    'sendReferrals',
    'recallReferral',
    'returnToMe',
    'waitlistReferral',
    'snoozeReferral',
    'referAgain',
    'markReceived',
    'acceptReferral',
    'declineReferral',
    'startReferral',
    'completeReferral',
    'amendOutcome',
    'withdrawReferral',
    'assignReferral',
    'postMessage',
    'addNote',
    'logAttempt',
  ],
  PEOPLE_READ: ['person', 'people', 'similarPeople', 'consentWording', 'personChanged'],
  PEOPLE_WRITE: [
    'createPerson',
    'updatePerson',
    'updateContact',
    'addNeed',
    'closeNeed',
    'recordConsent',
    'withdrawConsent',
  ],
  DIRECTORY_READ: [
    'service',
    'services',
    'organization',
    'organizations',
    'areas',
    'zipPlace',
    'directoryChanged',
  ],
  DIRECTORY_WRITE: ['setCapacity'],
  FIGURES_READ: ['referralReport', 'statewideFigures'],
};

/**
 * The objects, or single fields of them, that are a scope's matter wherever a document comes to them: a
 * referral leads to its person.
 */
const OBJECTS: Readonly<Partial<Record<ApiScope, readonly string[]>>> = {
  REFERRALS_READ: ['Referral', 'ReferralDetail', 'ReferralFile', 'ReferralMessage', 'ReferralNote'],
  PEOPLE_READ: [
    'Person',
    'Application',
    'EarlierRecord',
    'CoEnrollment',
    'ReferralResult',
    'Recommendation',
    'PersonContact',
    'PersonNeed',
    'Consent',
    'PersonInvitation',
    'AccessLogEntry',
    'AccessLogChange',
    'Referral.personName',
  ],
};

/** People's own business: who they are here, where they are signed in, what they are told; and what only people need. */
const CLOSED_OBJECTS: readonly string[] = [
  'ApiClient',
  'ApiClientUsage',
  'Membership',
  'MembershipInvitation',
  'Notice',
  'Session',
  'Viewer',
  'EmergencyAccess',
  'Person.ssnLastFour',
];

/** Of an argument or input field. `needs`: the scope it takes; null: none opens it. */
type InputRule = {
  readonly needs: ApiScope | null;
  /** What may be sent without. */
  readonly unless?: { readonly words: string; readonly holds: (value: unknown) => boolean };
};

/**
 * Arguments and input fields, by their schema coordinates, that ask by what a scope closes: an answer would tell it,
 * whatever fields the document reads.
 */
const INPUTS: Readonly<Record<string, InputRule>> = {
  'Query.similarPeople(ssn:)': { needs: null },
  'ServiceFilter.personId': { needs: 'PEOPLE_READ' },
  'ReferralFilter.words': {
    needs: 'PEOPLE_READ',
    unless: {
      words: 'it is a referral number',
      holds: (value) =>
        typeof value === 'string' && (!value.trim() || parseReferralNumber(value) !== null),
    },
  },
};

const named = (
  table: Readonly<Partial<Record<ApiScope, readonly string[]>>>,
): ReadonlyMap<string, ApiScope> =>
  new Map(API_SCOPES.flatMap((scope) => (table[scope] ?? []).map((name) => [name, scope])));

const scopeOfRoot = named(ROOT_FIELDS);
const scopeOfObject = named(OBJECTS);

/** What the tests compare with the schema. */
export const SCOPED_ROOT_FIELDS: readonly string[] = [...scopeOfRoot.keys()];
export const SCOPED_OBJECTS: readonly string[] = [...scopeOfObject.keys(), ...CLOSED_OBJECTS];
export const SCOPED_INPUTS: readonly string[] = Object.keys(INPUTS);

const holds = (scopes: readonly ApiScope[], wanted: ApiScope): boolean =>
  scopes.some((scope) => scope === wanted || INCLUDED[scope]?.includes(wanted));

/** Whether any of the scopes opens a field at the root of a query, mutation or subscription. */
export const opensRoot = (scopes: readonly ApiScope[], field: string): boolean => {
  const wanted = scopeOfRoot.get(field);
  return wanted !== undefined && holds(scopes, wanted);
};

/** Whether a field of an object may be read at all, however a document comes there. */
export const opensField = (scopes: readonly ApiScope[], object: string, field: string): boolean =>
  [object, `${object}.${field}`].every((name) => {
    const wanted = scopeOfObject.get(name);
    return !CLOSED_OBJECTS.includes(name) && (wanted === undefined || holds(scopes, wanted));
  });

/** Why an argument or input field may not be sent; null: it may. */
export function closedInput(
  scopes: readonly ApiScope[],
  coordinate: string,
  value: unknown,
): string | null {
  const { needs, unless } = INPUTS[coordinate] ?? {};
  if (needs === undefined || (needs && holds(scopes, needs)) || unless?.holds(value)) return null;
  const exception = unless ? `, unless ${unless.words}` : '';
  return needs
    ? `\`${coordinate}\` needs the scope ${API_SCOPE_NAMES[needs]}${exception}.`
    : `\`${coordinate}\` is open to no API client.`;
}
