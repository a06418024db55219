import { withConnection } from '@throughline/prisma/admin';
import { isPractice } from '@throughline/schema/domain/shared/practice';

type Id = string;
export type OrganizationRow = {
  id: Id;
  kind: string;
  status: string;
  lwia_id: Id | null;
  registered_by_id: Id | null;
  verify_by: Date | null;
  completeness: number;
};
export type ProblemRow = {
  id: Id;
  organization_id: Id;
  reporter_id: Id | null;
  reported_at: Date;
  solved_at: Date | null;
};
export type ColleagueRow = {
  id: Id;
  organization_id: Id;
  used_at: Date | null;
  revoked_at: Date | null;
};
export type InvitedRow = { id: Id; lwia_id: Id; name: string };
export type PersonRow = {
  id: Id;
  first_name: string;
  last_name: string;
  preferred_name: string | null;
  lwia_id: Id | null;
  created_by_organization_id: Id;
  created_by_id: Id | null;
};
export type ContactRow = { person_id: Id; phone: string | null; email: string | null };
export type BirthRow = { person_id: Id; date_of_birth: string };
export type EmergencyRow = {
  id: Id;
  person_id: Id | null;
  organization_id: Id;
  user_id: Id | null;
  valid_until: Date | null;
};
export type SsnRow = { person_id: Id; last_four: string };
export type NeedRow = {
  id: Id;
  person_id: Id;
  recorded_by_organization_id: Id;
  category: string;
  created_at: Date;
  met_at: Date | null;
};
export type ConsentRow = {
  id: Id;
  person_id: Id;
  recorded_by_organization_id: Id | null;
  scopes: string[];
  expires_at: Date;
  withdrawn_at: Date | null;
};
export type ApplicationRow = {
  id: Id;
  person_id: Id;
  lwia_id: Id;
  program: string;
  status: string;
  planner_id: Id | null;
  started_at: Date;
  closed_at: Date | null;
};
export type RecordRow = { id: Id; application_id: Id; person_id: Id; attached: boolean };
export type CoEnrollmentRow = {
  id: Id;
  person_id: Id;
  organization_id: Id | null;
  referral_id: Id | null;
  /** A date, as the database writes it. */
  started_on: string;
  removed_at: Date | null;
};
export type DismissalRow = {
  person_id: Id;
  lwia_id: Id;
  category: string;
  reason: string;
  dismissed_at: Date;
};
export type MatchRow = { id: Id; first_id: Id; second_id: Id; dismissed_at: Date | null };
export type InvitationRow = { id: Id; person_id: Id; created_by_organization_id: Id };
export type ReferralRow = {
  id: Id;
  number: string;
  person_id: Id;
  sender_organization_id: Id;
  sender_lwia_id: Id | null;
  receiver_organization_id: Id | null;
  receiver_lwia_id: Id | null;
  service_id: Id | null;
  category: string | null;
  pathway: string;
  urgency: string;
  status: string;
  status_since: Date;
  author_id: Id | null;
  sender_assignee_id: Id | null;
  receiver_assignee_id: Id | null;
  consent_id: Id | null;
  first_sent_at: Date | null;
  sent_at: Date | null;
  declined_at: Date | null;
  decline_reason: string | null;
  completed_at: Date | null;
  outcome: string | null;
  recalled_at: Date | null;
  put_away_at: Date | null;
  due_rule: string | null;
  due_since: Date | null;
  due_side: string | null;
  due_at: Date | null;
  created_at: Date;
};
type OfReferral = { id: Id; referral_id: Id };
export type MessageRow = OfReferral;
/** `organization_id`: null is the customer. */
export type FileRow = OfReferral & { organization_id: Id | null; state: string };
export type NoteRow = OfReferral & { organization_id: Id };
export type AttemptRow = NoteRow & {
  target: string;
  result: string;
  occurred_at: Date;
  created_at: Date;
};
export type DueTimeRow = OfReferral & {
  rule: string;
  since: Date;
  due_at: Date;
  fired_at: Date | null;
  stopped_at: Date | null;
};
export type AttemptNoteRow = { attempt_id: Id; organization_id: Id };
export type ReportRow = OfReferral & { contacted: boolean; created_at: Date };
export type ReadRow = { user_id: Id; referral_id: Id };
export type ClosedCopyRow = { id: Id; organization_id: Id };
export type ActivityRow = {
  id: Id;
  at: Date;
  kind: string;
  audience: string;
  subject_type: string;
  referral_id: Id | null;
  person_id: Id | null;
  actor_user_id: Id | null;
  sender_organization_id: Id | null;
  receiver_organization_id: Id | null;
  sender_lwia_id: Id | null;
  receiver_lwia_id: Id | null;
  side_organization_id: Id | null;
  user_id: Id | null;
};
export type NoticeRow = { id: Id; user_id: Id; referral_id: Id | null; read_at: Date | null };
export type MembershipRow = {
  id: Id;
  user_id: Id;
  organization_id: Id;
  role: string;
  status: string;
};
export type LookReaderRow = { entry_id: Id; user_id: Id };
export type LookRow = { id: Id; at: Date; person_id: Id; organization_id: Id };
export type ServiceRow = {
  id: Id;
  organization_id: Id;
  location_id: Id;
  category: string;
  active: boolean;
  counties: string[];
  statewide: boolean;
};
export type LocationRow = { id: Id; county_fips: string; lwia_id: Id };
export type MailRow = { id: Id; status: string; body: string };
export type UserRow = { id: Id; kind: string };
export type ApiClientRow = { id: Id; organization_id: Id };
export type AnswerLinkRow = { id: Id; referral_id: Id; organization_id: Id | null };
export type PlaceRow = { referral_id: Id; state: string };
export type SnoozeRow = { referral_id: Id; organization_id: Id };
export type CapacityRow = { service_id: Id; places: number };
export type DeliveryRow = { id: Id; organization_id: Id };
export type SessionRow = { id: Id; user_id: Id };

export type TrainingRow = { id: Id; pathway: string; polls: string[] };
export type LiveLinkRow = { session_id: Id; url: string };
export type TrainingRegistrationRow = {
  session_id: Id;
  user_id: Id;
  withdrawn_at: Date | null;
  notice_read_at: Date | null;
};
export type TrainingAnswerRow = { session_id: Id; user_id: Id; poll: string; choice: string };

/** Every row there is, as nobody but a superuser reads them. */
export type Rows = {
  organization: OrganizationRow[];
  person: PersonRow[];
  person_contact: ContactRow[];
  person_birth: BirthRow[];
  person_ssn: SsnRow[];
  emergency_access: EmergencyRow[];
  person_need: NeedRow[];
  consent: ConsentRow[];
  person_invitation: InvitationRow[];
  person_match: MatchRow[];
  application: ApplicationRow[];
  application_record: RecordRow[];
  co_enrollment: CoEnrollmentRow[];
  dismissed_recommendation: DismissalRow[];
  access_log: LookRow[];
  access_log_reader: LookReaderRow[];
  referral: ReferralRow[];
  referral_message: MessageRow[];
  referral_file: FileRow[];
  referral_note: NoteRow[];
  contact_attempt: AttemptRow[];
  contact_attempt_note: AttemptNoteRow[];
  contact_report: ReportRow[];
  referral_read: ReadRow[];
  referral_closed_copy: ClosedCopyRow[];
  due_time: DueTimeRow[];
  activity: ActivityRow[];
  notice: NoticeRow[];
  membership: MembershipRow[];
  membership_invitation: ColleagueRow[];
  service: ServiceRow[];
  location: LocationRow[];
  session: SessionRow[];
  api_client: ApiClientRow[];
  webhook_endpoint: ApiClientRow[];
  record_problem: ProblemRow[];
  organization_invitation: InvitedRow[];
  answer_link: AnswerLinkRow[];
  capacity_reservation: PlaceRow[];
  referral_snooze: SnoozeRow[];
  service_capacity: CapacityRow[];
  webhook_delivery: DeliveryRow[];
  app_user: UserRow[];
  mail_outbox: MailRow[];
  training_session: TrainingRow[];
  training_live_link: LiveLinkRow[];
  training_registration: TrainingRegistrationRow[];
  training_answer: TrainingAnswerRow[];
};

const TABLES = [
  'record_problem',
  'organization_invitation',
  'organization',
  'person',
  'person_contact',
  'person_birth',
  'person_ssn',
  'emergency_access',
  'person_need',
  'consent',
  'person_invitation',
  'person_match',
  'application',
  'application_record',
  'co_enrollment',
  'dismissed_recommendation',
  'access_log',
  'access_log_reader',
  'referral',
  'referral_message',
  'referral_file',
  'referral_note',
  'contact_attempt',
  'contact_attempt_note',
  'contact_report',
  'referral_read',
  'referral_closed_copy',
  'due_time',
  'activity',
  'notice',
  'membership',
  'membership_invitation',
  'service',
  'location',
  'session',
  'api_client',
  'webhook_endpoint',
  'answer_link',
  'capacity_reservation',
  'referral_snooze',
  'service_capacity',
  'webhook_delivery',
  'app_user',
  'mail_outbox',
  'training_session',
  'training_live_link',
  'training_registration',
  'training_answer',
] as const satisfies readonly (keyof Rows)[];

/** Days, which have no time and no zone. */
const AS_TEXT: Readonly<Partial<Record<keyof Rows, string>>> = {
  person_birth: 'person_id, date_of_birth::text',
  co_enrollment: '*, started_on::text',
};

export async function loadRows(adminUrl: string): Promise<Rows> {
  return withConnection(adminUrl, async (client) => {
    const loaded: Record<string, unknown[]> = {};
    for (const table of TABLES) {
      const columns = AS_TEXT[table] ?? '*';
      loaded[table] = (await client.query(`select ${columns} from ${table}`)).rows;
    }
    return loaded as unknown as Rows;
  });
}

/** Of both sides: who can sign in, and the training. */
const SHARED: readonly (keyof Rows)[] = [
  'app_user',
  'session',
  'training_session',
  'training_live_link',
  'training_registration',
  'training_answer',
];

/** What there is on one side: a row is of the practice side if it names anything of it. */
export const ofSide = (rows: Rows, practice: boolean): Rows =>
  Object.fromEntries(
    Object.entries(rows).map(([table, list]) => [
      table,
      list.filter(
        (row) =>
          SHARED.includes(table as keyof Rows) ||
          Object.values(row).some((value) => typeof value === 'string' && isPractice(value)) ===
            practice,
      ),
    ]),
  ) as unknown as Rows;
