import { goto, refreshAll } from '$app/navigation';
import { actingMembership } from '#lib/graphql/acting-membership.svelte.ts';
import { replaceBrowserClient } from '#lib/graphql/browser-client.svelte.ts';
import { dropAllDrafts } from '#lib/graphql/draft.ts';
import { graphql } from '#lib/graphql/graphql.ts';
import { mutate, MutationError } from '#lib/graphql/mutate.ts';
import { nextPath } from './next-path.ts';

const SignOut = graphql(
  `
    mutation SignOut($input: SignOutInput!) {
      signOut(input: $input) {
        ... on MessagePayload {
          message
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

/**
 * Acts for another organization in this tab from now on, and shows its home; null: for the one that one signs in to.
 * What was typed goes along, but not between practice and real work (REF-065).
 */
export async function switchMembership(
  membershipId: string | null,
  { practice = false } = {},
): Promise<void> {
  actingMembership.choose(membershipId, { practice });
  replaceBrowserClient();
  await goto('/', { refreshAll: true });
}

/** After signing in, as whoever it is: nothing of the one before is left in this tab. */
export async function enter(next: string): Promise<void> {
  actingMembership.choose(null);
  replaceBrowserClient();
  const path = nextPath(next) ?? '/';
  // Not every path is a page: GraphiQL, for one, is served beside them.
  await goto(path, { refreshAll: true }).catch(() => location.assign(path));
}

/** Signs out on purpose: drafts go too, since the next at this computer may be someone else. */
export async function signOut(): Promise<void> {
  const result = await mutate(SignOut, { input: {} });
  if (result.kind !== 'ok' && result.kind !== 'signedOut') return;
  dropAllDrafts();
  actingMembership.choose(null);
  replaceBrowserClient();
  await goto('/signed-out', { refreshAll: true });
}

/** This tab acts under another membership than the server assumed for the first page. */
export async function adoptTabMembership(assumed: string | undefined): Promise<void> {
  if (!actingMembership.id || actingMembership.id === assumed) return;
  replaceBrowserClient();
  await refreshAll();
}
