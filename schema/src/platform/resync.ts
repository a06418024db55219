import { builder } from './builder.ts';

/** What every subscription can answer, and how each is resumed. */
export type ResyncValue = { readonly __typename: 'Resync'; readonly cursor: string };

export const CURSOR = 'Resume after this event by giving it as `after`.';

export const Resync = builder.objectRef<ResyncValue>('Resync').implement({
  description:
    'Too much happened, or too long ago, to be told one by one: fetch again, and go on from here.',
  fields: (t) => ({ cursor: t.exposeString('cursor', { description: CURSOR }) }),
});

export const resync = (cursor: string): ResyncValue => ({ __typename: 'Resync', cursor });

/** Where to resume; the same words for every subscription. */
export const AFTER =
  'Resume after this event: the `cursor` of the last one received, or `extensions.liveCursor` of the query that loaded the page. Without it, from now on.';
