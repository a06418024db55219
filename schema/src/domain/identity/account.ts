import { emailProblem } from '../shared/email.ts';
import { checkText, mustBeOneOf, problemsOf, requireText } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LIMITS } from '../shared/limits.ts';
import { LOCALES } from '../shared/locale.ts';
import type { Text } from '../shared/locale.ts';
import { phoneProblem } from '../shared/phone.ts';
import { passwordProblem } from './password.ts';

/** Whether it is somebody who works here, a customer, or a program that acts for an organization. */
export const USER_KINDS = ['STAFF', 'CUSTOMER', 'API_CLIENT'] as const;
export type UserKind = (typeof USER_KINDS)[number];

export const ACCOUNT_STATUSES = ['ACTIVE', 'DISABLED'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** Single-use links by mail. */
export const EMAIL_TOKEN_KINDS = ['VERIFY', 'RESET'] as const;
export type EmailTokenKind = (typeof EMAIL_TOKEN_KINDS)[number];

/** Whoever is asked to confirm an address can do nothing else until then. */
export const UNCONFIRMED: Text = {
  en: 'Confirm your email address first: open the link we sent you.',
  es: 'Primero confirme su correo electrónico: abra el enlace que le enviamos.',
};

/** One account is a customer's or somebody's of staff. */
export const CUSTOMER_ACCOUNT: Text = {
  en: 'This is your account as a customer. Open another one for your work.',
  es: 'Esta es su cuenta como cliente. Abra otra para su trabajo.',
};

export const SESSION_ENDED: Text = {
  en: 'Your session has ended. Sign in to continue.',
  es: 'Su sesión terminó. Inicie sesión para continuar.',
};

const EMAIL = { en: 'your email address', es: 'su correo electrónico' };

export type SignUpInput = {
  readonly name: string | null;
  readonly email: string | null;
  readonly password: string;
  readonly locale: string | null;
};

/** CORE-001. Says nothing of whether the address is known. */
export const signUpProblems = ({ name, email, password, locale }: SignUpInput): FieldProblem[] =>
  problemsOf(
    checkText('name', name, { en: 'your name', es: 'su nombre' }, LIMITS.name),
    requireText('email', email, EMAIL) ?? emailProblem('email', email),
    passwordProblem(password, email ?? ''),
    mustBeOneOf('locale', locale, LOCALES, { en: 'a language', es: 'un idioma' }),
  );

export type AccountInput = {
  readonly name: string | null;
  readonly phone: string | null;
  readonly locale: string | null;
};

export const accountProblems = ({ name, phone, locale }: AccountInput): FieldProblem[] =>
  problemsOf(
    checkText('name', name, { en: 'your name', es: 'su nombre' }, LIMITS.name),
    phoneProblem('phone', phone),
    mustBeOneOf('locale', locale, LOCALES, { en: 'a language', es: 'un idioma' }),
  );
