import { emailProblem } from '../shared/email.ts';
import { limitText, mustBeOneOf, problem, problemsOf } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LIMITS } from '../shared/limits.ts';
import type { Text } from '../shared/locale.ts';
import { phoneProblem } from '../shared/phone.ts';
import { zipProblem } from '../shared/zip.ts';
import { safeTimesProblems } from './safe-times.ts';
import type { SafeTime } from './safe-times.ts';

/** How a customer wants to be contacted (REF-016, REF-025). */
export const PREFERRED_CHANNELS = ['PHONE', 'TEXT', 'EMAIL', 'MAIL', 'IN_PERSON'] as const;
export type PreferredChannel = (typeof PREFERRED_CHANNELS)[number];

export const PREFERRED_CHANNEL_LABELS: Readonly<Record<PreferredChannel, Text>> = {
  PHONE: { en: 'Phone call', es: 'Llamada telefónica' },
  TEXT: { en: 'Text message', es: 'Mensaje de texto' },
  EMAIL: { en: 'Email', es: 'Correo electrónico' },
  MAIL: { en: 'Letter', es: 'Carta' },
  IN_PERSON: { en: 'In person', es: 'En persona' },
};

/**
 * `phoneMessageOk`: a text or voice message may be left on that phone. `safeTimesNote`: a remark for whoever
 * contacts, "ask for Ana", "at the library on Tuesdays".
 */
export type ContactInput = {
  readonly phone?: string | null | undefined;
  readonly phoneMessageOk?: boolean | null | undefined;
  readonly email?: string | null | undefined;
  readonly addressLine?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly zip?: string | null | undefined;
  readonly preferredChannel?: string | null | undefined;
  readonly safeTimesNote?: string | null | undefined;
  readonly safeTimes?: readonly SafeTime[] | null | undefined;
};

const has = (value: string | null | undefined): boolean => Boolean(value?.trim());

/** Can this channel work with what is known? Meeting in person needs to know where. */
export const canUse = (channel: PreferredChannel, contact: ContactInput): boolean => {
  switch (channel) {
    case 'PHONE':
      return has(contact.phone);
    case 'TEXT':
      return has(contact.phone) && contact.phoneMessageOk === true;
    case 'EMAIL':
      return has(contact.email);
    case 'MAIL':
      return has(contact.addressLine) && has(contact.city) && has(contact.zip);
    case 'IN_PERSON':
      return has(contact.safeTimesNote) || canUse('MAIL', contact);
  }
};

/** One way to reach the customer, which sending a referral needs (REF-025). */
export const reachable = (contact: ContactInput): boolean =>
  canUse('PHONE', contact) ||
  canUse('EMAIL', contact) ||
  canUse('MAIL', contact) ||
  (contact.preferredChannel === 'IN_PERSON' && has(contact.safeTimesNote));

const NEEDED_FOR: Readonly<Record<PreferredChannel, { field: string; text: Text }>> = {
  PHONE: {
    field: 'phone',
    text: { en: 'Enter the phone number to call.', es: 'Escriba el número al que se debe llamar.' },
  },
  TEXT: {
    field: 'phone',
    text: {
      en: 'Enter the phone number to text, and that messages may be left there.',
      es: 'Escriba el número para los mensajes de texto e indique que se pueden dejar mensajes ahí.',
    },
  },
  EMAIL: {
    field: 'email',
    text: { en: 'Enter the email address to write to.', es: 'Escriba el correo electrónico.' },
  },
  MAIL: {
    field: 'addressLine',
    text: {
      en: 'Enter street, city and ZIP code for letters.',
      es: 'Escriba calle, ciudad y código postal para las cartas.',
    },
  },
  IN_PERSON: {
    field: 'safeTimesNote',
    text: { en: 'Say where and when to meet.', es: 'Diga dónde y cuándo encontrarse.' },
  },
};

const preferredProblem = (contact: ContactInput): FieldProblem | null => {
  const { preferredChannel } = contact;
  if (!preferredChannel) return null;
  const unknown = mustBeOneOf('preferredChannel', preferredChannel, PREFERRED_CHANNELS, {
    en: 'how to be contacted',
    es: 'cómo prefiere que se comuniquen',
  });
  if (unknown) return unknown;
  const channel = preferredChannel as PreferredChannel;
  // A phone call is the default: with nothing known yet it is nobody's choice to hold them to.
  if (channel === 'PHONE' && !reachable(contact)) return null;
  const { field, text } = NEEDED_FOR[channel];
  return canUse(channel, contact) ? null : problem(field, 'REQUIRED', text);
};

/** Nothing is required here: a draft may come before the phone number does. */
export const contactProblems = (contact: ContactInput): FieldProblem[] =>
  problemsOf(
    phoneProblem('phone', contact.phone) ?? limitText('phone', contact.phone, LIMITS.phone),
    emailProblem('email', contact.email),
    limitText('addressLine', contact.addressLine, LIMITS.addressLine),
    limitText('city', contact.city, LIMITS.city),
    zipProblem('zip', contact.zip),
    preferredProblem(contact),
    limitText('safeTimesNote', contact.safeTimesNote, LIMITS.safeTimesNote),
    safeTimesProblems(contact.safeTimes ?? []),
  );
