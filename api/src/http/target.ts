/**
 * Path and query of what a request asks for, whichever form it came in (RFC 9112, 3.2): a host that it names means
 * nothing here. Null for what is no address of the web.
 */
export function originForm(target: string): string | null {
  if (target.startsWith('/')) return target;
  if (!/^https?:/i.test(target) || !URL.canParse(target)) return null;
  const { pathname, search } = new URL(target);
  return pathname + search;
}
