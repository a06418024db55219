import type { NoticeAudience, NoticeKind } from './kind.ts';

/** Whom a notice can concern, as groups of users. */
export const NOTICE_GROUPS = [
  'SENDER',
  'PLANNER',
  'RECEIVER',
  'RECEIVER_BACKUP',
  'CUSTOMER',
  'ASSIGNEE',
  'AREA_ADMINISTRATORS',
  'ADMINISTRATORS',
  'MEMBER',
] as const;
export type NoticeGroup = (typeof NOTICE_GROUPS)[number];

type Rule = { readonly to: readonly NoticeGroup[]; readonly mailTo: readonly NoticeGroup[] };

/**
 * Who is told in the app, and who by mail as well unless they chose otherwise (catalogues 6.5). The
 * planner hears how it goes on, wherever the referral comes from (N-25). When a clock of REF-053 passes: first the
 * receiver's backup contact and the sender, then the administrators of the receiver's area (N-24); the
 * sender of a declined referral (N-26); for the rest, of which the catalogue is silent, whose move it is, by
 * mail too, and the sender, who answers to the person.
 */
export const NOTICE_RULES: Readonly<Record<NoticeKind, Rule>> = {
  REFERRAL_SENT: { to: ['RECEIVER', 'CUSTOMER'], mailTo: ['RECEIVER'] },
  REFERRAL_ATTEMPTING_CONTACT: {
    to: ['RECEIVER_BACKUP', 'SENDER'],
    mailTo: ['RECEIVER_BACKUP', 'SENDER'],
  },
  REFERRAL_RECEIVED: { to: ['SENDER', 'PLANNER', 'CUSTOMER'], mailTo: [] },
  REFERRAL_ACCEPTED: { to: ['SENDER', 'PLANNER', 'CUSTOMER'], mailTo: ['CUSTOMER'] },
  REFERRAL_DECLINED: {
    to: ['SENDER', 'PLANNER', 'CUSTOMER'],
    mailTo: ['SENDER', 'PLANNER', 'CUSTOMER'],
  },
  REFERRAL_STARTED: { to: ['SENDER', 'PLANNER', 'CUSTOMER'], mailTo: [] },
  REFERRAL_COMPLETED: {
    to: ['SENDER', 'PLANNER', 'CUSTOMER'],
    mailTo: ['SENDER', 'PLANNER', 'CUSTOMER'],
  },
  REFERRAL_WITHDRAWN: { to: ['SENDER', 'PLANNER', 'RECEIVER', 'CUSTOMER'], mailTo: ['RECEIVER'] },
  REFERRAL_RECALLED: { to: ['RECEIVER'], mailTo: [] },
  REFERRAL_MESSAGE: { to: ['SENDER', 'RECEIVER'], mailTo: [] },
  FILE_ATTACHED: { to: ['SENDER', 'RECEIVER', 'CUSTOMER'], mailTo: [] },
  FILE_REFUSED: { to: ['ASSIGNEE'], mailTo: [] },
  REFERRAL_ASSIGNED: { to: ['ASSIGNEE'], mailTo: [] },
  APPLICATION_ASSIGNED: { to: ['ASSIGNEE'], mailTo: [] },
  ENROLLMENT_WINDOW_NEAR: { to: ['PLANNER'], mailTo: ['PLANNER'] },
  APPLICATION_AUTO_CLOSED: {
    to: ['PLANNER', 'AREA_ADMINISTRATORS', 'CUSTOMER'],
    mailTo: ['PLANNER', 'AREA_ADMINISTRATORS', 'CUSTOMER'],
  },
  REFERRAL_ESCALATED: {
    to: ['AREA_ADMINISTRATORS', 'SENDER'],
    mailTo: ['AREA_ADMINISTRATORS', 'SENDER'],
  },
  REFERRAL_UNDECIDED: { to: ['RECEIVER', 'SENDER'], mailTo: ['RECEIVER'] },
  REFERRAL_NOT_STARTED: { to: ['RECEIVER', 'SENDER'], mailTo: ['RECEIVER'] },
  REFERRAL_NO_UPDATE: { to: ['RECEIVER', 'SENDER'], mailTo: ['RECEIVER'] },
  REFERRAL_NO_FOLLOW_UP: { to: ['SENDER'], mailTo: ['SENDER'] },
  PLACE_OFFERED: { to: ['SENDER', 'RECEIVER', 'CUSTOMER'], mailTo: ['RECEIVER', 'CUSTOMER'] },
  WAITLISTED: { to: ['SENDER', 'CUSTOMER'], mailTo: ['CUSTOMER'] },
  ATTEMPT_LOGGED: { to: ['SENDER', 'CUSTOMER'], mailTo: [] },
  CUSTOMER_CONTACTED: { to: ['SENDER', 'RECEIVER'], mailTo: [] },
  CUSTOMER_NOT_CONTACTED: { to: ['SENDER', 'RECEIVER'], mailTo: [] },
  CONTACT_TIMES_CHANGED: { to: ['RECEIVER'], mailTo: [] },
  CONSENT_WITHDRAWN: { to: ['SENDER', 'RECEIVER'], mailTo: [] },
  CONSENT_EXPIRING: { to: ['SENDER', 'CUSTOMER'], mailTo: ['SENDER', 'CUSTOMER'] },
  CONSENT_EXPIRED: {
    to: ['SENDER', 'RECEIVER', 'CUSTOMER'],
    mailTo: ['SENDER', 'RECEIVER', 'CUSTOMER'],
  },
  CONSENT_RENEWED: { to: ['RECEIVER'], mailTo: ['RECEIVER'] },
  EMERGENCY_ACCESS_TAKEN: {
    to: ['ADMINISTRATORS', 'CUSTOMER'],
    mailTo: ['ADMINISTRATORS', 'CUSTOMER'],
  },
  EARLIER_ATTACHED: { to: ['PLANNER'], mailTo: [] },
  CO_ENROLLMENT_RECORDED: { to: ['PLANNER'], mailTo: [] },
  MEMBERSHIP_REQUESTED: { to: ['ADMINISTRATORS'], mailTo: ['ADMINISTRATORS'] },
  MEMBERSHIP_APPROVED: { to: ['MEMBER'], mailTo: ['MEMBER'] },
  MEMBERSHIP_REFUSED: { to: ['MEMBER'], mailTo: ['MEMBER'] },
  MEMBERSHIP_JOINED: { to: ['ADMINISTRATORS'], mailTo: [] },
  MEMBERSHIP_CHANGED: { to: ['MEMBER'], mailTo: ['MEMBER'] },
  WEBHOOK_DISABLED: { to: ['ADMINISTRATORS'], mailTo: ['ADMINISTRATORS'] },
  RECORD_STALE: {
    to: ['ADMINISTRATORS', 'AREA_ADMINISTRATORS'],
    mailTo: ['ADMINISTRATORS', 'AREA_ADMINISTRATORS'],
  },
  PROBLEM_REPORTED: {
    to: ['ADMINISTRATORS', 'AREA_ADMINISTRATORS'],
    mailTo: ['ADMINISTRATORS', 'AREA_ADMINISTRATORS'],
  },
  PROBLEM_SOLVED: { to: ['MEMBER'], mailTo: [] },
  ORGANIZATION_REGISTERED: { to: ['AREA_ADMINISTRATORS'], mailTo: ['AREA_ADMINISTRATORS'] },
  ORGANIZATION_APPROVED: { to: ['MEMBER'], mailTo: ['MEMBER'] },
  ORGANIZATION_REFUSED: { to: ['MEMBER'], mailTo: ['MEMBER'] },
  ORGANIZATION_SUSPENDED: { to: ['ADMINISTRATORS'], mailTo: ['ADMINISTRATORS'] },
};

/**
 * User ids by what they are to the subject. A side is its assignee where there is one, else the contacts
 * (receiver: those of the service who receive referrals, B-22; sender: the author).
 */
export type NoticePeople = {
  readonly senderAssignee?: string | null;
  readonly senderContacts?: readonly string[];
  /** Of the person's applications under way (REF-049). */
  readonly planners?: readonly string[];
  readonly receiverAssignee?: string | null;
  readonly receiverContacts?: readonly string[];
  /** Of the service, those who stand in when its contacts do not answer. */
  readonly receiverBackups?: readonly string[];
  readonly areaAdministrators?: readonly string[];
  readonly customer?: string | null;
  readonly assignee?: string | null;
  readonly administrators?: readonly string[];
  readonly member?: string | null;
};

/** What a service says of somebody it names. */
export type ContactRole = { readonly receivesReferrals: boolean; readonly backup: boolean };

/**
 * Of a service's contacts, those whom an alert goes to: who receives referrals (N-23), and who stands in, when
 * nobody has answered (N-24).
 */
export const alertedContacts = <Contact extends ContactRole>(
  contacts: readonly Contact[],
  nobodyAnswered: boolean,
): readonly Contact[] => {
  const backups = contacts.filter(({ backup }) => backup);
  if (nobodyAnswered && backups.length > 0) return backups;
  const receiving = contacts.filter(({ receivesReferrals }) => receivesReferrals);
  const first = receiving.filter(({ backup }) => !backup);
  return first.length > 0 ? first : receiving;
};

export type NoticeRecipient = {
  readonly userId: string;
  readonly audience: NoticeAudience;
  readonly mail: boolean;
};

const some = (...ids: readonly (string | null | undefined)[]): string[] =>
  ids.filter((id) => typeof id === 'string');

const usersOf = (group: NoticeGroup, people: NoticePeople): readonly string[] => {
  switch (group) {
    case 'SENDER':
      return people.senderAssignee ? [people.senderAssignee] : (people.senderContacts ?? []);
    case 'PLANNER':
      return people.planners ?? [];
    case 'RECEIVER':
      return people.receiverAssignee ? [people.receiverAssignee] : (people.receiverContacts ?? []);
    case 'RECEIVER_BACKUP': {
      // Whoever has it may be away; where the service names nobody to stand in, everybody there hears.
      const backups = people.receiverBackups?.length
        ? people.receiverBackups
        : (people.receiverContacts ?? []);
      return some(people.receiverAssignee, ...backups);
    }
    case 'AREA_ADMINISTRATORS':
      return people.areaAdministrators ?? [];
    case 'CUSTOMER':
      return some(people.customer);
    case 'ASSIGNEE':
      return some(people.assignee);
    case 'ADMINISTRATORS':
      return people.administrators ?? [];
    case 'MEMBER':
      return some(people.member);
  }
};

/** Whoever has something to do may be the customer too: their file was refused. */
const audienceIn = (group: NoticeGroup, userId: string, { customer }: NoticePeople) =>
  group === 'CUSTOMER' || (group === 'ASSIGNEE' && userId === customer) ? 'CUSTOMER' : 'STAFF';

/**
 * Who gets a notice, each user once, mail if any reason for it says so. Never the one who did it; null
 * when the system or nobody did.
 */
export const noticeRecipients = (
  kind: NoticeKind,
  people: NoticePeople,
  actorUserId: string | null,
): readonly NoticeRecipient[] => {
  const { to, mailTo } = NOTICE_RULES[kind];
  const found = new Map<string, NoticeRecipient>();
  for (const group of to) {
    for (const userId of usersOf(group, people)) {
      if (userId === actorUserId) continue;
      const before = found.get(userId);
      found.set(userId, {
        userId,
        audience: before?.audience ?? audienceIn(group, userId, people),
        mail: (before?.mail ?? false) || mailTo.includes(group),
      });
    }
  }
  return [...found.values()];
};
