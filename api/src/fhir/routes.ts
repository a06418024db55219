import { capabilities, outcome, serviceRequest, task } from './resources.ts';
import type { FhirReferral } from './resources.ts';

const PATH = /^\/fhir\/(?:(metadata)|(Task|ServiceRequest)\/([\w-]{1,64}))$/;

const REFERRAL = `query FhirReferral($id: ID!) { referral(id: $id) {
  id number status outcome declineReason urgency category personInitials createdAt updatedAt
  sender { id name } receiver { id name } service { id name } previous { id } place { state } } }`;

type Errors = readonly {
  readonly message: string;
  readonly extensions: { readonly code?: string };
}[];
type Answer = {
  readonly data?: { referral: FhirReferral | null } | null;
  readonly errors?: Errors;
};

/** Asks GraphQL as whoever sent the request. */
export type Ask = (headers: Headers, body: string) => Promise<Response>;

/** Of errors before the question was answered. */
const REFUSED: Readonly<Record<string, readonly [status: number, code: string]>> = {
  UNAUTHENTICATED: [401, 'login'],
  FORBIDDEN: [403, 'forbidden'],
  LIMIT_EXCEEDED: [429, 'throttled'],
};

export const isFhir = (path: string): boolean => path === '/fhir' || path.startsWith('/fhir/');

/**
 * The FHIR R4 view of a referral, read only: a Task and the ServiceRequest it fulfils, under the referral's own
 * id. It asks the same question as anybody may by GraphQL, so reach, scopes, budgets and the access log are the
 * same; what one does not see is not found.
 */
export async function answerFhir(
  request: { readonly method: string; readonly path: string; readonly headers: Headers },
  publicUrl: string,
  ask: Ask,
): Promise<Response> {
  if (request.method !== 'GET') {
    return reply(405, outcome('not-supported', 'Read only.'), { allow: 'GET' });
  }
  const [, metadata, type, id = ''] = PATH.exec(request.path) ?? [];
  if (metadata) return reply(200, capabilities(publicUrl));
  if (!type) return notFound();
  const body = JSON.stringify({ query: REFERRAL, variables: { id } });
  const answer = await ask(request.headers, body);
  const { data, errors } = (await answer.json()) as Answer;
  const passed = ['ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'].flatMap(
    (name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    },
  );
  const headers = Object.fromEntries(passed);
  const [error] = errors ?? [];
  if (error) {
    const [status, code] = REFUSED[error.extensions.code ?? ''] ?? [500, 'exception'];
    return reply(status, outcome(code, error.message), headers);
  }
  const referral = data?.referral;
  if (!referral) return notFound(headers);
  return reply(200, type === 'Task' ? task(referral) : serviceRequest(referral), headers);
}

const notFound = (headers = {}): Response =>
  reply(404, outcome('not-found', 'This was not found, or you do not have access to it.'), headers);

function reply(status: number, resource: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(resource), {
    status,
    headers: {
      ...headers,
      'content-type': 'application/fhir+json; charset=utf-8',
      'cache-control': 'private, no-store',
    },
  });
}
