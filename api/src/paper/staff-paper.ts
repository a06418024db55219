import { sharedWords } from '@throughline/schema/domain/customer/shared-words';
import { activitySentence } from '@throughline/schema/domain/referral/activity-sentence';
import { isClosedCopy } from '@throughline/schema/domain/referral/closed-copy';
import { DECLINE_REASON_LABELS } from '@throughline/schema/domain/referral/decline-reason';
import { dueSentence } from '@throughline/schema/domain/referral/due-sentence';
import { fileSizeText } from '@throughline/schema/domain/referral/file';
import { enrollmentsAfter, enrollmentText } from '@throughline/schema/domain/referral/enrollment';
import { fourAnswers } from '@throughline/schema/domain/referral/four-answers';
import { REFERRAL_ORIGIN_LABELS } from '@throughline/schema/domain/referral/origin';
import { REFERRAL_OUTCOME_LABELS } from '@throughline/schema/domain/referral/outcome';
import { planServiceText } from '@throughline/schema/domain/referral/service-result';
import { REFERRAL_STATUS_LABELS } from '@throughline/schema/domain/referral/status';
import { URGENCY_LABELS } from '@throughline/schema/domain/referral/urgency';
import { lastDayBefore } from '@throughline/schema/domain/shared/chicago-time';
import { NEED_CATEGORY_LABELS } from '@throughline/schema/domain/shared/need-category';
import { PROGRAM_LABELS } from '@throughline/schema/domain/shared/program';
import { formatDate, formatFull } from '@throughline/schema/domain/shared/time-words';
import { contactSection, reachSection, whereSection } from './contact-sections.ts';
import type { Paper, Section } from './paper.ts';
import type { PaperReferral } from './question.ts';
import { inLine, moment, row } from './rows.ts';

const when = (at: string): string => moment(at, 'en');

/**
 * A referral as its page shows it to staff (REF-037, REF-063): `referral` is what this reader was given, so each
 * reader's paper has what that reader may see.
 *
 * @param reader for whom it is made: an organization, or a person who acts for none
 */
export function staffPaper(referral: PaperReferral, reader: string, now: Date): Paper {
  const { number, sender, receiver, status, statusSince, version } = referral;
  const person = referral.personName ?? referral.personInitials;
  const due = dueSentence(referral, now);
  const sections = [
    ...(status === 'DRAFT' ? [] : [answersSection(referral, person)]),
    requestSection(referral),
    ...(isClosedCopy(referral) ? [] : reachSection(referral)),
    whereSection(referral),
    ...contactSection(referral, person),
    ...filesSection(referral, person),
    ...messagesSection(referral),
    historySection(referral, person),
  ];
  return {
    locale: 'en',
    title: `Referral ${number}`,
    heading: person,
    lines: [
      ...(sender.practice ? ['Practice: invented people only.'] : []),
      `Referral ${number}, from ${sender.name} to ${receiver?.name ?? 'a partner not chosen yet'}.`,
      `${REFERRAL_STATUS_LABELS[status].en} since ${when(statusSince)}.${due && ` ${due}.`}`,
    ],
    remark: `Made ${formatFull(now, 'en')}, for ${reader}. Version ${version}. Contains personal data: keep it safe and destroy it when it is no longer needed.`,
    sections,
    madeAt: now,
  };
}

function answersSection(referral: PaperReferral, person: string): Section {
  const names = { person, receiver: referral.receiver?.name ?? 'The partner' };
  return {
    heading: 'At a glance',
    rows: fourAnswers(referral, names).flatMap(({ question, answer, when: time, more }) =>
      row(
        question,
        time ? `${answer}, ${time.word} ${when(time.at)}`.replace(/ {2}/g, ' ') : answer,
        more,
      ),
    ),
  };
}

function requestSection(referral: PaperReferral): Section {
  const { detail, service, category, urgency, origin, outcome, declineReason } = referral;
  const suggested = detail?.suggestedOrganization;
  return {
    heading: 'What is asked for',
    lines: detail?.reason ? [detail.reason] : [],
    rows: [
      ...row(
        'Service',
        service?.name ?? 'Not chosen yet',
        category && NEED_CATEGORY_LABELS[category].en,
      ),
      ...row('Urgency', `${URGENCY_LABELS[urgency].en}. ${REFERRAL_ORIGIN_LABELS[origin].en}.`),
      ...row('Follows', referral.previous?.number),
      ...planRows(referral),
      ...row('Goals', detail?.goals),
      ...row('Support needed', detail?.accommodations),
      ...row('First appointment', referral.appointmentAt && when(referral.appointmentAt)),
      ...row('Said when accepting', detail?.acceptNote),
      ...row(
        'Declined because',
        declineReason && DECLINE_REASON_LABELS[declineReason].en,
        detail?.declineNote,
        suggested && `They suggest ${suggested.name}.`,
      ),
      ...row(
        'Outcome',
        outcome && REFERRAL_OUTCOME_LABELS[outcome].en,
        detail?.outcomeNote,
        detail?.withdrawReason,
      ),
      ...row('Enrolled there', ...(enrollmentsAfter(referral) ?? []).map(enrollmentText)),
      ...row('Taken back because', referral.viewerSide === 'SENDER' ? detail?.recallReason : null),
      ...consentRow(referral.consent),
    ],
  };
}

const planRows = (referral: PaperReferral) =>
  [...(referral.person?.applications ?? []), ...(referral.person?.earlierOf ?? [])]
    .filter(({ closedAt }) => closedAt === null)
    .flatMap((plan) =>
      row(
        'On the plan',
        `${PROGRAM_LABELS[plan.program].en}, ${plan.lwia.name}`,
        planServiceText(referral, plan),
      ),
    );

function consentRow(consent: PaperReferral['consent']) {
  if (!consent) return [];
  const { state, expiresAt, withdrawnAt, scopes } = consent;
  const day = (end: string) => formatDate(lastDayBefore(new Date(end)), 'en');
  const standing =
    state === 'ACTIVE'
      ? `until ${day(expiresAt)}`
      : withdrawnAt
        ? `withdrawn ${when(withdrawnAt)}`
        : `ended ${day(expiresAt)}`;
  return row('Consent', standing, sharedWords(scopes));
}

const filesSection = ({ files }: PaperReferral, person: string): Section[] =>
  files.length === 0
    ? []
    : [
        {
          heading: 'Files',
          columns: ['When', 'File'],
          rows: files.map(({ name, size, organization, createdAt }) => [
            when(createdAt),
            `${name} (${fileSizeText(size)}), ${organization?.name ?? person}`,
          ]),
        },
      ];

function messagesSection({ messages: { edges, pageInfo } }: PaperReferral): Section[] {
  if (edges.length === 0) return [];
  const older = pageInfo.hasPreviousPage ? ['Older messages are on the page of the referral.'] : [];
  return [
    {
      heading: 'Messages',
      lines: older,
      columns: ['When and who', 'Message'],
      rows: edges.map(({ node: { createdAt, author, organization, body } }) => [
        `${when(createdAt)}\n${inLine(author?.name, organization.name)}`,
        body,
      ]),
    },
  ];
}

function historySection(referral: PaperReferral, person: string): Section {
  const { sender, receiver, history } = referral;
  // On paper nobody is "you".
  const context = { person, sender, receiver, viewerId: null };
  return {
    heading: 'History',
    lines: history.pageInfo.hasNextPage ? ['It goes on, on the page of the referral.'] : [],
    columns: ['When', 'What'],
    rows: history.edges.map(({ node }) => {
      const { who, organization, what } = activitySentence(node, context);
      return [when(node.at), `${[inLine(who, organization), what].filter(Boolean).join(' ')}.`];
    }),
  };
}
