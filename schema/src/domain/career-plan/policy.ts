import { isPartnerStaff } from '../access/actor.ts';
import type { Actor } from '../access/actor.ts';
import { APPLICATION_PROGRAMS, eventsFrom, isClosed } from './application.ts';
import type { ApplicationEvent, ApplicationProgram, ApplicationStatus } from './application.ts';

/** What a viewer may do to an application: to move it, to give it to a planner, to judge earlier records, to say how services ended. */
export const APPLICATION_ACTIONS = [
  'SUBMIT',
  'CERTIFY',
  'ENROLL',
  'DENY',
  'WITHDRAW',
  'ASSIGN',
  'JUDGE_RECORDS',
  'RECORD_RESULTS',
] as const satisfies readonly (ApplicationEvent | 'ASSIGN' | 'JUDGE_RECORDS' | 'RECORD_RESULTS')[];
export type ApplicationAction = (typeof APPLICATION_ACTIONS)[number];

/**
 * Career planners and administrators of the area work on its applications; the person, the state and monitors look
 * (REF-019, catalogues 6.1). Partners of the area know of none.
 */
export const applicationActions = (
  actor: Actor,
  { lwiaId, status }: { readonly lwiaId: string; readonly status: ApplicationStatus },
): readonly ApplicationAction[] => {
  if (!isPartnerStaff(actor) || actor.organizationId !== lwiaId || isClosed(status)) return [];
  return [...eventsFrom(status), 'ASSIGN', 'JUDGE_RECORDS', 'RECORD_RESULTS'];
};

/** Serving somebody comes before their application: a look by an administrator is no reason for one. */
const SERVES: readonly string[] = [
  'CREATED_HERE',
  'SENT_REFERRAL',
  'RECEIVED_REFERRAL',
  'APPLICATION',
];

/** Programs for which the actor may write down an application now: those without an active one in the area. */
export const startablePrograms = (
  actor: Actor,
  {
    ownsArea,
    reasons,
    active,
  }: {
    /** The acting organization is a workforce area. */
    readonly ownsArea: boolean;
    /** Why the acting organization reaches the person now (customer/reach.ts). */
    readonly reasons: readonly string[];
    /** Programs with an active application in it. */
    readonly active: readonly string[];
  },
): readonly ApplicationProgram[] =>
  isPartnerStaff(actor) && ownsArea && reasons.some((reason) => SERVES.includes(reason))
    ? APPLICATION_PROGRAMS.filter((program) => !active.includes(program))
    : [];

/**
 * Recommendations are for those whom the area has enrolled; before that, planners use the referral module without a
 * plan (REF-022, REF-023, PLAN-019).
 */
export const seesRecommendations = (
  actor: Actor,
  facts: {
    /** The person is enrolled by an active application at the acting organization. */
    readonly enrolled: boolean;
  },
): boolean => isPartnerStaff(actor) && facts.enrolled;

/**
 * Career planners keep the other programs of whoever has an active application at their area, whichever area wrote
 * one down (PLAN-043, REF-055). Partners know of none.
 */
export const mayKeepCoEnrollments = (
  actor: Actor,
  facts: {
    /** The person has an active application at the acting organization. */
    readonly applies: boolean;
  },
): boolean => isPartnerStaff(actor) && facts.applies;
