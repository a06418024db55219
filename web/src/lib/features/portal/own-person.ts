import { error } from '@sveltejs/kit';
import { NOT_FOUND_MESSAGE, type Loaded } from '#lib/graphql/load.ts';

interface WithPerson<Person> {
  viewer: { person: Person | null } | null;
}
type OwnPerson<Data> = Data extends { viewer: infer Viewer }
  ? Omit<Data, 'viewer'> & {
      viewer: NonNullable<Viewer> & {
        person: NonNullable<NonNullable<Viewer> extends { person: infer Person } ? Person : never>;
      };
    }
  : never;

/** The customer's pages are about the customer: whoever is none finds no such page. */
export function ownPerson<Data extends WithPerson<unknown>>(
  loaded: Loaded<Data>,
): Loaded<OwnPerson<Data>> {
  if (!loaded.data.viewer?.person) error(404, NOT_FOUND_MESSAGE);
  // Signing out takes the viewer away first: what is on screen stays until the next page is there.
  return { required: 'viewer', ...loaded } as unknown as Loaded<OwnPerson<Data>>;
}
