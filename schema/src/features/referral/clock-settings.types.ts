import type { Prisma, User } from '@throughline/prisma/generated/client';
import { DUE_UNITS } from '../../domain/referral/due.ts';
import { CLOCK_RULES, DEFAULT_CLOCK_SETTINGS, daysAt } from '../../domain/referral/due-setting.ts';
import type { ClockRule } from '../../domain/referral/due-setting.ts';
import { builder } from '../../platform/builder.ts';
import { runCommand } from '../../platform/command.ts';
import type { Context } from '../../platform/context.ts';
import { enumType } from '../../platform/enum-type.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { siblingLoad } from '../../platform/sibling-load.ts';
import { nowOf } from '../../platform/viewer-time.ts';
import { clockValues } from './clock-values.ts';
import { setClock } from './commands/set-clock.ts';

const DueUnitEnum = enumType('DueUnit', DUE_UNITS, {
  description: 'Which days count (CORE-023).',
  values: {
    BUSINESS_DAYS:
      'Monday to Friday less the holidays of the state; due at 17:00. After 17:00 counts as the next.',
    CALENDAR_DAYS: 'All days; due at 23:59.',
  },
});

const ClockRuleEnum = enumType('ClockRule', CLOCK_RULES, {
  description: 'What the state sets a number of days for (CORE-017).',
  values: {
    UNANSWERED: 'The receiver opens a referral.',
    ESCALATED: 'The receiver opens it at last; the area administrator hears next.',
    UNDECIDED: 'The receiver accepts or declines.',
    NOT_STARTED: 'The receiver starts the services.',
    NO_UPDATE: 'The receiver says how it is going.',
    NO_FOLLOW_UP: 'The sender looks for another partner after a decline.',
    VERIFY_RECORD: 'An organization looks its record in the directory through (REF-010).',
  },
});

type Value = {
  readonly days: number;
  readonly validFrom: Date;
  readonly setAt: Date | null;
  readonly setBy: (query: Prisma.UserFindManyArgs) => Promise<User | null>;
};

const ClockValueType = builder.objectRef<Value>('ClockValue').implement({
  description: 'How many days a rule gives, from an instant on (CORE-017).',
  fields: (t) => ({
    days: t.exposeInt('days', { description: 'How many days.' }),
    validFrom: t.expose('validFrom', {
      type: 'DateTime',
      description: 'Clocks that begin from here on go by it.',
    }),
    setAt: t.expose('setAt', { type: 'DateTime', nullable: true, description: 'When it was set.' }),
    setBy: t.prismaField({
      type: 'User',
      nullable: true,
      description: 'Who set it; null when the system did.',
      resolve: (query, value) => value.setBy(query),
    }),
  }),
});

type Setting = {
  readonly rule: ClockRule;
  readonly days: number;
  readonly values: readonly Value[];
};

const ClockSettingType = builder.objectRef<Setting>('ClockSetting').implement({
  description: 'A rule of REF-053 or REF-010 and the days it gives.',
  fields: (t) => ({
    rule: t.expose('rule', { type: ClockRuleEnum, description: 'Which rule.' }),
    days: t.exposeInt('days', { description: 'How many days it gives to clocks that begin now.' }),
    unit: t.field({
      type: DueUnitEnum,
      description: 'Which days count.',
      resolve: ({ rule }) => DEFAULT_CLOCK_SETTINGS[rule].unit,
    }),
    defaultDays: t.int({
      description: 'How many it gives where nobody has set a number.',
      resolve: ({ rule }) => DEFAULT_CLOCK_SETTINGS[rule].days,
    }),
    values: t.field({
      type: [ClockValueType],
      description: 'What was set, the latest first: also what holds from a later day on.',
      resolve: ({ values }) => [...values],
    }),
  }),
});

async function clockSettings(ctx: Context): Promise<Setting[]> {
  const values = await clockValues(ctx.db);
  const now = await nowOf(ctx);
  const authors = [...values.values()].flat().flatMap(({ setById }) => setById ?? []);
  const users = siblingLoad((query: Prisma.UserFindManyArgs) =>
    ctx.db.user.findMany({ ...query, where: { id: { in: authors } } }),
  );
  return CLOCK_RULES.map((rule) => {
    const own = values.get(rule) ?? [];
    return {
      rule,
      days: daysAt(rule, now, own),
      values: own.map((value) => ({
        ...value,
        setBy: (query: Prisma.UserFindManyArgs) => users(query, value.setById),
      })),
    };
  });
}

builder.queryField('clockSettings', (t) =>
  t.field({
    type: [ClockSettingType],
    access: 'STAFF',
    description: 'How many days each rule gives, now, before and later.',
    resolve: (_root, _args, ctx) => clockSettings(ctx),
  }),
);

const ClockPayload = payload<{ rule: ClockRule }>('ClockPayload').implement({
  description: 'The number is set.',
  fields: (t) => ({
    settings: t.field({
      type: [ClockSettingType],
      description: 'All of them, after it.',
      resolve: (_payload, _args, ctx) => clockSettings(ctx),
    }),
  }),
});

mutation('setClock', {
  access: 'STAFF',
  description:
    'Sets how many days a rule gives to clocks that begin on a day or later; for administrators of the state. Clocks that run keep theirs.',
  input: (t) => ({
    rule: t.field({ type: ClockRuleEnum, required: true, description: 'Which rule.' }),
    days: t.int({ required: true, description: 'How many days, 1 to 365.' }),
    validFrom: t.field({
      type: 'Date',
      required: true,
      description: 'From which day on; today means from now on.',
    }),
  }),
  payload: ClockPayload,
  run: ({ validFrom, ...input }, ctx) =>
    runCommand(ctx, 'setClock', { ...input, validFrom: String(validFrom) }, setClock),
});
