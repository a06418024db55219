import { addDays, dateOf, fromLocal } from '../shared/chicago-time.ts';
import type { LocalDate } from '../shared/chicago-time.ts';
import { problem } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import type { Text } from '../shared/locale.ts';
import { NOTICE_KINDS } from './kind.ts';
import type { NoticeAudience, NoticeKind } from './kind.ts';
import { mailKindOf } from './mail-kind.ts';
import type { NoticeMailKind } from './mail-kind.ts';
import { isToldTo } from './notice-text.ts';
import { afterQuiet } from './quiet-hours.ts';
import type { QuietHours } from './quiet-hours.ts';
import { NOTICE_RULES } from './recipients.ts';

/** How one is told of a kind of notice (CORE-015). All but NOTHING show it in the app. */
export const NOTICE_DELIVERIES = ['AT_ONCE', 'DAILY', 'APP_ONLY', 'NOTHING'] as const;
export type NoticeDelivery = (typeof NOTICE_DELIVERIES)[number];

export const NOTICE_DELIVERY_LABELS: Readonly<Record<NoticeDelivery, Text>> = {
  AT_ONCE: { en: 'Email at once', es: 'Correo de inmediato' },
  DAILY: { en: 'In the daily summary', es: 'En el resumen diario' },
  APP_ONLY: { en: 'Only here, no email', es: 'Solo aquí, sin correo' },
  NOTHING: { en: 'Do not tell me', es: 'No avisarme' },
};

/** What a user chose; a kind left out follows the default. */
export type NoticeChoices = Readonly<Partial<Record<NoticeKind, NoticeDelivery>>>;

export type NoticeChoice = { readonly kind: NoticeKind; readonly delivery: NoticeDelivery };

/** Nobody has to act on these, so one may do without them. All others show in the app whatever one wishes. */
const DISPENSABLE: readonly NoticeKind[] = [
  'REFERRAL_RECEIVED',
  'REFERRAL_STARTED',
  'ATTEMPT_LOGGED',
  'CUSTOMER_CONTACTED',
];

/** Not urgent enough for a mail of their own, too important to wait for the next visit. */
const DAILY_FOR_STAFF: readonly NoticeKind[] = [
  'REFERRAL_MESSAGE',
  'FILE_ATTACHED',
  'FILE_REFUSED',
  'REFERRAL_ASSIGNED',
  'APPLICATION_ASSIGNED',
  'CUSTOMER_NOT_CONTACTED',
];

/** The digest of the day leaves at this hour of Chicago. */
export const DIGEST_HOUR = 8;

/** What happens to a user within this time makes one mail of a kind. */
export const MAIL_WINDOW_MINUTES = 5;

const isOf = (group: string, audience: NoticeAudience) =>
  (group === 'CUSTOMER') === (audience === 'CUSTOMER');

/** The kinds that somebody of this audience can be told of at all. */
export const noticeKindsFor = (audience: NoticeAudience): readonly NoticeKind[] =>
  NOTICE_KINDS.filter(
    (kind) =>
      isToldTo(kind, audience) && NOTICE_RULES[kind].to.some((group) => isOf(group, audience)),
  );

export const deliveriesOf = (kind: NoticeKind): readonly NoticeDelivery[] =>
  NOTICE_DELIVERIES.filter((delivery) => delivery !== 'NOTHING' || DISPENSABLE.includes(kind));

export const choiceProblems = (choices: readonly NoticeChoice[]): readonly FieldProblem[] =>
  choices
    .filter(({ kind, delivery }) => !deliveriesOf(kind).includes(delivery))
    .map(({ kind }) =>
      problem(`choices.${kind}`, 'NOT_ALLOWED', {
        en: 'This always shows in the app.',
        es: 'Esto siempre se muestra en la aplicación.',
      }),
    );

/** One is mailed at first on the side whose move it is, and only there. */
export const dependsOnSide = (kind: NoticeKind): boolean => {
  const { to, mailTo } = NOTICE_RULES[kind];
  const staff = to.filter((group) => group !== 'CUSTOMER');
  return (
    staff.some((group) => mailTo.includes(group)) && !staff.every((group) => mailTo.includes(group))
  );
};

/** By mail where the rules of catalogues 6.5 say so. */
export const defaultDelivery = (kind: NoticeKind, audience: NoticeAudience): NoticeDelivery => {
  if (NOTICE_RULES[kind].mailTo.some((group) => isOf(group, audience))) return 'AT_ONCE';
  return audience === 'STAFF' && DAILY_FOR_STAFF.includes(kind) ? 'DAILY' : 'APP_ONLY';
};

/** What a user wants of a kind; a choice that the kind does not offer counts for nothing. */
export const choiceOf = (
  kind: NoticeKind,
  audience: NoticeAudience,
  choices: NoticeChoices,
): NoticeDelivery => {
  const chosen = choices[kind];
  return chosen && deliveriesOf(kind).includes(chosen) ? chosen : defaultDelivery(kind, audience);
};

export type NoticePreferences = {
  readonly audience: NoticeAudience;
  readonly choices: NoticeChoices;
  /** Whether the rule mails this user, who may be on the side whose move it is not. */
  readonly mailByRule: boolean;
  readonly quiet: QuietHours | null;
  /** When the last mail of a kind was written to this user, as far as it is recent. */
  readonly mailedAt?: Readonly<Partial<Record<NoticeMailKind, Date>>>;
};

export type PlannedMail = {
  readonly kind: NoticeMailKind;
  readonly dueAt: Date;
  /** Of a digest: its day in Chicago, which has no other. */
  readonly day: LocalDate | null;
};

/** How a notice made now reaches its user: whether it shows in the app, and the mail it goes into. */
export const deliveryOf = (
  kind: NoticeKind,
  { audience, choices, mailByRule, quiet, mailedAt = {} }: NoticePreferences,
  now: Date,
): { readonly inApp: boolean; readonly mail: PlannedMail | null } => {
  const wanted = choiceOf(kind, audience, choices);
  const choice = wanted === 'AT_ONCE' && !choices[kind] && !mailByRule ? 'APP_ONLY' : wanted;
  if (choice === 'DAILY') {
    const { at, day } = nextDigest(now);
    return { inApp: true, mail: { kind: 'DAILY_DIGEST', dueAt: afterQuiet(at, quiet), day } };
  }
  if (choice !== 'AT_ONCE') return { inApp: choice === 'APP_ONLY', mail: null };
  const mailKind = mailKindOf(kind, audience);
  const last = mailedAt[mailKind];
  const earliest = last ? Math.max(Number(now), Number(last) + MAIL_WINDOW_MINUTES * 60_000) : now;
  const dueAt = afterQuiet(new Date(earliest), quiet);
  return { inApp: true, mail: { kind: mailKind, dueAt, day: null } };
};

/** At eight o'clock as clocks show it, whatever they were set to in the night. */
const nextDigest = (now: Date): { at: Date; day: LocalDate } => {
  const today = dateOf(now);
  const at = fromLocal(today, DIGEST_HOUR);
  if (now < at) return { at, day: today };
  const day = addDays(today, 1);
  return { at: fromLocal(day, DIGEST_HOUR), day };
};

/** What ending mail of a kind changes: the kinds of notice that came by it stay in the app alone. */
export const choicesWithout = (
  mailKind: NoticeMailKind,
  audience: NoticeAudience,
  choices: NoticeChoices,
): NoticeChoices => {
  const ended = noticeKindsFor(audience).filter((kind) => {
    const choice = choiceOf(kind, audience, choices);
    if (mailKind === 'DAILY_DIGEST') return choice === 'DAILY';
    return choice === 'AT_ONCE' && mailKindOf(kind, audience) === mailKind;
  });
  return Object.fromEntries(ended.map((kind) => [kind, 'APP_ONLY' as const]));
};

/** Choices as they are stored, less what is no choice. */
export const readChoices = (stored: unknown): NoticeChoices => {
  const given = (stored ?? {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    NOTICE_KINDS.flatMap((kind) => {
      const choice = NOTICE_DELIVERIES.find((delivery) => delivery === given[kind]);
      return choice ? [[kind, choice]] : [];
    }),
  );
};
