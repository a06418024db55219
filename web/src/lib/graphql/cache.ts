import { cacheExchange, type Cache, type KeyingConfig } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { graphql } from './graphql.ts';

type Update = (
  parent: Record<string, unknown>,
  args: Record<string, unknown>,
  cache: Cache,
) => void;

/** Types without an id of their own: they live inside what holds them. */
const EMBEDDED = [
  'AccessLogChange',
  'AnswerSession',
  'ApplicationChanged',
  'ApplicationPayload',
  'ClockPayload',
  'ClockSetting',
  'ClockValue',
  'ComparedFact',
  'ClauseFit',
  'CoEnrollmentPayload',
  'ConflictError',
  'ConsentPayload',
  'ConsentScopeText',
  'ConsentWording',
  'DeclineCount',
  'DeletedPayload',
  'EarlierRecord',
  'FieldProblem',
  'ForbiddenError',
  'InvalidInputError',
  'InvitationPayload',
  'LikelyMatchPayload',
  'LimitExceededError',
  'MembershipPayload',
  'MergeComparison',
  'MergeSide',
  'MessagePayload',
  'MessagePostedPayload',
  'NotFoundError',
  'NotePayload',
  'NoticeAdded',
  'NoticeChoice',
  'NoticeSettingsPayload',
  'NoticesPayload',
  'OutcomeCount',
  'PageInfo',
  'PersonChanged',
  'PersonContact',
  'PersonPayload',
  'PresenceList',
  'PresentPerson',
  'QuietHours',
  'Reach',
  'ReferralChanged',
  'ReferralCounts',
  'ReferralDetail',
  'ReferralDue',
  'ReferralFigures',
  'ReferralPayload',
  'ReferralReport',
  'ReferralResult',
  'ReferralsElsewhere',
  'ReferralsPayload',
  'Removed',
  'RepeatedMailsPayload',
  'ReportGroupFigures',
  'Resync',
  'SafeTime',
  'ServiceFit',
  'ServiceHit',
  'SessionPayload',
  'SignInPayload',
  'SimilarPerson',
  'StageTime',
  'StatusCount',
  'TransitionError',
  'TrainingChanged',
  'TrainingPayload',
  'TrainingPoll',
  'TrainingPollCount',
  'TrainingRegistration',
  'Unsubscription',
  'UnsubscriptionPayload',
  'ViewerChanged',
  'ViewerPayload',
];

const KEYS: KeyingConfig = {
  ...Object.fromEntries(EMBEDDED.map((name) => [name, () => null])),
  County: ({ fips }) => (fips as string | undefined) ?? null,
  // There is one viewer to a client; so what an event says of them reaches the header.
  Viewer: () => 'viewer',
};

/** What a mutation changes beyond the entities it returns, by mutation: lists it adds to or ends. */
const UPDATES: Record<string, Update> = {
  markNoticesRead: ({ markNoticesRead }, _args, cache) => {
    const unread = (markNoticesRead as { unreadNotices?: number }).unreadNotices;
    if (unread !== undefined) setUnread(cache, unread);
  },
};

const SUBSCRIPTION_UPDATES: Record<string, Update> = {
  // What a search found may not hold any more: those on screen ask again, the others when they are shown.
  directoryChanged: (_parent, _args, cache) => {
    for (const { fieldName, fieldKey } of cache.inspectFields('Query')) {
      if (fieldName === 'services') cache.invalidate('Query', fieldKey);
    }
  },
  noticesChanged: ({ noticesChanged }, _args, cache) => {
    const unread = (noticesChanged as { unreadNotices?: number }).unreadNotices;
    if (unread !== undefined) setUnread(cache, unread);
  },
};

const UNREAD = graphql(`
  fragment Unread on Viewer {
    __typename
    unreadNotices
  }
`);

function setUnread(cache: Cache, unreadNotices: number): void {
  cache.writeFragment(UNREAD, { __typename: 'Viewer', unreadNotices });
}

const ERROR_TYPES = [
  'NotFoundError',
  'ForbiddenError',
  'CoEnrollmentPayload',
  'ConflictError',
  'InvalidInputError',
  'TransitionError',
  'LimitExceededError',
];

/** The normalized cache: what arrives about an entity shows wherever that entity is on screen. */
export const normalizedCache = () => {
  const pages = relayPagination();
  return cacheExchange({
    keys: KEYS,
    resolvers: {
      Query: {
        accessLog: pages,
        applications: pages,
        notices: pages,
        organizations: pages,
        people: pages,
        recentChanges: pages,
        referrals: pages,
      },
      Person: { accessLog: pages, history: pages, referrals: pages },
      Referral: { history: pages, messages: pages },
    },
    updates: { Mutation: UPDATES, Subscription: SUBSCRIPTION_UPDATES },
    possibleTypes: { Error: ERROR_TYPES },
  });
};
