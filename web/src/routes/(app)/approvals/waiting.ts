interface Request {
  status: string;
  organization: { id: string };
}

/** Requests to decide about by themselves: who signed an organization up is decided about together with it. */
export function waitingRequests<Each extends Request>(
  requests: readonly Each[],
  signedUp: readonly { id: string }[],
): Each[] {
  const apart = new Set(signedUp.map(({ id }) => id));
  return requests.filter(
    ({ status, organization }) => status === 'PENDING' && !apart.has(organization.id),
  );
}
