import { SMALLEST_CELL, toldOf } from '../../domain/referral/report/suppress.ts';
import type { CountedCell, ToldCell } from '../../domain/referral/report/suppress.ts';
import { DEFINITIONS } from '../../domain/referral/report/definitions.ts';
import { quarterOver } from '../../domain/referral/report/period.ts';
import type { Period } from '../../domain/referral/report/period.ts';
import { dateOf } from '../../domain/shared/chicago-time.ts';
import { problem, problemsOf } from '../../domain/shared/field-problem.ts';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import { enumType } from '../../platform/enum-type.ts';
import { assertValid } from '../../platform/errors.ts';
import { nowOf } from '../../platform/viewer-time.ts';
import { groupNames } from './report-names.ts';
import { bounds } from './sent-within.ts';

const STATEWIDE_GROUPS = ['AREA', 'SENDING_AREA', 'NEED', 'PATHWAY'] as const;
type StatewideGroup = (typeof STATEWIDE_GROUPS)[number];

const StatewideGroupEnum = enumType('StatewideGroup', STATEWIDE_GROUPS, {
  description: 'By what figures of the whole state are broken down.',
  values: {
    AREA: 'By the local area of the partner it was sent to.',
    SENDING_AREA: 'By the local area of the organization that sent it.',
    NEED: 'By the need it is about.',
    PATHWAY: 'By the way it was made.',
  },
});

type Line = Omit<ToldCell, 'key'> & { readonly key: string | null; readonly name: string };

const LineType = builder.objectRef<Line>('StatewideLine').implement({
  description: `Figures of some referrals of the state. A number about fewer than ${SMALLEST_CELL} people is null: withheld.`,
  fields: (t) => ({
    key: t.exposeString('key', {
      nullable: true,
      description: 'The id of the area, or the need or pathway. Null: none, or all of them.',
    }),
    name: t.exposeString('name', { description: 'As people read it.' }),
    referrals: t.exposeInt('referrals', { nullable: true, description: DEFINITIONS.referrals }),
    persons: t.exposeInt('persons', { nullable: true, description: DEFINITIONS.persons }),
    inTimePercent: t.exposeInt('inTimePercent', {
      nullable: true,
      description: `Of those in time or late. ${DEFINITIONS.inTime}`,
    }),
    reachedPercent: t.exposeInt('reachedPercent', {
      nullable: true,
      description: `Of these people. ${DEFINITIONS.reached}`,
    }),
  }),
});

type Statewide = Period & { readonly total: Line; readonly groups: readonly Line[] };

const StatewideType = builder.objectRef<Statewide>('StatewideFigures').implement({
  description: 'Figures of all referrals of the state, first sent in one quarter (REF-057).',
  fields: (t) => ({
    from: t.expose('from', { type: 'Date', description: 'The first day.' }),
    to: t.expose('to', { type: 'Date', description: 'The last day.' }),
    total: t.expose('total', { type: LineType, description: 'All of them.' }),
    groups: t.expose('groups', {
      type: [LineType],
      description:
        'Broken down, by name. Where a number or a share is withheld, so is another: the total minus the rest tells nothing.',
    }),
  }),
});

builder.queryField('statewideFigures', (t) =>
  t.field({
    type: StatewideType,
    nullable: true,
    access: 'STAFF',
    description:
      'Figures of the whole state, with small numbers withheld: for whoever acts for the state’s own organization, programs included; null for others. Whole quarters that are over and no other days: of two periods that differ by a day, the difference would tell of single people.',
    args: {
      quarter: t.arg.string({ required: true, description: 'Such as 2026-Q3.' }),
      groupBy: t.arg({ type: StatewideGroupEnum, defaultValue: 'AREA', description: 'By what.' }),
    },
    resolve: async (_root, { quarter, groupBy }, ctx) => {
      const period = quarterOver(quarter, dateOf(await nowOf(ctx)));
      assertValid(problemsOf(period ? null : NO_QUARTER));
      return period && statewide(ctx, period, groupBy ?? 'AREA');
    },
  }),
);

const NO_QUARTER = problem('quarter', 'MALFORMED', {
  en: 'Give a quarter that is over, such as 2026-Q3.',
  es: 'Indique un trimestre que ya terminó, como 2026-Q3.',
});

type Row = CountedCell & { readonly value: string | null; readonly isTotal: boolean };

async function statewide(
  ctx: Context,
  period: Period,
  group: StatewideGroup,
): Promise<Statewide | null> {
  const { since, before } = bounds(period);
  const rows = await ctx.db.$queryRaw<Row[]>`
    select f.key as value, coalesce(f.key, '') as key, f.is_total as "isTotal", f.referrals, f.persons,
           f.in_time as "inTime", f.late, f.persons_in_time as "personsInTime", f.persons_late as "personsLate",
           f.persons_reached as "personsReached"
      from app.statewide_figures(${since}, ${before}, ${group}) f`;
  const total = rows.find(({ isTotal }) => isTotal);
  const parts = rows.filter(({ isTotal }) => !isTotal);
  // The function adds nothing up for others, not even a zero.
  if (!total || !(await isOfState(ctx))) return null;
  const names = await groupNames(
    ctx,
    group,
    parts.flatMap(({ value }) => value ?? []),
  );
  const told = toldOf(parts, total);
  const groups = told.cells.map(({ key, ...cell }) => ({
    key: key || null,
    name: names(key || null),
    ...cell,
  }));
  return {
    ...period,
    total: { ...told.total, key: null, name: 'All' },
    groups: groups.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

const isOfState = async ({ db, actor }: Context): Promise<boolean> =>
  (await db.organization.findFirst({
    where: { id: actor.organizationId ?? '', kind: 'STATE' },
    select: { id: true },
  })) !== null;
