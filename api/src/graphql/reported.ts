import { observeStatements } from '@throughline/prisma/observe';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { RequestReport } from '../observability/request-report.ts';
import { untraced } from '../observability/tracing.ts';
import type { Tracing } from '../observability/tracing.ts';

export type ReportDeps = {
  readonly log: Log;
  readonly metrics?: Pick<Metrics, 'request'>;
  readonly tracing?: Tracing;
};

/** Answers a request and says how that went: one line in the log, the metrics, a span. */
export function reported<T>(
  { log, metrics, tracing = untraced }: ReportDeps,
  report: RequestReport,
  answer: () => Promise<T>,
): Promise<T> {
  const began = performance.now();
  return tracing.span('graphql', async (describe) => {
    try {
      const { result, roundTrips } = await observeStatements(answer);
      report.roundTrips = roundTrips;
      return result;
    } finally {
      report.seconds = (performance.now() - began) / 1000;
      metrics?.request(report);
      const { seconds, operation, kind, outcome, ...rest } = report;
      log.info('graphql', { operation, kind, outcome, ms: Math.round(seconds * 1000), ...rest });
      describe(
        `${kind ?? 'graphql'} ${operation ?? ''}`.trimEnd(),
        {
          'graphql.operation.name': operation,
          'graphql.operation.type': kind,
          'throughline.outcome': outcome,
          'throughline.request_id': report.requestId,
        },
        outcome === 'INTERNAL',
      );
    }
  });
}
