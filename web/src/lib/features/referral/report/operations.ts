import { graphql, type ResultOf } from '#lib/graphql/graphql.ts';

const FiguresParts = graphql(`
  fragment FiguresParts on ReferralFigures {
    referrals
    persons
    inTime
    late
    reached
    completedKnown
    coEnrolled
    byStatus {
      status
      count
    }
    declines {
      reason
      count
    }
    outcomes {
      outcome
      count
    }
    stages {
      stage
      ended
      medianHours
      p90Hours
    }
  }
`);

export const ReportPage = graphql(
  `
    query ReportPage(
      $box: InboxBox!
      $sent: SentWithin!
      $groupBy: ReportGroup!
      $oversees: Boolean!
      $compares: Boolean!
    ) {
      viewer {
        capabilities
      }
      referralReport(box: $box, sent: $sent, groupBy: $groupBy) {
        total {
          ...FiguresParts
        }
        groups {
          key
          name
          figures {
            ...FiguresParts
          }
        }
        elsewhere @include(if: $compares) {
          from
          to
          areas {
            id
            name
            referrals
            inTimePercent
            coEnrolledPercent
          }
        }
      }
      areas @include(if: $oversees) {
        id
        name
      }
    }
  `,
  [FiguresParts],
);

export type Report = ResultOf<typeof ReportPage>['referralReport'];
export type Elsewhere = NonNullable<Report['elsewhere']>;
