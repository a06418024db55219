import { graphql, type ResultOf } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

export const SessionLineFields = graphql(`
  fragment SessionLineFields on TrainingSession {
    id
    pathway
    number
    title
    startsAt
    endsAt
    recordingUrl
    registration {
      registeredAt
    }
  }
`);
export type SessionLineFacts = ResultOf<typeof SessionLineFields>;

export const TrainingSessionFields = graphql(
  `
    fragment TrainingSessionFields on TrainingSession {
      ...SessionLineFields
      description
      objectives
      prompts
      opensPractice
      practiceFrom
      liveUrl
      version
      registration {
        registeredAt
        noticeReadAt
      }
      registrations {
        user {
          id
          name
        }
        organization {
          id
          name
        }
        registeredAt
      }
      polls {
        poll
        question
        own
        counts {
          choice
          label
          count
        }
      }
      viewerActions
    }
  `,
  [SessionLineFields],
);
export type Session = ResultOf<typeof TrainingSessionFields>;
export type PollFacts = Session['polls'][number];

export const TrainingQuery = graphql(
  `
    query Training($pathway: ReferralPathway) {
      trainingSessions(pathway: $pathway) {
        ...SessionLineFields
      }
    }
  `,
  [SessionLineFields],
);

export const SessionQuery = graphql(
  `
    query TrainingSessionPage($id: ID!) {
      trainingSession(id: $id) {
        ...TrainingSessionFields
      }
    }
  `,
  [TrainingSessionFields],
);

export const TrainingChanged = graphql(`
  subscription TrainingChanged($id: ID!, $after: String) {
    trainingChanged(id: $id, after: $after) {
      __typename
      ... on TrainingChanged {
        cursor
      }
      ... on Resync {
        cursor
      }
    }
  }
`);

export const RegisterForTraining = graphql(
  `
    mutation RegisterForTraining($input: RegisterForTrainingInput!) {
      registerForTraining(input: $input) {
        ... on TrainingPayload {
          session {
            ...TrainingSessionFields
          }
        }
        ...MutationError
      }
    }
  `,
  [TrainingSessionFields, MutationError],
);

export const WithdrawFromTraining = graphql(
  `
    mutation WithdrawFromTraining($input: WithdrawFromTrainingInput!) {
      withdrawFromTraining(input: $input) {
        ... on TrainingPayload {
          session {
            ...TrainingSessionFields
          }
        }
        ...MutationError
      }
    }
  `,
  [TrainingSessionFields, MutationError],
);

export const AcknowledgeRecording = graphql(
  `
    mutation AcknowledgeRecording($input: AcknowledgeRecordingInput!) {
      acknowledgeRecording(input: $input) {
        ... on TrainingPayload {
          session {
            ...TrainingSessionFields
          }
        }
        ...MutationError
      }
    }
  `,
  [TrainingSessionFields, MutationError],
);

export const AnswerTrainingPoll = graphql(
  `
    mutation AnswerTrainingPoll($input: AnswerTrainingPollInput!) {
      answerTrainingPoll(input: $input) {
        ... on TrainingPayload {
          session {
            ...TrainingSessionFields
          }
        }
        ...MutationError
      }
    }
  `,
  [TrainingSessionFields, MutationError],
);

export const SaveTrainingSession = graphql(
  `
    mutation SaveTrainingSession($input: SaveTrainingSessionInput!) {
      saveTrainingSession(input: $input) {
        ... on TrainingPayload {
          session {
            ...TrainingSessionFields
          }
        }
        ...MutationError
      }
    }
  `,
  [TrainingSessionFields, MutationError],
);
