import { closesAt, opensNext } from '../../domain/directory/opening-hours.ts';
import { builder } from '../../platform/builder.ts';
import { nowOf } from '../../platform/viewer-time.ts';
import { closureOf, ruleOf } from './record-rows.ts';

const HOURS = { openingHours: true, closures: true } as const;

builder.prismaObjectFields('Location', (t) => ({
  openUntil: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'When it closes, if it is open now; null when it is closed (REF-012).',
    select: HOURS,
    resolve: async ({ openingHours, closures }, _args, ctx) =>
      closesAt(openingHours.map(ruleOf), closures.map(closureOf), await nowOf(ctx)),
  }),
  opensNext: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'When it opens next; null where nobody has said any hours.',
    select: HOURS,
    resolve: async ({ openingHours, closures }, _args, ctx) =>
      opensNext(openingHours.map(ruleOf), closures.map(closureOf), await nowOf(ctx)),
  }),
}));
