import { addDays, addMonths, fromLocal, isLocalDate } from '../shared/chicago-time.ts';
import type { LocalDate } from '../shared/chicago-time.ts';
import { checkText, limitText, mustBeOneOf, problem, problemsOf } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { isLanguage } from '../shared/language.ts';
import { LIMITS } from '../shared/limits.ts';
import type { Text } from '../shared/locale.ts';
import { consentWording } from './consent-wording.ts';

/** What a consent lets a receiver see (REF-050). CONTACT is name and ways to reach, and always included. */
export const CONSENT_SCOPES = [
  'CONTACT',
  'BIRTH_DATE',
  'NEEDS',
  'GOALS',
  'ACCOMMODATIONS',
  'DOCUMENTS',
] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];

export const CONSENT_METHODS = ['WRITTEN', 'VERBAL', 'ELECTRONIC'] as const;
export type ConsentMethod = (typeof CONSENT_METHODS)[number];

export const CONSENT_STATES = ['ACTIVE', 'WITHDRAWN', 'EXPIRED'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

export const CONSENT_MONTHS_DEFAULT = 12;
export const CONSENT_MONTHS_MAX = 24;
/** So many days before it ends, whoever rests on it is told, to have it renewed in time. */
export const CONSENT_WARNING_DAYS = 14;

/** What ends until then ends soon. */
export const warnedUntil = (now: Date): Date =>
  new Date(now.getTime() + CONSENT_WARNING_DAYS * 24 * 60 * 60 * 1000);

/** `expiresAt` is the first instant at which it no longer holds. */
export type ConsentFacts = {
  readonly scopes: readonly ConsentScope[];
  readonly expiresAt: Date;
  readonly withdrawnAt: Date | null;
};

/**
 * A withdrawal stays one after the date has passed: it was somebody's word. It holds from when it is there,
 * even for a command that began before it and then had to wait for it.
 */
export const consentState = (
  { expiresAt, withdrawnAt }: Omit<ConsentFacts, 'scopes'>,
  now: Date,
): ConsentState => {
  if (withdrawnAt !== null) return 'WITHDRAWN';
  return expiresAt <= now ? 'EXPIRED' : 'ACTIVE';
};

/** How a consent stands to what one referral would share (`ConsentCoverage` of referral/send-check.ts). */
export const consentFor = (
  consent: ConsentFacts | null,
  shared: readonly ConsentScope[],
  now: Date,
): 'NONE' | 'COVERS' | 'TOO_NARROW' | 'WITHDRAWN' | 'EXPIRED' => {
  if (consent === null) return 'NONE';
  const state = consentState(consent, now);
  if (state !== 'ACTIVE') return state;
  const given: readonly string[] = withContact(consent.scopes);
  return shared.every((scope) => given.includes(scope)) ? 'COVERS' : 'TOO_NARROW';
};

/** A consent renews another when it agrees to the same for longer: what is under way goes on, and shares no more. */
export const renewalProblems = (
  earlier: ConsentFacts,
  { scopes, expiresAt }: Omit<ConsentFacts, 'withdrawnAt'>,
): FieldProblem[] => {
  const same = withContact(earlier.scopes).join() === withContact(scopes).join();
  return problemsOf(
    same
      ? null
      : problem('scopes', 'NOT_ALLOWED', {
          en: 'A renewed consent shares the same as before. For more or less, record a new one.',
          es: 'Un consentimiento renovado comparte lo mismo que antes. Para más o menos, registre uno nuevo.',
        }),
    expiresAt > earlier.expiresAt
      ? null
      : problem('expiresOn', 'NOT_ALLOWED', {
          en: 'Choose a day after the consent ends.',
          es: 'Elija un día posterior al vencimiento del consentimiento.',
        }),
  );
};

/** In the order of CONSENT_SCOPES, each once, CONTACT always. */
export const withContact = (scopes: readonly ConsentScope[]): ConsentScope[] =>
  CONSENT_SCOPES.filter((scope) => scope === 'CONTACT' || scopes.includes(scope));

/** The last day of a consent given today, as proposed and at most. */
export const defaultExpiry = (today: LocalDate): LocalDate =>
  addMonths(today, CONSENT_MONTHS_DEFAULT);
export const latestExpiry = (today: LocalDate): LocalDate => addMonths(today, CONSENT_MONTHS_MAX);

/** A consent holds through its last day in Chicago. */
export const consentExpiresAt = (expiresOn: LocalDate): Date => fromLocal(addDays(expiresOn, 1));

export type ConsentInput = {
  readonly scopes: readonly string[];
  readonly method: string | null;
  readonly witnessName: string | null;
  readonly wordingVersion: string | null;
  readonly language: string | null;
  /** The last day, `YYYY-MM-DD`. */
  readonly expiresOn: string | null;
};

const expiryProblem = (expiresOn: string | null, today: LocalDate): FieldProblem | null => {
  if (!expiresOn) {
    return problem('expiresOn', 'REQUIRED', {
      en: 'Enter the last day of the consent.',
      es: 'Escriba el último día del consentimiento.',
    });
  }
  if (!isLocalDate(expiresOn)) {
    return problem('expiresOn', 'MALFORMED', {
      en: 'Enter a date like 2027-03-31.',
      es: 'Escriba una fecha como 2027-03-31.',
    });
  }
  if (expiresOn < today) {
    return problem('expiresOn', 'IN_THE_PAST', {
      en: 'Choose today or a later day.',
      es: 'Elija hoy o un día posterior.',
    });
  }
  return expiresOn > latestExpiry(today)
    ? problem('expiresOn', 'NOT_ALLOWED', {
        en: `Choose a day within ${CONSENT_MONTHS_MAX} months.`,
        es: `Elija un día dentro de ${CONSENT_MONTHS_MAX} meses.`,
      })
    : null;
};

/** Verbal consent needs the one who heard it; an electronic one is the customer's own click and has none. */
const witnessProblem = ({ method, witnessName }: ConsentInput): FieldProblem | null =>
  method === 'VERBAL'
    ? checkText(
        'witnessName',
        witnessName,
        { en: 'the name of the person who heard it', es: 'el nombre de quien lo escuchó' },
        LIMITS.witnessName,
      )
    : limitText('witnessName', witnessName, LIMITS.witnessName);

/**
 * @param by who records it: an electronic consent is given by the customers themselves, a written or
 *   verbal one is recorded by staff
 */
export const consentProblems = (
  input: ConsentInput,
  today: LocalDate,
  by: 'CUSTOMER' | 'STAFF',
): FieldProblem[] => {
  const method = mustBeOneOf(
    'method',
    input.method,
    by === 'CUSTOMER' ? ['ELECTRONIC'] : ['WRITTEN', 'VERBAL'],
    { en: 'how the consent was given', es: 'cómo se dio el consentimiento' },
  );
  const scopes = input.scopes
    .map((scope) =>
      mustBeOneOf('scopes', scope, CONSENT_SCOPES, {
        en: 'what may be shared',
        es: 'qué se puede compartir',
      }),
    )
    .find((found) => found !== null);
  return problemsOf(
    scopes ?? null,
    method,
    witnessProblem(input),
    input.wordingVersion && consentWording(input.wordingVersion)
      ? null
      : problem('wordingVersion', 'NOT_ALLOWED', {
          en: 'Show the current wording to the customer.',
          es: 'Muestre al cliente el texto vigente.',
        }),
    isLanguage(input.language)
      ? null
      : problem('language', 'REQUIRED', {
          en: 'Choose the language it was explained in.',
          es: 'Elija el idioma en que se explicó.',
        }),
    expiryProblem(input.expiresOn, today),
  );
};

export const CONSENT_SCOPE_LABELS: Readonly<Record<ConsentScope, Text>> = {
  CONTACT: { en: 'Name and how to reach you', es: 'Nombre y cómo comunicarse con usted' },
  BIRTH_DATE: { en: 'Date of birth', es: 'Fecha de nacimiento' },
  NEEDS: { en: 'What you need', es: 'Lo que usted necesita' },
  GOALS: { en: 'Your goals', es: 'Sus metas' },
  ACCOMMODATIONS: {
    en: 'Support you need to take part',
    es: 'Los apoyos que necesita para participar',
  },
  DOCUMENTS: { en: 'Your documents', es: 'Sus documentos' },
};

/** What each scope means, read with the wording. Part of what is consented to, so it changes with the version. */
export const CONSENT_SCOPE_TEXTS: Readonly<Record<ConsentScope, Text>> = {
  CONTACT: {
    en: 'Your name, phone, email or address, your language, and when it is safe to contact you. Always included.',
    es: 'Su nombre, teléfono, correo electrónico o dirección, su idioma y cuándo es seguro comunicarse con usted. Siempre se incluye.',
  },
  BIRTH_DATE: {
    en: 'So that they can check whether you qualify by age.',
    es: 'Para que puedan comprobar si usted cumple los requisitos de edad.',
  },
  NEEDS: {
    en: 'The needs you told us about, so that you do not have to explain them again.',
    es: 'Las necesidades que nos contó, para que no tenga que explicarlas otra vez.',
  },
  GOALS: {
    en: 'What you want to reach, such as a job or a certificate.',
    es: 'Lo que usted quiere lograr, como un empleo o un certificado.',
  },
  ACCOMMODATIONS: {
    en: 'For example an interpreter, large print or a step-free entrance.',
    es: 'Por ejemplo, un intérprete, letra grande o una entrada sin escalones.',
  },
  DOCUMENTS: {
    en: 'Files on your request, such as a résumé or a certificate. You see each of them, and you can add your own.',
    es: 'Los archivos de su solicitud, como un currículum o un certificado. Usted ve cada uno y puede agregar los suyos.',
  },
};

export const CONSENT_METHOD_LABELS: Readonly<Record<ConsentMethod, Text>> = {
  WRITTEN: { en: 'In writing', es: 'Por escrito' },
  VERBAL: { en: 'Spoken, with a witness', es: 'De palabra, con testigo' },
  ELECTRONIC: { en: 'Online', es: 'En línea' },
};

export const CONSENT_STATE_LABELS: Readonly<Record<ConsentState, Text>> = {
  ACTIVE: { en: 'Active', es: 'Vigente' },
  WITHDRAWN: { en: 'Withdrawn', es: 'Retirado' },
  EXPIRED: { en: 'Expired', es: 'Vencido' },
};
