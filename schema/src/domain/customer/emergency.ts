import { isByLink, isPartnerStaff } from '../access/actor.ts';
import type { Actor } from '../access/actor.ts';
import type { LocalDate } from '../shared/chicago-time.ts';
import { checkText, mustBeOneOf, problem, problemsOf } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LIMITS } from '../shared/limits.ts';
import type { Text } from '../shared/locale.ts';
import { parsePhone } from '../shared/phone.ts';
import { personProblems } from './person.ts';

/** What can make it right to open the record of somebody one does not serve. */
export const EMERGENCIES = ['MEDICAL', 'DANGER', 'MISSING', 'DISASTER', 'OTHER'] as const;
export type Emergency = (typeof EMERGENCIES)[number];

export const EMERGENCY_LABELS: Readonly<Record<Emergency, Text>> = {
  MEDICAL: { en: 'Medical emergency', es: 'Emergencia médica' },
  DANGER: { en: 'Somebody is in danger', es: 'Alguien está en peligro' },
  MISSING: { en: 'Somebody is missing', es: 'Alguien ha desaparecido' },
  DISASTER: { en: 'Fire, flood or another disaster', es: 'Incendio, inundación u otro desastre' },
  OTHER: { en: 'Another emergency', es: 'Otra emergencia' },
};

/** How long, and how often a day; prisma/policies/37-emergency.sql says the same, and why. */
export const EMERGENCY_HOURS = 3;
export const EMERGENCY_TRIES = { ofUser: 5, ofOrganization: 20 } as const;

/** Short enough for a hurry, long enough for whoever judges it afterwards. */
const REASON_AT_LEAST = 15;

export type EmergencyInput = {
  readonly kind: string;
  readonly reason: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly phone?: string | null | undefined;
};

const reasonProblem = (reason: string): FieldProblem | null =>
  checkText('reason', reason, { en: 'what happened', es: 'qué ocurrió' }, LIMITS.note) ??
  (reason.trim().length < REASON_AT_LEAST
    ? problem('reason', 'TOO_SHORT', {
        en: 'Say in a sentence what happened. Your administrator and the person read it.',
        es: 'Diga en una frase qué ocurrió. La leerán su administración y la persona.',
      })
    : null);

/** @param today in Chicago */
export const emergencyProblems = (input: EmergencyInput, today: LocalDate): FieldProblem[] =>
  problemsOf(
    mustBeOneOf('kind', input.kind, EMERGENCIES, { en: 'an emergency', es: 'una emergencia' }),
    reasonProblem(input.reason),
    personProblems({ ...input, language: 'en', contact: null }, today).filter(({ field }) =>
      ['firstName', 'lastName', 'dateOfBirth'].includes(field),
    ),
    input.dateOfBirth
      ? null
      : problem('dateOfBirth', 'REQUIRED', {
          en: 'Enter the date of birth: names alone open nothing.',
          es: 'Escriba la fecha de nacimiento: los nombres solos no abren nada.',
        }),
    input.phone?.trim() && !parsePhone(input.phone)
      ? problem('phone', 'MALFORMED', {
          en: 'Enter a phone number like 312 555 0123.',
          es: 'Escriba un número de teléfono como 312 555 0123.',
        })
      : null,
  );

/** Staff who serve people, themselves: no program, no mailed link. Oversight sees everybody as it is. */
export const mayTakeEmergencyAccess = (actor: Actor, byProgram: boolean): boolean =>
  isPartnerStaff(actor) && !isByLink(actor) && !byProgram;
