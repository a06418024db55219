import { REFERRAL_ACTIONS, type ReferralAction } from '@throughline/schema/domain/referral/actions';
import type { SUBJECT_OF_WORK, WorkItemKind } from '@throughline/schema/domain/referral/work-item';
import { graphql, type FragmentOf } from '#lib/graphql/graphql.ts';
import { ReferralLine } from './line.ts';

export const WorkLine = graphql(
  `
    fragment WorkLine on WorkItem {
      id
      kind
      dueAt
      overdue
      since
      asleepUntil
      asleepBecause
      planPersonId
      referral {
        ...ReferralLine
        viewerSide
      }
      membership {
        id
        user {
          id
          name
        }
        organization {
          id
          name
        }
      }
      organization {
        id
        name
      }
      problem {
        id
        text
        organization {
          id
          name
        }
      }
      match {
        id
        first {
          id
          displayName
        }
        second {
          id
          displayName
        }
      }
    }
  `,
  [ReferralLine],
);

export type Work = FragmentOf<typeof WorkLine>;

/** Put off: until its time has come, which nobody has to tell. */
export const isAsleep = ({ asleepUntil }: Pick<Work, 'asleepUntil'>, now: Date): boolean =>
  asleepUntil !== null && new Date(asleepUntil) > now;

/** What a link to a referral may open: an action, or one of its two boxes to type in. */
export type Doing = ReferralAction | 'NOTE';

/** In an address: `?do=accept`. */
export const doingParam = (doing: Doing): string => doing.toLowerCase().replaceAll('_', '-');

const ACTION_OF: Readonly<
  Record<
    Exclude<WorkItemKind, keyof typeof SUBJECT_OF_WORK | 'RECORD_RESULT' | 'RENEW_CONSENT'>,
    Doing
  >
> = {
  ANSWER: 'ACCEPT',
  DECIDE: 'ACCEPT',
  START: 'START',
  UPDATE: 'MESSAGE',
  FOLLOW_UP: 'REFER_AGAIN',
  REACH_PARTNER: 'LOG_PARTNER_ATTEMPT',
  STEP_IN: 'LOG_PARTNER_ATTEMPT',
  NOT_CONTACTED: 'LOG_ATTEMPT',
  FINISH_DRAFT: 'EDIT',
};

/** Where a line's one action leads: the record with that action open, or where else it is done. */
export function workHref({
  kind,
  referral,
  planPersonId,
  problem,
  match,
}: Pick<Work, 'kind' | 'planPersonId'> & {
  referral: { id: string; viewerSide: string } | null;
  problem?: { organization: { id: string } } | null;
  match?: { id: string } | null;
}): string {
  if (kind === 'CHECK_RECORD') return '/organization';
  if (kind === 'SOLVE_PROBLEM') return `/organization?of=${problem?.organization.id ?? ''}`;
  if (kind === 'JUDGE_MATCH') return `/matches/${match?.id ?? ''}`;
  if (kind === 'APPROVE_MEMBER' || !referral) return '/approvals';
  if (kind === 'RECORD_RESULT') return `/people/${planPersonId}/plan`;
  // The record says until when it holds, and where it is renewed.
  if (kind === 'RENEW_CONSENT') return `/referrals/${referral.id}`;
  // The customer said that nobody called: the receiver calls, the sender asks the receiver.
  const doing =
    kind === 'NOT_CONTACTED' && referral.viewerSide === 'SENDER' ? 'MESSAGE' : ACTION_OF[kind];
  return `/referrals/${referral.id}?do=${doingParam(doing)}`;
}

/** What a link asks to open; null for nothing we know. */
export const readDoing = (param: string | null): Doing | null =>
  [...REFERRAL_ACTIONS, 'NOTE' as const].find((doing) => doingParam(doing) === param) ?? null;
