import { graphql, type FragmentOf } from '#lib/graphql/graphql.ts';

/** One entry of a history, or one event: what `activitySentence` needs. */
export const ActivityEntry = graphql(`
  fragment ActivityEntry on Activity {
    id
    cursor
    at
    kind
    actorRole
    byLink
    actor {
      id
      name
    }
    actorOrganization {
      id
      name
    }
    fromStatus
    toStatus
    outcome
    declineReason
    channel
    result
    contacted
    dueRule
    assignee {
      id
      name
    }
  }
`);

export type Activity = FragmentOf<typeof ActivityEntry>;
