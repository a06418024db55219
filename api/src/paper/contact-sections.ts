import { PREFERRED_CHANNEL_LABELS } from '@throughline/schema/domain/customer/contact';
import { describeSafeTimes } from '@throughline/schema/domain/customer/safe-times';
import {
  ATTEMPT_CHANNEL_LABELS,
  ATTEMPT_RESULT_LABELS,
} from '@throughline/schema/domain/referral/channel';
import { isLanguage, LANGUAGE_LABELS } from '@throughline/schema/domain/shared/language';
import { formatDate } from '@throughline/schema/domain/shared/time-words';
import type { Section } from './paper.ts';
import type { PaperReferral } from './question.ts';
import { inLine, moment, phoneOf, row } from './rows.ts';

/** How to reach the person, and when it is safe; for whom it is open. */
export function reachSection({ person }: PaperReferral): Section[] {
  if (!person?.contact) return [];
  const { displayName, language, dateOfBirth, contact } = person;
  const { phone, safeTimes } = contact;
  const spoken = isLanguage(language) ? LANGUAGE_LABELS[language].en : language;
  const messages = contact.phoneMessageOk ? 'messages are fine' : 'leave no message';
  return [
    {
      heading: `Reach ${displayName}`,
      rows: [
        ...row(
          'Safe times',
          safeTimes.length > 0 ? describeSafeTimes(safeTimes, 'en') : null,
          contact.safeTimesNote,
        ),
        ...row('Prefers', `${PREFERRED_CHANNEL_LABELS[contact.preferredChannel].en}, in ${spoken}`),
        ...row('Phone', phone && `${phoneOf(phone)}, ${messages}`),
        ...row('Email', contact.email),
        ...row('Address', inLine(contact.addressLine, inLine(contact.city, contact.zip))),
        ...row('Born', dateOfBirth && formatDate(dateOfBirth, 'en')),
      ],
    },
  ];
}

/** The two organizations, and where the service is, as the Service Finder has it (REF-063). */
export function whereSection({ sender, receiver, service }: PaperReferral): Section {
  const place = service?.location;
  const people = (service?.contacts ?? []).filter(({ receivesReferrals }) => receivesReferrals);
  return {
    heading: 'The organizations',
    rows: [
      ...row('From', sender.name, inLine(phoneOf(sender.phone), sender.email)),
      ...row('To', receiver?.name, inLine(phoneOf(receiver?.phone), receiver?.email)),
      ...row(
        'Where',
        place
          ? inLine(place.name, place.addressLine, `${place.city} ${place.zip}`)
          : service && 'The address is not shown to you.',
        inLine(phoneOf(place?.phone), place?.hours),
      ),
      ...row(
        'Contacts',
        ...people.map(({ name, title, phone, email }) =>
          inLine(name, title, phoneOf(phone), email),
        ),
      ),
    ],
  };
}

/** Each attempt, and the person's own word on it, newest first. */
export function contactSection(referral: PaperReferral, person: string): Section[] {
  const { attempts, contactReports, receiver } = referral;
  const said = contactReports.map(({ createdAt, contacted }) => ({
    at: createdAt,
    text: `${person} says: ${contacted ? 'They contacted me' : 'Nobody has contacted me'}`,
  }));
  const tried = attempts.map((attempt) => {
    const whom = attempt.target === 'PARTNER' ? ` to ${receiver?.name ?? 'the partner'}` : '';
    const how = `${ATTEMPT_CHANNEL_LABELS[attempt.channel].en}${whom}`;
    const what = `${how}: ${ATTEMPT_RESULT_LABELS[attempt.result].en}`;
    const who = inLine(attempt.author?.name, attempt.organization.name);
    return {
      at: attempt.occurredAt,
      text: [what, who, attempt.note].filter(Boolean).join('\n'),
    };
  });
  const lines = [...tried, ...said].sort((a, b) => b.at.localeCompare(a.at));
  if (lines.length === 0) return [];
  return [
    {
      heading: 'Attempts and contact',
      columns: ['When', 'What'],
      rows: lines.map(({ at, text }) => [moment(at, 'en'), text]),
    },
  ];
}
