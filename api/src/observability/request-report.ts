import { getOperationAST } from 'graphql';
import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Context } from '@throughline/schema/platform/context';

/** What is said about one GraphQL request: names, codes and ids; never what was asked or answered. */
export type RequestReport = {
  readonly requestId: string;
  /** As the document names it; null when it has no name or cannot be read. */
  operation: string | null;
  kind: 'query' | 'mutation' | 'subscription' | null;
  /**
   * OK, the code of the first error, or the type of the refusal that a mutation returned; the status of the
   * answer when it was refused before it was read.
   */
  outcome: string;
  userId: string | null;
  organizationId: string | null;
  seconds: number;
  roundTrips: number;
};

const LONGEST_NAME = 80;
const UNREAD = 'UNREAD';

export const newReport = (requestId: string): RequestReport => ({
  requestId,
  operation: null,
  kind: null,
  outcome: UNREAD,
  userId: null,
  organizationId: null,
  seconds: 0,
  roundTrips: 0,
});

/** @param wanted the operation named beside the document, if any */
export function noteOperation(
  report: RequestReport,
  document: DocumentNode,
  wanted: unknown,
): void {
  const operation = getOperationAST(document, typeof wanted === 'string' ? wanted : null);
  report.operation = operation?.name?.value.slice(0, LONGEST_NAME) ?? null;
  report.kind = operation?.operation ?? null;
}

export function noteActor(report: RequestReport, { claims }: Context): void {
  report.userId = claims.userId;
  report.organizationId = claims.organizationId;
}

export function noteResult(report: RequestReport, { data, errors }: ExecutionResult): void {
  const code = errors?.[0]?.extensions['code'];
  report.outcome = errors?.[0] ? (typeof code === 'string' ? code : 'ERROR') : refusalIn(data);
}

export function noteStatus(report: RequestReport, status: number): void {
  if (report.outcome === UNREAD) report.outcome = `HTTP_${status}`;
}

/** A mutation's payload is a union, of which the refusals are errors by name. */
function refusalIn(data: ExecutionResult['data']): string {
  for (const value of Object.values(data ?? {})) {
    const type = (value as { __typename?: unknown } | null)?.__typename;
    if (typeof type === 'string' && type.endsWith('Error')) return type;
  }
  return 'OK';
}
