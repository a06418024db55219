import { NotFound } from './errors.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id of nobody and nothing, for comparisons when there is no actor to compare with. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What is no id is the id of nothing: it is answered like one that does not exist, and never sent on. */
export const isId = (text: string): boolean => UUID.test(text);

/** @throws NotFound unless all are ids; absent ones pass */
export function assertIds(...ids: readonly (string | null | undefined)[]): void {
  if (ids.some((id) => id != null && !isId(id))) throw new NotFound();
}
