import type { Prisma } from '@throughline/prisma/generated/client';
import { matchPersons } from '../../domain/customer/match.ts';
import type { Match, MatchFacts } from '../../domain/customer/match.ts';
import { normalizeEmail } from '../../domain/shared/email.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import { pageSize } from '../../domain/shared/page.ts';
import { parsePhone } from '../../domain/shared/phone.ts';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import { siblingLoad } from '../../platform/sibling-load.ts';
import type { TypedSsn } from '../../platform/ssn-vault.ts';
import { storedDay } from '../../platform/stored-day.ts';
import { MatchBasisEnum } from './customer.enums.ts';
import { typedSsn } from './keep-ssn.ts';

type Similar = Match & {
  person: (query: Prisma.PersonFindManyArgs) => Promise<Person>;
};
type Person = Prisma.PersonGetPayload<object>;

const SimilarPersonType = builder.objectRef<Similar>('SimilarPerson').implement({
  description: 'A person already written down who may be the one being entered.',
  fields: (t) => ({
    person: t.prismaField({
      type: 'Person',
      description: 'The person on record.',
      resolve: (query, { person }) => person(query),
    }),
    score: t.exposeFloat('score', { description: 'How likely, from 0 to 100; from 60 on, ask.' }),
    basis: t.field({
      type: [MatchBasisEnum],
      description: 'What they have in common.',
      resolve: ({ basis }) => [...basis],
    }),
  }),
});

/** A birthday or a family's phone alone makes nobody similar. */
const SIMILAR_FROM = 30;
const isSimilar = ({ score, basis }: Match): boolean =>
  score >= SIMILAR_FROM &&
  (basis.includes('NAME') || basis.includes('EMAIL') || basis.includes('SSN') || basis.length > 1);
const SHOWN = 10;

builder.queryField('similarPeople', (t) =>
  t.field({
    type: [SimilarPersonType],
    access: 'STAFF',
    description:
      'Persons the viewer already sees who resemble the one being entered, likeliest first; at most ten. To be asked before `createPerson`, which succeeds in any case.',
    args: {
      firstName: t.arg.string({ required: true, description: 'First name.' }),
      lastName: t.arg.string({ required: true, description: 'Last name.' }),
      dateOfBirth: t.arg({ type: 'Date', required: false, description: 'Date of birth.' }),
      phone: t.arg.string({ required: false, description: 'Phone number as typed.' }),
      email: t.arg.string({ required: false, description: 'Email address as typed.' }),
      ssn: t.arg({
        type: 'Ssn',
        required: false,
        description: `Social Security number, compared where the viewer sees its last four digits: one an operation, ${LIMITS.ssnComparisons} an hour, none for API clients.`,
      }),
    },
    resolve: async (_root, args, ctx) => {
      const entered = {
        firstName: args.firstName,
        lastName: args.lastName,
        dateOfBirth: args.dateOfBirth ?? null,
        phone: args.phone ? parsePhone(args.phone) : null,
        email: args.email ? normalizeEmail(args.email) : null,
      };
      const numbered = await withNumber(ctx, await typedSsn(ctx, args.ssn));
      const similar = (await candidates(ctx, entered, numbered))
        .map(({ id, ...facts }) => ({
          id,
          ...matchPersons({ ...entered, ssn: numbered && ENTERED }, facts),
        }))
        .filter(isSimilar)
        .sort((a, b) => b.score - a.score)
        .slice(0, SHOWN);
      const load = siblingLoad((query: Prisma.PersonFindManyArgs) =>
        ctx.db.person.findMany({ ...query, where: { id: { in: similar.map(({ id }) => id) } } }),
      );
      return similar.map(({ id, ...match }) => ({
        ...match,
        person: async (query: Prisma.PersonFindManyArgs) => {
          const person = await load(query, id);
          if (!person) throw new Error('A candidate was visible a moment ago.');
          return person;
        },
      }));
    },
  }),
);

/**
 * Whom to compare with: by name in the definer's search, by phone and email under row-level security, so
 * that nobody is matched by contact details the viewer may not read.
 */
async function candidates(
  ctx: Context,
  { firstName, lastName, phone, email }: MatchFacts,
  numbered: readonly string[] | null,
): Promise<(MatchFacts & { id: string })[]> {
  const words = `${firstName} ${lastName}`.slice(0, LIMITS.searchWords);
  const [named, reachable] = await Promise.all([
    ctx.db.$queryRaw<
      { id: string }[]
    >`select id from app.search_people(${words}) as found(id) limit 50`,
    ctx.db.personContact.findMany({
      where: { OR: [...(phone ? [{ phone }] : []), ...(email ? [{ email }] : [])] },
      select: { personId: true },
      take: 50,
    }),
  ]);
  const ids = [
    ...named.map(({ id }) => id),
    ...reachable.map(({ personId }) => personId),
    ...(numbered ?? []),
  ];
  const rows = await ctx.db.person.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      firstName: true,
      lastName: true,
      preferredName: true,
      birth: { select: { dateOfBirth: true } },
      contact: { select: { phone: true, email: true } },
      ssn: { select: { lastFour: true } },
    },
  });
  return rows.map(({ birth, contact, ssn, ...person }) => ({
    ...person,
    dateOfBirth: birth ? storedDay(birth.dateOfBirth) : null,
    phone: contact?.phone ?? null,
    email: contact?.email ?? null,
    ssn: numbered?.includes(person.id) ? ENTERED : (ssn?.lastFour ?? null),
  }));
}

/** In place of the number entered, of whoever has the same; equal to no last four digits. */
const ENTERED = 'ENTERED';

/** Null: no number was entered, or none there can be. */
async function withNumber(
  { db }: Context,
  ssn: TypedSsn | null,
): Promise<readonly string[] | null> {
  const sealed = ssn?.sealed();
  if (!sealed) return null;
  const found = await db.$queryRaw<{ id: string }[]>`
    select id from app.people_with_ssn(${[...sealed.matches]}::text[]) as found(id)`;
  return found.map(({ id }) => id);
}

builder.prismaObject('PersonMatch', {
  name: 'LikelyMatch',
  description: 'Two records that look like one person, for administrators and the state to judge.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    first: t.relation('first', { description: 'The one record.' }),
    second: t.relation('second', { description: 'The other.' }),
    basis: t.exposeStringList('basis', {
      description:
        'What matches: SSN, NAME_AND_BIRTH_DATE, SIMILAR_NAME_AND_BIRTH_DATE, PHONE, EMAIL, or ACCOUNT where one person used the invitations of both.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was noticed.' }),
    dismissedAt: t.expose('dismissedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When somebody judged them to be two persons.',
    }),
  }),
});

builder.queryField('likelyMatches', (t) =>
  t.prismaField({
    type: ['PersonMatch'],
    access: 'STAFF',
    description:
      'Records that look like one person, newest first: for the state, and for administrators of an area to whom one is open as far as the other; the state judges the rest. Without those judged to be two persons. Empty for everybody else.',
    args: { first: t.arg.int({ defaultValue: 50, description: 'How many at most.' }) },
    resolve: (query, _root, { first }, ctx) =>
      ctx.db.personMatch.findMany({
        ...query,
        where: { dismissedAt: null },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: pageSize(first),
      }),
  }),
);
