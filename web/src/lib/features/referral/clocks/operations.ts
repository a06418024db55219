import { graphql, type ResultOf } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

const ClockSetting = graphql(`
  fragment ClockSetting on ClockSetting {
    rule
    days
    unit
    defaultDays
    values {
      days
      validFrom
      setAt
      setBy {
        id
        name
      }
    }
  }
`);

export const ClockSettings = graphql(
  `
    query ClockSettings {
      viewer {
        capabilities
      }
      clockSettings {
        ...ClockSetting
      }
    }
  `,
  [ClockSetting],
);

export const SetClock = graphql(
  `
    mutation SetClock($input: SetClockInput!) {
      setClock(input: $input) {
        ... on ClockPayload {
          settings {
            ...ClockSetting
          }
        }
        ...MutationError
      }
    }
  `,
  [ClockSetting, MutationError],
);

export type Setting = ResultOf<typeof ClockSettings>['clockSettings'][number];
