import {
  CONSENT_METHODS,
  CONSENT_METHOD_LABELS,
  CONSENT_SCOPES,
  CONSENT_SCOPE_TEXTS,
  CONSENT_STATES,
} from '../../domain/customer/consent.ts';
import { PREFERRED_CHANNELS, PREFERRED_CHANNEL_LABELS } from '../../domain/customer/contact.ts';
import { MATCH_BASES } from '../../domain/customer/match.ts';
import { PERSON_ACTIONS } from '../../domain/customer/policy.ts';
import { GRANT_REASONS } from '../../domain/customer/reach.ts';
import { WEEKDAYS } from '../../domain/customer/safe-times.ts';
import { INVITATION_KINDS } from '../../domain/identity/invitation.ts';
import { enumType, labelledEnum } from '../../platform/enum-type.ts';

export const PreferredChannelEnum = labelledEnum(
  'PreferredChannel',
  PREFERRED_CHANNELS,
  'How a person wants to be contacted.',
  PREFERRED_CHANNEL_LABELS,
);

export const WeekdayEnum = enumType('Weekday', WEEKDAYS, {
  description: 'A day of the week.',
  values: {
    MON: 'Monday.',
    TUE: 'Tuesday.',
    WED: 'Wednesday.',
    THU: 'Thursday.',
    FRI: 'Friday.',
    SAT: 'Saturday.',
    SUN: 'Sunday.',
  },
});

export const ConsentScopeEnum = enumType('ConsentScope', CONSENT_SCOPES, {
  description: 'What a consent lets a receiver see (REF-050).',
  values: {
    CONTACT: CONSENT_SCOPE_TEXTS.CONTACT.en,
    BIRTH_DATE: `Date of birth. ${CONSENT_SCOPE_TEXTS.BIRTH_DATE.en}`,
    NEEDS: CONSENT_SCOPE_TEXTS.NEEDS.en,
    GOALS: CONSENT_SCOPE_TEXTS.GOALS.en,
    ACCOMMODATIONS: CONSENT_SCOPE_TEXTS.ACCOMMODATIONS.en,
    DOCUMENTS: CONSENT_SCOPE_TEXTS.DOCUMENTS.en,
  },
});

export const ConsentMethodEnum = labelledEnum(
  'ConsentMethod',
  CONSENT_METHODS,
  'How a consent was given. Customers give theirs online; staff record the others.',
  CONSENT_METHOD_LABELS,
);

export const ConsentStateEnum = enumType('ConsentState', CONSENT_STATES, {
  description: 'Whether a consent holds.',
  values: {
    ACTIVE: 'It holds.',
    WITHDRAWN: 'The person took it back.',
    EXPIRED: 'Its last day has passed.',
  },
});

export const GrantReasonEnum = enumType('GrantReason', GRANT_REASONS, {
  description: 'Why an organization reaches a person.',
  values: {
    CREATED_HERE: 'It wrote the person down.',
    SENT_REFERRAL: 'It makes a referral for the person.',
    RECEIVED_REFERRAL: 'It received a referral of the person, under a consent.',
    LWIA_ADMINISTRATOR: 'It administers the area of a referral: parties, status and dates only.',
    APPLICATION:
      'The person applied there: who they are, and parties, status and dates of their referrals.',
    EARLIER_RECORD:
      'An earlier record of somebody who applied there: name, and parties, status and dates of referrals.',
    EMERGENCY:
      'One of its staff said that there is an emergency: three hours, for that user alone.',
    STATE: 'State oversight: always, each look is logged.',
  },
});

export const PersonActionEnum = enumType('PersonAction', PERSON_ACTIONS, {
  description: 'What the viewer may do to a person.',
  values: {
    EDIT: 'Change name, language, county (`updatePerson`).',
    EDIT_CONTACT: 'Change how and when to reach the person (`updateContact`).',
    SET_SSN: 'Enter, correct or remove the Social Security number (`setSsn`).',
    ADD_NEED: 'Write a need down (`addNeed`).',
    RECORD_CONSENT: 'Record or give a consent (`recordConsent`).',
    WITHDRAW_CONSENT: 'Withdraw a consent (`withdrawConsent`).',
    INVITE: 'Invite the person to an account (`invitePerson`).',
    REFER: 'Make a referral (`createDrafts`).',
  },
});

export const MatchBasisEnum = enumType('MatchBasis', MATCH_BASES, {
  description: 'What two records of persons have in common.',
  values: {
    NAME: 'The name, or one that differs by a slip.',
    BIRTH_DATE: 'The date of birth.',
    SSN: 'The Social Security number.',
    PHONE: 'A phone number.',
    EMAIL: 'An email address.',
  },
});

export const InvitationKindEnum = enumType('InvitationKind', INVITATION_KINDS, {
  description: 'How an invitation reaches the person.',
  values: { MAIL: 'By email.', PRINTED: 'As a code on paper, handed over.' },
});
