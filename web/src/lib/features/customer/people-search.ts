/** What the list of people was searched for. */
export type PeopleSearch = { readonly words: string };

/** Where a tab keeps it: names stay out of the address. */
export const peopleKey = (userId: string): string => `people.${userId}`;
