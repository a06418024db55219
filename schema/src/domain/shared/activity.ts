/** What can happen, in the past tense. Every kind has a reader (tests/architecture). */
export const ACTIVITY_KINDS = [
  'PERSON_CREATED',
  'PERSON_UPDATED',
  'CONTACT_UPDATED',
  'NEED_ADDED',
  'NEED_CLOSED',
  'CONSENT_GIVEN',
  'CONSENT_WITHDRAWN',
  'CONSENT_EXPIRED',
  'INVITATION_CREATED',
  'INVITATION_REVOKED',
  'ACCOUNT_BOUND',
  'PERSON_MERGED',
  'MERGE_UNDONE',
  'DRAFT_CREATED',
  'DRAFT_UPDATED',
  'DRAFT_PUT_AWAY',
  'REFERRAL_SENT',
  'REFERRAL_ATTEMPTING_CONTACT',
  'REFERRAL_RECEIVED',
  'REFERRAL_ACCEPTED',
  'REFERRAL_DECLINED',
  'REFERRAL_STARTED',
  'REFERRAL_COMPLETED',
  'REFERRAL_WITHDRAWN',
  'REFERRAL_RECALLED',
  'OUTCOME_AMENDED',
  'MESSAGE_POSTED',
  'NOTE_ADDED',
  'ATTEMPT_LOGGED',
  'CONTACT_REPORTED',
  'REFERRAL_ASSIGNED',
  'REFERRED_AGAIN',
  'DUE_PASSED',
  'PLACE_OFFERED',
  'PLACE_EXPIRED',
  'WAITLISTED',
  'SNOOZED',
  'ACCESS_ENDED',
  'MEMBERSHIP_REQUESTED',
  'MEMBERSHIP_DECIDED',
  'MEMBERSHIP_ENDED',
  'NOTICE_ADDED',
  'NOTICES_READ',
  'ACCOUNT_UPDATED',
  'WEBHOOK_DISABLED',
  'RECORD_CHANGED',
  'RECORD_VERIFIED',
  'RECORD_STALE',
  'PROBLEM_REPORTED',
  'PROBLEM_SOLVED',
  'ORGANIZATION_REGISTERED',
  'ORGANIZATION_DECIDED',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/**
 * Who may read an activity (prisma/policies/50-platform.sql).
 * STATUS: both parties, the customer, administrators of either area, oversight. CONTACT: the same without
 * administrators. PARTIES: both parties and oversight. SIDE: one organization. SIDE_AND_PERSON: also the
 * customer and oversight. PERSON: everyone who reaches the person. ORGANIZATION: the organization and who
 * administers it. USER: one user. DIRECTORY: whoever is signed in, as the directory itself.
 */
export const AUDIENCES = [
  'STATUS',
  'CONTACT',
  'PARTIES',
  'SIDE',
  'SIDE_AND_PERSON',
  'PERSON',
  'ORGANIZATION',
  'USER',
  'DIRECTORY',
] as const;
export type Audience = (typeof AUDIENCES)[number];
