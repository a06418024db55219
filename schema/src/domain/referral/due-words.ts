import { pick } from '../shared/locale.ts';
import type { Locale, Text } from '../shared/locale.ts';
import { formatDue } from '../shared/time-words.ts';
import { CLOCKS, DEFAULT_DUE_SETTINGS } from './due.ts';
import type { DueAudience, DueRule } from './due.ts';

/** For the sentence "They have until Tuesday 17:00 {to answer}". */
export const DUE_PURPOSES: Readonly<Record<DueRule, Text>> = {
  UNANSWERED: { en: 'to answer', es: 'para responder' },
  ESCALATED: { en: 'to answer', es: 'para responder' },
  UNDECIDED: { en: 'to decide', es: 'para decidir' },
  NOT_STARTED: { en: 'to start', es: 'para comenzar' },
  NO_UPDATE: { en: 'to report how it is going', es: 'para informar cómo va' },
  NO_FOLLOW_UP: { en: 'to follow up', es: 'para darle seguimiento' },
};

/** For "{Answer} due Tuesday 17:00". */
export const DUE_THINGS: Readonly<Record<DueRule, Text>> = {
  UNANSWERED: { en: 'Answer', es: 'Respuesta' },
  ESCALATED: { en: 'Answer', es: 'Respuesta' },
  UNDECIDED: { en: 'Decision', es: 'Decisión' },
  NOT_STARTED: { en: 'Start of services', es: 'Comienzo del servicio' },
  NO_UPDATE: { en: 'News', es: 'Novedades' },
  NO_FOLLOW_UP: { en: 'Follow-up', es: 'Seguimiento' },
};

const ALARM_SENTENCES: Readonly<Record<DueRule, Text>> = {
  UNANSWERED: {
    en: 'Nobody at {receiver} opened the referral in time',
    es: 'Nadie de {receiver} abrió el referido a tiempo',
  },
  ESCALATED: {
    en: '{receiver} has still not answered; the administrators of the area were told',
    es: '{receiver} todavía no ha respondido; se avisó a la administración del área',
  },
  UNDECIDED: {
    en: '{receiver} did not decide in time',
    es: '{receiver} no decidió a tiempo',
  },
  NOT_STARTED: {
    en: '{receiver} did not start in time',
    es: '{receiver} no comenzó a tiempo',
  },
  NO_UPDATE: {
    en: '{receiver} sent no news for a long time',
    es: '{receiver} no dio novedades en mucho tiempo',
  },
  NO_FOLLOW_UP: {
    en: '{sender} did not follow up in time',
    es: '{sender} no dio seguimiento a tiempo',
  },
};

export type DueNames = {
  readonly sender: string;
  readonly receiver: string;
  /** The receiver's area; null when nobody administers one. */
  readonly area: string | null;
};

const AUDIENCES: Readonly<Record<DueAudience, Text>> = {
  SENDER: { en: '{sender}', es: '{sender}' },
  RECEIVER: { en: '{receiver}', es: '{receiver}' },
  RECEIVER_BACKUP: {
    en: 'the backup contact of {receiver}',
    es: 'la persona suplente de {receiver}',
  },
  AREA_ADMINISTRATORS: {
    en: 'the administrators of {area}',
    es: 'la administración de {area}',
  },
};

const OWN_AREA: Text = { en: 'its area', es: 'su área' };

const WORDS = {
  due: { en: '{thing} due {when}.', es: '{thing}: plazo hasta {when}.' },
  overdue: { en: '{thing} overdue since {when}.', es: '{thing}: el plazo venció {when}.' },
  open: { en: '{receiver} is open {hours}.', es: '{receiver} abre {hours}.' },
  willTell: { en: 'If it passes, we tell {who}.', es: 'Si vence, avisamos a {who}.' },
  told: { en: 'We told {who} {when}.', es: 'Avisamos a {who} {when}.' },
  and: { en: ' and ', es: ' y a ' },
  message: {
    en: 'A message from {receiver} restarts it.',
    es: 'Un mensaje de {receiver} reinicia el plazo.',
  },
  messageOrAttempt: {
    en: 'A message or an attempt by {receiver} restarts it.',
    es: 'Un mensaje o un intento de {receiver} reinicia el plazo.',
  },
  consentOver: {
    en: 'The consent has ended. {receiver} can go on when {sender} has renewed it.',
    es: 'El consentimiento terminó. {receiver} podrá continuar cuando {sender} lo haya renovado.',
  },
  followUp: {
    en: 'A new referral or a note by {sender} ends it.',
    es: 'Un referido nuevo o una nota de {sender} le pone fin.',
  },
} as const satisfies Record<string, Text>;

type Values = Readonly<Record<string, string>>;

const fill = (text: Text, locale: Locale, values: Values): string =>
  pick(text, locale).replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');

const restartOf = (rule: DueRule): Text => {
  const { restartedBy } = CLOCKS[rule];
  if (restartedBy.includes('LOG_ATTEMPT')) return WORDS.messageOrAttempt;
  return restartedBy.includes('MESSAGE') ? WORDS.message : WORDS.followUp;
};

const valuesOf = (names: DueNames, locale: Locale): Values => ({
  ...names,
  area: names.area ?? pick(OWN_AREA, locale),
});

const whoOf = (rule: DueRule, names: DueNames, locale: Locale): string =>
  CLOCKS[rule].tells
    .map((each) => fill(AUDIENCES[each], locale, valuesOf(names, locale)))
    .join(pick(WORDS.and, locale));

/**
 * A clock of REF-053 in words: what is due when, what restarts it, and who is told when it passes: "Answer
 * due Wednesday 17:00. If it passes, we tell … A message from Lakeside College restarts it."
 *
 * @param toldAt when those concerned were told that it passed: "Answer overdue since … We told …"
 * @param hours of the receiver, in words, where it states them: they count for its business days
 */
export const clockSentence = (
  clock: {
    readonly rule: DueRule;
    readonly dueAt: Date;
    readonly toldAt: Date | null;
    readonly hours?: string | null;
  },
  names: DueNames,
  now: Date,
  locale: Locale,
): string => {
  const { rule, dueAt, toldAt, hours } = clock;
  const counted =
    hours &&
    CLOCKS[rule].side === 'RECEIVER' &&
    DEFAULT_DUE_SETTINGS[rule].unit === 'BUSINESS_DAYS';
  const who = whoOf(rule, names, locale);
  const [thing, when] = [pick(DUE_THINGS[rule], locale), formatDue(dueAt, now, locale)];
  return [
    ...(counted ? [fill(WORDS.open, locale, { ...names, hours, area: '' })] : []),
    fill(dueAt < now ? WORDS.overdue : WORDS.due, locale, { thing, when }),
    toldAt
      ? fill(WORDS.told, locale, { who, when: formatDue(toldAt, now, locale) })
      : fill(WORDS.willTell, locale, { who }),
    fill(restartOf(rule), locale, valuesOf(names, locale)),
  ].join(' ');
};

/** In place of a clock while the consent is over: nobody is promised a time. */
export const consentOverSentence = (names: DueNames, locale: Locale): string =>
  fill(WORDS.consentOver, locale, valuesOf(names, locale));

/** A stage that passed, when the clock has gone on to the next: "Nobody at … opened it in time. We told …" */
export const alarmSentence = (
  { rule, toldAt }: { readonly rule: DueRule; readonly toldAt: Date },
  names: DueNames,
  now: Date,
  locale: Locale,
): string => {
  const when = formatDue(toldAt, now, locale);
  const told = fill(WORDS.told, locale, { who: whoOf(rule, names, locale), when });
  return `${alarmOf(rule, names, locale)}. ${told}`;
};

/** What happened, as a line of the history. */
export const alarmOf = (rule: DueRule, names: DueNames, locale: Locale): string =>
  fill(ALARM_SENTENCES[rule], locale, valuesOf(names, locale));
