import { queryFromInfo } from '@pothos/plugin-prisma';
import type { Person, Prisma } from '@throughline/prisma/generated/client';
import { plannedOnce } from '@throughline/prisma/planned-once';
import { isOversight } from '../../domain/access/actor.ts';
import { limitText, problemsOf } from '../../domain/shared/field-problem.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import { builder } from '../../platform/builder.ts';
import { counted, totalOf } from '../../platform/counted.ts';
import type { Counted } from '../../platform/counted.ts';
import type { Context } from '../../platform/context.ts';
import { assertValid } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { idPage, positionPage } from '../../platform/list-page.ts';
import type { Connection, PageArgs } from '../../platform/list-page.ts';
import { looking } from '../../platform/looking.ts';
import { countReached, idsReached } from './people-reached.ts';
import { PersonType } from './person.types.ts';
import { survivorOf } from './survivor.ts';

builder.queryField('person', (t) =>
  t.prismaField({
    type: 'Person',
    nullable: true,
    access: 'SIGNED_IN',
    description:
      'One person; null when there is none, or none for the viewer. The id of a record that was merged into another leads to that one, for who could see it. Asking as staff is written down (`accessLog`).',
    args: { id: t.arg.id({ required: true, description: 'Id of the person.' }) },
    resolve: async (query, _root, { id }, ctx) => {
      if (!isId(id)) return null;
      const find = (where: { id: string }) =>
        looking(ctx, 'tl_look_at_person', where.id, () =>
          // By ids throughout, whoever asks: planning it took six times as long as reading it.
          plannedOnce(() => ctx.db.person.findFirst({ ...query, where })),
        );
      const found = await find({ id });
      if (found) return found;
      const survivor = await survivorOf(ctx.db, id);
      return survivor ? find({ id: survivor }) : null;
    },
  }),
);

type People = Connection<Person> & Counted;
type Query = Prisma.PersonFindManyArgs;

const PersonConnection = builder.connectionObject(
  {
    type: PersonType,
    name: 'PersonConnection',
    description: 'A page of persons.',
    fields: (t) => ({
      totalCount: t.int({
        description: `How many there are on all pages; ${LIMITS.counted} means as many or more, of a search ${LIMITS.searchResults}.`,
        resolve: totalOf,
      }),
    }),
  },
  { name: 'PersonEdge', description: 'A person on a page.' },
);

builder.queryField('people', (t) =>
  t.field({
    type: PersonConnection,
    access: 'STAFF',
    description:
      'Persons the viewer reaches, by last name; with words those whose name sounds like them, best match first.',
    args: {
      words: t.arg.string({ required: false, description: 'Name or parts of it, with slips.' }),
      first: t.arg.int({ defaultValue: LIMITS.pageSize, description: 'How many, at most 100.' }),
      after: t.arg.string({ required: false, description: 'The cursor to go on from.' }),
    },
    resolve: (_root, { words, ...args }, ctx, info): Promise<People> => {
      const query = queryFromInfo({ context: ctx, info, path: ['edges', 'node'] }) as Query;
      assertValid(problemsOf(limitText('words', words, LIMITS.searchWords)));
      return words?.trim() ? bestMatches(ctx, query, words, args) : everybody(ctx, query, args);
    },
  }),
);

/** Best first, so a page is a stretch of the ranking. */
async function bestMatches(
  ctx: Context,
  query: Query,
  words: string,
  args: PageArgs,
): Promise<People> {
  const page = positionPage<Person>(args);
  const ranked = await ctx.db.$queryRaw<{ id: string }[]>`
    select id from app.search_people(${words}) as found(id)`;
  const ids = ranked.slice(page.offset, page.offset + page.size).map(({ id }) => id);
  const rows = await ctx.db.person.findMany({ ...query, where: { id: { in: ids } } });
  return page.of(inOrderOf(ids, rows), ranked.length);
}

async function everybody(ctx: Context, query: Query, args: PageArgs): Promise<People> {
  const page = idPage<Person>(args);
  if (!isOversight(ctx.actor)) {
    const ids = await idsReached(ctx, page.after, page.size + 1);
    const rows = await ctx.db.person.findMany({ ...query, where: { id: { in: ids } } });
    return { ...page.of(inOrderOf(ids, rows)), totalCount: () => countReached(ctx) };
  }
  const rows = await ctx.db.person.findMany({
    ...query,
    orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }, { id: 'asc' }],
    ...page.query,
  });
  return { ...page.of(rows), totalCount: () => counted((each) => ctx.db.person.findMany(each)) };
}

/** As they were found; who has gone meanwhile is left out. */
function inOrderOf(ids: readonly string[], rows: readonly Person[]): Person[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
