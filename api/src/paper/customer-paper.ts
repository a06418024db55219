import { nextStep } from '@throughline/schema/domain/referral/customer-next-step';
import { PLAIN_STATUS } from '@throughline/schema/domain/referral/customer-status';
import { storySentence } from '@throughline/schema/domain/referral/customer-story';
import {
  PAPER_WORDS,
  REQUEST_WORDS as WORDS,
} from '@throughline/schema/domain/referral/customer-words';
import { fill } from '@throughline/schema/domain/shared/locale';
import type { Locale, Text } from '@throughline/schema/domain/shared/locale';
import { NEED_CATEGORY_LABELS } from '@throughline/schema/domain/shared/need-category';
import { formatFull } from '@throughline/schema/domain/shared/time-words';
import type { Paper } from './paper.ts';
import type { PaperReferral } from './question.ts';
import { inLine, moment, phoneOf, row } from './rows.ts';

/** A request as its customer's own page shows it, in the language they read (REF-051, REF-063). */
export function customerPaper(
  referral: PaperReferral,
  reader: string,
  locale: Locale,
  now: Date,
): Paper {
  const { number, category, sender, receiver, service, status } = referral;
  const t = (text: Text, values = {}) => fill(text, locale, values);
  const when = (at: string) => moment(at, locale);
  const names = { sender: sender.name, receiver: receiver?.name ?? t(WORDS.someone) };
  const next = nextStep(referral, now);
  const values = { ...names, when: next.when ? when(next.when) : '' };
  const place = service?.location;
  const happened = referral.history.edges.flatMap(({ node }): [string, string][] => {
    const sentence = storySentence(node, names, locale);
    return sentence === null ? [] : [[when(node.at), sentence]];
  });
  const asked = referral.story.map((step): [string, string] => [
    step.receiver?.name ?? t(WORDS.someone),
    `${t(PLAIN_STATUS[step.status])}, ${when(step.statusSince)}`,
  ]);
  return {
    locale,
    title: t(PAPER_WORDS.title, { number }),
    heading: category ? t(NEED_CATEGORY_LABELS[category]) : t(PAPER_WORDS.title, { number }),
    lines: [
      ...(receiver ? [`${t(WORDS.with, { organization: receiver.name })}.`] : []),
      `${t(PLAIN_STATUS[status])}. ${t(WORDS.number, { number })}.`,
    ],
    remark: t(PAPER_WORDS.made, { when: formatFull(now, locale), reader }),
    sections: [
      { heading: t(WORDS.next), lines: next.texts.map((text) => t(text, values)) },
      {
        heading: t(PAPER_WORDS.facts),
        rows: [
          ...row(t(WORDS.appointment), referral.appointmentAt && when(referral.appointmentAt)),
          ...row(t(PAPER_WORDS.who), receiver?.name, phoneOf(place?.phone ?? receiver?.phone)),
          ...row(t(PAPER_WORDS.what), service?.name),
          ...row(
            t(WORDS.where),
            place
              ? inLine(place.name, place.addressLine, `${place.city}, IL ${place.zip}`)
              : service && t(WORDS.placeNotShown),
          ),
          ...row(t(WORDS.hours), place?.hours),
          ...row(t(WORDS.accessibility), place?.accessibility),
          ...row(t(WORDS.bring), service?.documents),
          ...row(t(WORDS.cost), service?.cost),
          ...row(t(WORDS.askedBy), sender.name, phoneOf(sender.phone)),
        ],
      },
      ...(asked.length > 1 ? [{ heading: t(WORDS.chain), rows: asked }] : []),
      ...(happened.length > 0 ? [{ heading: t(WORDS.story), rows: happened }] : []),
    ],
    madeAt: now,
  };
}
