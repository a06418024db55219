const HERE = 'http://here.invalid';

/**
 * The page of ours that `next` names, or null. Read as a browser reads addresses, which drops tabs and
 * takes backslashes for slashes, so that no spelling of another site gets through.
 */
export function nextPath(next: string | null): string | null {
  if (!next?.startsWith('/')) return null;
  let address: URL;
  try {
    address = new URL(next, HERE);
  } catch {
    return null;
  }
  if (address.origin !== HERE || address.pathname.startsWith('//')) return null;
  return address.pathname + address.search + address.hash;
}

/** Where each kind of visitor begins. `role` as `Viewer.role`. */
export function homeOf(role: string): string {
  if (role === 'CUSTOMER') return '/me';
  return role === 'NONE' ? '/welcome' : '/';
}

const CUSTOMERS_OWN = /^\/me(\/|$|\?)/;

/**
 * Where to go after signing in: the page one had opened if it is for this kind of visitor, else home.
 * Those without access yet keep it in `next` until they have.
 */
export function entrance(role: string, next: string | null): string {
  const asked = nextPath(next);
  if (!asked || asked === '/') return homeOf(role);
  // Invitations are also for those whose account serves nothing yet.
  if (/^\/(invitation|join)\b/.test(asked)) return asked;
  if (role === 'NONE') return `/welcome?next=${encodeURIComponent(asked)}`;
  return (role === 'CUSTOMER') === CUSTOMERS_OWN.test(asked) ? asked : homeOf(role);
}
