import {
  APPLICATION_AGREEMENTS,
  APPLICATION_AGREEMENT_LABELS,
  APPLICATION_CLOSE_REASONS,
  APPLICATION_CLOSE_REASON_LABELS,
  APPLICATION_EVENTS,
  APPLICATION_PROGRAMS,
  APPLICATION_STATUSES,
  APPLICATION_STATUS_LABELS,
} from '../../domain/career-plan/application.ts';
import {
  CO_ENROLLMENT_SOURCE_LABELS,
  CO_ENROLLMENT_SOURCES,
} from '../../domain/career-plan/co-enrollment.ts';
import { SERVICE_RESULT_LABELS, SERVICE_RESULTS } from '../../domain/referral/service-result.ts';
import { APPLICATION_ACTIONS } from '../../domain/career-plan/policy.ts';
import { PROGRAM_LABELS } from '../../domain/shared/program.ts';
import { enumType, labelledEnum } from '../../platform/enum-type.ts';

export const ApplicationProgramEnum = labelledEnum(
  'ApplicationProgram',
  APPLICATION_PROGRAMS,
  'A program of a workforce area that one applies for.',
  PROGRAM_LABELS,
);

export const ApplicationStatusEnum = labelledEnum(
  'ApplicationStatus',
  APPLICATION_STATUSES,
  'Where an application stands.',
  APPLICATION_STATUS_LABELS,
);

export const ApplicationCloseReasonEnum = labelledEnum(
  'ApplicationCloseReason',
  APPLICATION_CLOSE_REASONS,
  'Why an application was closed.',
  APPLICATION_CLOSE_REASON_LABELS,
);

export const ApplicationAgreementEnum = labelledEnum(
  'ApplicationAgreement',
  APPLICATION_AGREEMENTS,
  'How the person agreed that the area sees referrals made for them.',
  APPLICATION_AGREEMENT_LABELS,
);

export const ServiceResultEnum = labelledEnum(
  'ServiceResult',
  SERVICE_RESULTS,
  'How a service of the plan ended, as its planner judges it (PLAN-053).',
  SERVICE_RESULT_LABELS,
);

const EVENTS = {
  SUBMIT: 'Everything is handed in.',
  CERTIFY: 'Found eligible.',
  ENROLL: 'Services of the program begin.',
  DENY: 'It is closed with a reason: they are better served elsewhere, or not eligible.',
  WITHDRAW: 'It is closed with a reason: they do not go on with it.',
};

export const ApplicationEventEnum = enumType('ApplicationEvent', APPLICATION_EVENTS, {
  description: 'What moves an application to another status.',
  values: EVENTS,
});

export const ApplicationActionEnum = enumType('ApplicationAction', APPLICATION_ACTIONS, {
  description: 'What one may do to an application.',
  values: {
    ...EVENTS,
    ASSIGN: 'Give it to a career planner.',
    JUDGE_RECORDS: 'Say whether earlier referrals are this person’s.',
    RECORD_RESULTS: 'Say how referrals ended that a partner has completed.',
  },
});

export const CoEnrollmentSourceEnum = labelledEnum(
  'CoEnrollmentSource',
  CO_ENROLLMENT_SOURCES,
  'How one learned that somebody takes part in another program.',
  CO_ENROLLMENT_SOURCE_LABELS,
);
