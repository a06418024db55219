import {
  contactProblems,
  type ContactInput,
  type PreferredChannel,
} from '@throughline/schema/domain/customer/contact';
import type { SafeTime, Weekday } from '@throughline/schema/domain/customer/safe-times';
import { under, type FieldProblem } from '@throughline/schema/domain/shared/field-problem';
import type { FragmentOf } from '#lib/graphql/graphql.ts';
import type { MyContact } from './contact.operations.ts';

type Saved = NonNullable<FragmentOf<typeof MyContact>['contact']>;

/** The form's values: empty text where nothing is known. */
export interface ContactValues {
  phone: string;
  phoneMessageOk: boolean;
  email: string;
  addressLine: string;
  city: string;
  zip: string;
  preferredChannel: PreferredChannel;
  /** Whether it matters when; the times below are kept while it does not. */
  limited: 'ANY' | 'THESE';
  safeTimes: { days: Weekday[]; from: string; to: string }[];
  safeTimesNote: string;
}

export const WORKING_HOURS: SafeTime = {
  days: ['MON', 'TUE', 'WED', 'THU', 'FRI'],
  from: '09:00',
  to: '17:00',
};

export const contactValues = (saved: Saved | null): ContactValues => ({
  phone: saved?.phone ?? '',
  phoneMessageOk: saved?.phoneMessageOk ?? false,
  email: saved?.email ?? '',
  addressLine: saved?.addressLine ?? '',
  city: saved?.city ?? '',
  zip: saved?.zip ?? '',
  preferredChannel: saved?.preferredChannel ?? 'PHONE',
  limited: saved?.safeTimes.length ? 'THESE' : 'ANY',
  safeTimes: (saved?.safeTimes.length ? saved.safeTimes : [WORKING_HOURS]).map((time) => ({
    days: [...time.days],
    from: time.from,
    to: time.to,
  })),
  safeTimesNote: saved?.safeTimesNote ?? '',
});

const text = (typed: string): string | null => typed.trim() || null;

/** What the server gets. */
export const contactInput = (values: ContactValues) => ({
  phone: text(values.phone),
  phoneMessageOk: values.phoneMessageOk,
  email: text(values.email),
  addressLine: text(values.addressLine),
  city: text(values.city),
  zip: text(values.zip),
  preferredChannel: values.preferredChannel,
  safeTimes: values.limited === 'THESE' ? values.safeTimes : [],
  safeTimesNote: text(values.safeTimesNote),
});

/** Under the names the server uses, so that its findings and ours land in the same fields. */
export const contactFormProblems = (values: ContactValues): FieldProblem[] => {
  const input: ContactInput = contactInput(values);
  return under('contact', contactProblems(input));
};
