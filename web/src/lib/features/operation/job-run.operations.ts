import { graphql } from '#lib/graphql/graphql.ts';

export const JobDayLine = graphql(`
  fragment JobDayLine on JobDay {
    job
    title
    runs
    changed
    failures
    lastRunAt
    lastChangedAt
    lastFailedAt
    lastFailure
    slowestMs
  }
`);

export const JobDays = graphql(
  `
    query JobDays($day: Date!) {
      viewer {
        user {
          id
        }
        capabilities
      }
      jobDays(day: $day) {
        ...JobDayLine
      }
    }
  `,
  [JobDayLine],
);
