import type { Prisma, Service } from '@throughline/prisma/generated/client';
import { LIMITS } from '../../domain/shared/limits.ts';
import { builder } from '../../platform/builder.ts';
import { isId } from '../../platform/ids.ts';
import { positionPage } from '../../platform/list-page.ts';
import { NeedCategoryEnum } from '../../platform/shared-enums.ts';
import { siblingLoad } from '../../platform/sibling-load.ts';
import { ProgramEnum } from '../../platform/shared-enums.ts';
import { factsOf, fitsOf } from './service-fit.ts';
import type { ServiceFit } from './service-fit.ts';
import { ServiceFitType } from './service-fit.types.ts';
import { searchServices } from './service-search.ts';

builder.queryField('service', (t) =>
  t.prismaField({
    type: 'Service',
    nullable: true,
    access: 'SIGNED_IN',
    description: 'One service, also one no longer offered.',
    args: { id: t.arg.id({ required: true, description: 'Id of the service.' }) },
    resolve: (query, _root, { id }, ctx) =>
      isId(id) ? ctx.db.service.findFirst({ ...query, where: { id } }) : null,
  }),
);

type Hit = {
  distanceMiles: number | null;
  outOfArea: boolean;
  fit: () => Promise<ServiceFit | null>;
  service: (query: Prisma.ServiceFindManyArgs) => Promise<Service>;
};

const ServiceHitType = builder.objectRef<Hit>('ServiceHit').implement({
  description: 'A service that fits a search.',
  fields: (t) => ({
    service: t.prismaField({
      type: 'Service',
      description: 'The service.',
      resolve: (query, { service }) => service(query),
    }),
    distanceMiles: t.exposeFloat('distanceMiles', {
      nullable: true,
      description:
        'Miles as the crow flies from the middle of the ZIP code asked for; null without one, and where the place is not told.',
    }),
    outOfArea: t.exposeBoolean('outOfArea', {
      description:
        'It serves other counties than the one the person lives in, or that was searched in; such come last.',
    }),
    fit: t.field({
      type: ServiceFitType,
      nullable: true,
      description: 'Whether it is for the person asked for; null without one that you may see.',
      resolve: ({ fit }) => fit(),
    }),
  }),
});

const ServiceHitConnection = builder.connectionObject(
  {
    type: ServiceHitType,
    name: 'ServiceHitConnection',
    description: 'A page of services that fit.',
    fields: (t) => ({
      totalCount: t.int({
        description: 'How many fit on all pages.',
        resolve: (hits) => (hits as unknown as { totalCount: number }).totalCount,
      }),
    }),
  },
  { name: 'ServiceHitEdge', description: 'A service on a page.' },
);

const ServiceFilter = builder.inputType('ServiceFilter', {
  description: 'What a service must fit; what is left out does not matter.',
  fields: (t) => ({
    words: t.string({
      description: 'Words, with slips, in name, description, organization or town.',
    }),
    categories: t.field({ type: [NeedCategoryEnum], description: 'One of these needs.' }),
    zip: t.string({ description: 'ZIP code distances are measured from.' }),
    withinMiles: t.int({ description: 'At most so far from it.' }),
    countyFips: t.string({
      description: 'In this county, or named as serving it, or for people of all Illinois.',
    }),
    lwiaId: t.id({ description: 'In this workforce area, or for people of all Illinois.' }),
    language: t.string({ description: 'Given, or spoken there, in this language (ISO 639).' }),
    program: t.field({
      type: ProgramEnum,
      description: 'Of this program, or of an organization that runs it.',
    }),
    openNow: t.boolean({ description: 'At a place that is open now.' }),
    placesFree: t.boolean({
      description:
        'Without those that are closed to new people, keep a waiting list or have no place left.',
    }),
    personId: t.id({
      description:
        'Whom it is for: what they cannot get, by what you may know of them, comes last, and `fit` says why.',
    }),
    organizationId: t.id({ description: 'Of this organization.' }),
    includeOwn: t.boolean({
      description: 'Services of the acting organization too; nobody refers to themselves.',
    }),
  }),
});

builder.queryField('services', (t) =>
  t.field({
    type: ServiceHitConnection,
    access: 'SIGNED_IN',
    description:
      'Services on offer that fit: best match first, then nearest, then by name; last those that are for others.',
    args: {
      filter: t.arg({ type: ServiceFilter, required: true, description: 'What they must fit.' }),
      first: t.arg.int({ defaultValue: LIMITS.pageSize, description: 'How many, at most 100.' }),
      after: t.arg.string({ required: false, description: 'The cursor to go on from.' }),
    },
    resolve: async (_root, { filter, ...args }, ctx) => {
      const page = positionPage<Hit>(args);
      const facts = filter.personId ? await factsOf(ctx, filter.personId) : null;
      const { found, total } = await searchServices(ctx, filter, facts, page);
      let fits: ReturnType<typeof fitsOf> | undefined;
      const fitOf = async (id: string) => {
        if (!facts) return null;
        fits ??= fitsOf(
          ctx,
          facts,
          found.map((each) => each.id),
        );
        return (await fits).get(id) ?? null;
      };
      const load = siblingLoad((query: Prisma.ServiceFindManyArgs) =>
        ctx.db.service.findMany({ ...query, where: { id: { in: found.map(({ id }) => id) } } }),
      );
      const hits = found.map(({ id, miles, outOfArea }) => ({
        distanceMiles: miles,
        outOfArea,
        fit: () => fitOf(id),
        service: async (query: Prisma.ServiceFindManyArgs) => {
          const service = await load(query, id);
          if (!service) throw new Error('The search named a service that its policy hides.');
          return service;
        },
      }));
      return page.of(hits, total);
    },
  }),
);
