import { replaceState } from '$app/navigation';
import { page } from '$app/state';

/**
 * Takes a secret out of the address: it came in the fragment, which browsers send to nobody, and does not
 * stay in the history either. Call it when the page is mounted.
 *
 * @param names what it may be called there; the first one found counts
 */
export function takeFromFragment(...names: readonly string[]): string | null {
  const given = new URLSearchParams(location.hash.slice(1));
  if (location.hash) replaceState(location.pathname + location.search, page.state);
  const name = names.find((each) => given.get(each)?.trim());
  return name ? (given.get(name)?.trim() ?? null) : null;
}
