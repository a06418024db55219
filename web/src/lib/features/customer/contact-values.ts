import {
  PREFERRED_CHANNEL_LABELS,
  type PreferredChannel,
} from '@throughline/schema/domain/customer/contact';
import { describeSafeTimes, type SafeTime } from '@throughline/schema/domain/customer/safe-times';
import { formatPhone } from '@throughline/schema/domain/shared/phone';
import type { VariablesOf } from '#lib/graphql/graphql.ts';
import type { PersonContact } from './customer.graphql.ts';
import type { UpdateContact } from './customer.mutations.ts';
import type { Difference } from './difference.ts';

/** Contact details as a form holds them: nothing is null. */
export interface ContactValues {
  phone: string;
  phoneMessageOk: boolean;
  email: string;
  addressLine: string;
  city: string;
  zip: string;
  preferredChannel: PreferredChannel;
  safeTimes: SafeTime[];
  safeTimesNote: string;
}

export const contactValues = (contact: PersonContact['contact']): ContactValues => ({
  phone: contact?.phone ?? '',
  phoneMessageOk: contact?.phoneMessageOk ?? false,
  email: contact?.email ?? '',
  addressLine: contact?.addressLine ?? '',
  city: contact?.city ?? '',
  zip: contact?.zip ?? '',
  preferredChannel: contact?.preferredChannel ?? 'PHONE',
  safeTimes: contact?.safeTimes.map(({ days, from, to }) => ({ days: [...days], from, to })) ?? [],
  safeTimesNote: contact?.safeTimesNote ?? '',
});

type ContactInput = VariablesOf<typeof UpdateContact>['input']['contact'];

export const contactInput = (values: ContactValues): ContactInput => ({
  phone: values.phone.trim() || null,
  phoneMessageOk: values.phoneMessageOk,
  email: values.email.trim() || null,
  addressLine: values.addressLine.trim() || null,
  city: values.city.trim() || null,
  zip: values.zip.trim() || null,
  preferredChannel: values.preferredChannel,
  safeTimes: values.safeTimes.map(({ days, from, to }) => ({ days: [...days], from, to })),
  safeTimesNote: values.safeTimesNote.trim() || null,
});

const FIELDS: readonly { label: string; text: (values: ContactValues) => string }[] = [
  { label: 'Phone', text: ({ phone }) => formatPhone(phone) },
  { label: 'Messages on the phone', text: ({ phoneMessageOk }) => (phoneMessageOk ? 'Yes' : 'No') },
  { label: 'Email', text: ({ email }) => email },
  {
    label: 'Address',
    text: ({ addressLine, city, zip }) => [addressLine, city, zip].filter(Boolean).join(', '),
  },
  {
    label: 'Preferred way',
    text: ({ preferredChannel }) => PREFERRED_CHANNEL_LABELS[preferredChannel].en,
  },
  { label: 'Safe times', text: ({ safeTimes }) => describeSafeTimes(safeTimes, 'en') },
  { label: 'Remark', text: ({ safeTimesNote }) => safeTimesNote },
];

/** What two versions say differently, in words. */
export const contactDifferences = (mine: ContactValues, theirs: ContactValues): Difference[] =>
  FIELDS.map(({ label, text }) => ({ label, mine: text(mine), theirs: text(theirs) })).filter(
    (each) => each.mine !== each.theirs,
  );
