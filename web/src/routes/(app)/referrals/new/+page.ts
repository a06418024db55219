import { AreasQuery } from '#lib/features/directory/directory.graphql.ts';
import { found, loadQuery, NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';
import { DraftPersonQuery, DraftQuery, ServiceToRefer } from './new-referral.graphql.ts';
import { placeOf } from './place.ts';

/** Depends on ids only: going from step to step asks the server nothing. */
export const load: PageLoad = async (event) => {
  const place = placeOf(event.url.searchParams);
  const [answers, areas, service] = await Promise.all([
    Promise.all(place.drafts.map((id) => loadQuery(event, DraftQuery, { id }))),
    loadQuery(event, AreasQuery, {}),
    place.service ? loadQuery(event, ServiceToRefer, { id: place.service }) : null,
  ]);
  // One that was discarded meanwhile is not missed as long as others are left.
  const drafts = answers.flatMap(({ data }) => data.referral ?? []);
  if (place.drafts.length > 0 && drafts.length === 0) error(404, NOT_FOUND_MESSAGE);
  const personId = drafts[0]?.person?.id ?? place.person;
  const person = personId ? await loadQuery(event, DraftPersonQuery, { id: personId }) : null;
  return {
    place,
    drafts,
    person: person && found(person, 'person'),
    service: service?.data.service ?? null,
    areas: areas.data.areas,
  };
};
