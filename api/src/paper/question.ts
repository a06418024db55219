import type { ConsentScope, ConsentState } from '@throughline/schema/domain/customer/consent';
import type { PreferredChannel } from '@throughline/schema/domain/customer/contact';
import type { SafeTime } from '@throughline/schema/domain/customer/safe-times';
import type { ServiceResult } from '@throughline/schema/domain/referral/service-result';
import type { AnswerFacts } from '@throughline/schema/domain/referral/four-answers';
import type { AttemptChannel } from '@throughline/schema/domain/referral/channel';
import type { Due } from '@throughline/schema/domain/referral/due-sentence';
import type { HistoryEntry } from '@throughline/schema/domain/referral/history-entry';
import type { Enrollment } from '@throughline/schema/domain/referral/enrollment';
import type { ReferralOrigin } from '@throughline/schema/domain/referral/origin';
import type { ReferralStatus } from '@throughline/schema/domain/referral/status';
import type { Urgency } from '@throughline/schema/domain/referral/urgency';
import type { Locale } from '@throughline/schema/domain/shared/locale';
import type { NeedCategory } from '@throughline/schema/domain/shared/need-category';
import type { Program } from '@throughline/schema/domain/shared/program';

/** What the pages of staff and of the customer ask for, as far as it can stand on paper. */
export const REFERRAL_PAPER = `query ReferralPaper($id: ID!) {
  viewer { user { id name } locale actingMembership { organization { name } } }
  referral(id: $id) {
    id number status statusSince version urgency category origin personName personInitials viewerSide
    person { displayName language dateOfBirth contact { phone phoneMessageOk email addressLine city zip
      preferredChannel safeTimes { days from to } safeTimesNote }
      applications { id program startedAt closedAt lwia { name } }
      earlierOf { id program startedAt closedAt lwia { name } }
      coEnrollments { program startedOn endedOn organization { id } referral { id } } }
    sender { ...Party } receiver { ...Party }
    service { name cost documents contacts { name title phone email receivesReferrals }
      location { name addressLine city zip phone hours accessibility } }
    detail { reason goals accommodations acceptNote declineNote outcomeNote withdrawReason recallReason
      suggestedOrganization { name } }
    outcome results { application { id } result } previous { number }
    declineReason firstSentAt sentAt receivedAt acceptedAt declinedAt startedAt completedAt
    appointmentAt recalledAt
    consent { state scopes expiresAt withdrawnAt }
    due { rule dueAt side overdue consentOver } place { state }
    attempts { target channel result occurredAt note author { name } organization { id name } }
    contactReports { contacted createdAt }
    files { name size createdAt organization { name } }
    messages(last: 50) { pageInfo { hasPreviousPage } edges { node {
      body createdAt author { name } organization { name } } } }
    history(first: 100) { pageInfo { hasNextPage } edges { node {
      at kind actorRole byLink actor { id name } actorOrganization { id name } outcome declineReason
      channel result contacted dueRule assignee { id name } } } }
    story { status statusSince receiver { name } } } }
fragment Party on Organization { id name phone email practice }`;

type Named = { readonly name: string };
type PaperParty = {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly practice: boolean;
};
type Edges<Node> = { readonly edges: readonly { readonly node: Node }[] };

type PaperPlan = {
  readonly id: string;
  readonly program: Program;
  readonly startedAt: string;
  readonly closedAt: string | null;
  readonly lwia: Named;
};

type PaperPerson = {
  readonly displayName: string;
  readonly language: string;
  readonly dateOfBirth: string | null;
  readonly contact: {
    readonly phone: string | null;
    readonly phoneMessageOk: boolean;
    readonly email: string | null;
    readonly addressLine: string | null;
    readonly city: string | null;
    readonly zip: string | null;
    readonly preferredChannel: PreferredChannel;
    readonly safeTimes: readonly SafeTime[];
    readonly safeTimesNote: string | null;
  } | null;
  readonly applications: readonly PaperPlan[];
  /** Plans that have it from this record as an earlier one of the person. */
  readonly earlierOf: readonly PaperPlan[];
  readonly coEnrollments: readonly Enrollment[];
};

type PaperService = {
  readonly name: string;
  readonly cost: string | null;
  readonly documents: string | null;
  readonly contacts: readonly {
    readonly name: string;
    readonly title: string | null;
    readonly phone: string | null;
    readonly email: string | null;
    readonly receivesReferrals: boolean;
  }[];
  readonly location: {
    readonly name: string;
    readonly addressLine: string;
    readonly city: string;
    readonly zip: string;
    readonly phone: string | null;
    readonly hours: string | null;
    readonly accessibility: string | null;
  } | null;
};

type Detail = Readonly<
  Record<
    | 'reason'
    | 'goals'
    | 'accommodations'
    | 'acceptNote'
    | 'declineNote'
    | 'outcomeNote'
    | 'withdrawReason'
    | 'recallReason',
    string | null
  >
> & { readonly suggestedOrganization: Named | null };

export type PaperReferral = Omit<AnswerFacts, 'attempts' | 'person'> & {
  readonly number: string;
  readonly statusSince: string;
  readonly version: number;
  readonly urgency: Urgency;
  readonly category: NeedCategory | null;
  readonly origin: ReferralOrigin;
  readonly personName: string | null;
  readonly personInitials: string;
  readonly person: PaperPerson | null;
  readonly sender: PaperParty;
  readonly receiver: PaperParty | null;
  readonly service: PaperService | null;
  readonly results: readonly {
    readonly application: { readonly id: string };
    readonly result: ServiceResult;
  }[];
  readonly previous: { readonly number: string } | null;
  readonly detail: Detail | null;
  readonly consent: {
    readonly state: ConsentState;
    readonly scopes: readonly ConsentScope[];
    readonly expiresAt: string;
    readonly withdrawnAt: string | null;
  } | null;
  readonly due: Due | null;
  readonly place: { readonly state: string } | null;
  readonly attempts: readonly (AnswerFacts['attempts'][number] & {
    readonly channel: AttemptChannel;
    readonly note: string | null;
    readonly author: Named | null;
    readonly organization: { readonly id: string; readonly name: string };
  })[];
  readonly files: readonly {
    readonly name: string;
    readonly size: number;
    readonly createdAt: string;
    readonly organization: Named | null;
  }[];
  readonly messages: Edges<{
    readonly body: string;
    readonly createdAt: string;
    readonly author: Named | null;
    readonly organization: Named;
  }> & { readonly pageInfo: { readonly hasPreviousPage: boolean } };
  readonly history: Edges<HistoryEntry & { readonly at: string }> & {
    readonly pageInfo: { readonly hasNextPage: boolean };
  };
  readonly story: readonly {
    readonly status: ReferralStatus;
    readonly statusSince: string;
    readonly receiver: Named | null;
  }[];
};

export type PaperAnswer = {
  readonly viewer: {
    readonly user: { readonly id: string; readonly name: string };
    readonly locale: Locale;
    readonly actingMembership: { readonly organization: Named } | null;
  };
  readonly referral: PaperReferral | null;
};
