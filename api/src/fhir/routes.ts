import { askFor } from '../http/asked.ts';
import type { Ask, Asked } from '../http/asked.ts';
import { capabilities, outcome, serviceRequest, task } from './resources.ts';
import type { FhirReferral } from './resources.ts';

const PATH = /^\/fhir\/(?:(metadata)|(Task|ServiceRequest)\/([\w-]{1,64}))$/;

const REFERRAL = `query FhirReferral($id: ID!) { referral(id: $id) {
  id number status outcome declineReason urgency category personInitials createdAt updatedAt
  sender { id name } receiver { id name } service { id name } previous { id } place { state } viewerAccess { why } } }`;

type Found = FhirReferral & { readonly viewerAccess: { readonly why: string | null } | null };

/** Of errors before the question was answered. */
const ISSUES: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'login',
  FORBIDDEN: 'forbidden',
  LIMIT_EXCEEDED: 'throttled',
};

const CONSENT_ENDED: readonly string[] = ['CONSENT_WITHDRAWN', 'CONSENT_EXPIRED'];

export const isFhir = (path: string): boolean => path === '/fhir' || path.startsWith('/fhir/');

/**
 * The FHIR R4 view of a referral, read only: a Task and the ServiceRequest it fulfils, under the referral's own
 * id. It asks the same question as anybody may by GraphQL, so reach, scopes, budgets and the access log are the
 * same; what one does not see is not found, nor what a consent shared that has ended.
 */
export async function answerFhir(
  { method, path, headers, publicUrl }: Asked,
  ask: Ask,
): Promise<Response> {
  if (method !== 'GET') {
    return reply(405, outcome('not-supported', 'Read only.'), { allow: 'GET' });
  }
  const [, metadata, type, id = ''] = PATH.exec(path) ?? [];
  if (metadata) return reply(200, capabilities(publicUrl));
  if (!type) return notFound();
  const answer = await askFor<{ referral: Found | null }>(ask, headers, REFERRAL, { id });
  if (answer.refusal) {
    const { status, code, message } = answer.refusal;
    return reply(status, outcome(ISSUES[code] ?? 'exception', message), answer.headers);
  }
  const { referral } = answer.data;
  // A closed copy is for the people of the organization; other systems get nothing more of whom it is about.
  if (!referral || CONSENT_ENDED.includes(referral.viewerAccess?.why ?? '')) {
    return notFound(answer.headers);
  }
  return reply(200, type === 'Task' ? task(referral) : serviceRequest(referral), answer.headers);
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
