import { DECLINE_REASON_LABELS } from '@throughline/schema/domain/referral/decline-reason';
import type { DeclineReason } from '@throughline/schema/domain/referral/decline-reason';
import { REFERRAL_OUTCOME_LABELS } from '@throughline/schema/domain/referral/outcome';
import type { ReferralOutcome } from '@throughline/schema/domain/referral/outcome';
import { isOpen, REFERRAL_STATUS_LABELS } from '@throughline/schema/domain/referral/status';
import type { ReferralStatus } from '@throughline/schema/domain/referral/status';
import { NEED_CATEGORY_LABELS } from '@throughline/schema/domain/shared/need-category';
import type { NeedCategory } from '@throughline/schema/domain/shared/need-category';

type Named = { readonly id: string; readonly name: string };

/** What the view shows of a referral: nothing that names the person beyond their initials. */
export type FhirReferral = {
  readonly id: string;
  readonly number: string;
  readonly status: ReferralStatus;
  readonly outcome: ReferralOutcome | null;
  readonly declineReason: DeclineReason | null;
  readonly urgency: string;
  readonly category: NeedCategory | null;
  readonly personInitials: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly sender: Named;
  readonly receiver: Named | null;
  readonly service: Named | null;
  readonly previous: { readonly id: string } | null;
  readonly place: { readonly state: string } | null;
};

export type TaskStatus =
  | 'draft'
  | 'requested'
  | 'accepted'
  | 'rejected'
  | 'on-hold'
  | 'in-progress'
  | 'completed'
  | 'failed'
  | 'cancelled';

const OF_STATUS: Readonly<Record<Exclude<ReferralStatus, 'COMPLETED'>, TaskStatus>> = {
  DRAFT: 'draft',
  SENT: 'requested',
  ATTEMPTING_CONTACT: 'requested',
  RECEIVED: 'requested', // Gravity leaves FHIR's own "received" out
  ACCEPTED: 'accepted',
  DECLINED: 'rejected',
  IN_PROGRESS: 'in-progress',
};
const OF_OUTCOME: Readonly<Record<ReferralOutcome, TaskStatus>> = {
  SERVICES_DELIVERED: 'completed',
  RESOLVED_OTHERWISE: 'completed',
  CUSTOMER_STOPPED: 'failed',
  COULD_NOT_REACH: 'failed',
  WITHDRAWN_BY_SENDER: 'cancelled',
  WITHDRAWN_BY_CUSTOMER: 'cancelled',
};

/** Gravity's status of a referral Task (SDOH Clinical Care). */
export const taskStatus = (status: ReferralStatus, outcome: ReferralOutcome | null): TaskStatus =>
  status === 'COMPLETED' ? OF_OUTCOME[outcome ?? 'RESOLVED_OTHERWISE'] : OF_STATUS[status];

const requestStatus = (status: TaskStatus): string => {
  if (status === 'draft' || status === 'completed') return status;
  return ['rejected', 'failed', 'cancelled'].includes(status) ? 'revoked' : 'active';
};

const organization = ({ id, name }: Named) => ({
  type: 'Organization',
  identifier: { value: id },
  display: name,
});
const patient = ({ personInitials }: FhirReferral) => ({
  type: 'Patient',
  display: personInitials,
});
const priority = (urgency: string) => (urgency === 'SAME_DAY' ? 'urgent' : 'routine');
const text = (words: string) => ({ text: words });

export function task(referral: FhirReferral): object {
  const { id, number, status, outcome, declineReason, sender, receiver, previous } = referral;
  // Waiting for a place is a hold of what was asked for or accepted, not of what is under way or over.
  const waits = isOpen(status) && status !== 'IN_PROGRESS' && referral.place?.state === 'WAITING';
  const standing = waits ? 'on-hold' : taskStatus(status, outcome);
  const result = outcome && REFERRAL_OUTCOME_LABELS[outcome].en;
  const reason = waits
    ? 'On the waiting list'
    : declineReason
      ? DECLINE_REASON_LABELS[declineReason].en
      : result;
  return {
    resourceType: 'Task',
    id,
    identifier: [{ value: number }],
    ...(previous && { partOf: [{ reference: `Task/${previous.id}` }] }),
    status: standing,
    ...(reason && standing !== 'completed' && { statusReason: text(reason) }),
    businessStatus: text(REFERRAL_STATUS_LABELS[status].en),
    intent: 'order',
    priority: priority(referral.urgency),
    code: {
      coding: [{ system: 'http://hl7.org/fhir/CodeSystem/task-code', code: 'fulfill' }],
    },
    focus: { reference: `ServiceRequest/${id}` },
    for: patient(referral),
    authoredOn: referral.createdAt,
    lastModified: referral.updatedAt,
    requester: organization(sender),
    ...(receiver && { owner: organization(receiver) }),
    ...(result &&
      standing === 'completed' && { output: [{ type: text('Outcome'), valueString: result }] }),
  };
}

export function serviceRequest(referral: FhirReferral): object {
  const { id, number, status, outcome, category, service, sender, receiver } = referral;
  const need = category && NEED_CATEGORY_LABELS[category].en;
  return {
    resourceType: 'ServiceRequest',
    id,
    identifier: [{ value: number }],
    status: requestStatus(taskStatus(status, outcome)),
    intent: 'order',
    priority: priority(referral.urgency),
    ...(need && { category: [text(need)] }),
    code: text(service?.name ?? need ?? 'Referral'),
    subject: patient(referral),
    authoredOn: referral.createdAt,
    requester: organization(sender),
    ...(receiver && { performer: [organization(receiver)] }),
  };
}

const readable = (type: string) => ({ type, interaction: [{ code: 'read' }] });

export const capabilities = (publicUrl: string): object => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-11-22',
  kind: 'instance',
  implementation: { description: 'Throughline, referrals, read only', url: `${publicUrl}/fhir` },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [{ mode: 'server', resource: [readable('Task'), readable('ServiceRequest')] }],
});

export const outcome = (code: string, diagnostics: string): object => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, diagnostics }],
});
