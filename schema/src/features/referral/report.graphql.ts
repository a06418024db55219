import { DEFINITIONS } from '../../domain/referral/report/definitions.ts';
import type { Figures, StageTime } from '../../domain/referral/report/figures.ts';
import { REPORT_GROUPS } from '../../domain/referral/report/question.ts';
import type { ReportGroup } from '../../domain/referral/report/question.ts';
import { STAGES, STAGE_WORDS } from '../../domain/referral/report/stage.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import { enumType } from '../../platform/enum-type.ts';
import { areasElsewhere } from './areas-elsewhere.ts';
import type { AreaElsewhere, Elsewhere } from './areas-elsewhere.ts';
import { StatusCountType } from './counts.queries.ts';
import { DeclineReasonEnum, InboxBoxEnum, OutcomeEnum } from './referral.enums.ts';
import { groupNames } from './report-names.ts';
import { reportRows } from './report-rows.ts';
import type { GroupRow, ReportRows } from './report-rows.ts';
import { SentWithinInput } from './sent-within.ts';

const ReportGroupEnum = enumType('ReportGroup', REPORT_GROUPS, {
  description: 'By what a report is broken down.',
  values: {
    RECEIVER: 'By the partner it was sent to.',
    SENDER: 'By the organization that sent it.',
    AREA: 'By the local area of the partner it was sent to.',
    SENDING_AREA: 'By the local area of the organization that sent it.',
    NEED: 'By the need it is about.',
    PATHWAY: 'By the way it was made.',
  },
});

const ReportStageEnum = enumType('ReportStage', STAGES, {
  description: 'Where a referral stands while somebody has to act.',
  values: {
    OPEN: `${STAGE_WORDS.OPEN.until}.`,
    DECIDE: `${STAGE_WORDS.DECIDE.until}.`,
    START: `${STAGE_WORDS.START.until}.`,
    COMPLETE: `${STAGE_WORDS.COMPLETE.until}.`,
  },
});

const StageTimeType = builder.objectRef<StageTime>('StageTime').implement({
  description: DEFINITIONS.stages,
  fields: (t) => ({
    stage: t.expose('stage', { type: ReportStageEnum, description: 'Which stage.' }),
    ended: t.exposeInt('ended', { description: 'How many referrals have left it.' }),
    medianHours: t.exposeFloat('medianHours', { nullable: true, description: 'Median, in hours.' }),
    p90Hours: t.exposeFloat('p90Hours', {
      nullable: true,
      description: '90th percentile, in hours.',
    }),
  }),
});

const DeclineCountType = builder.objectRef<Figures['declines'][number]>('DeclineCount').implement({
  description: 'How many referrals were declined for a reason.',
  fields: (t) => ({
    reason: t.expose('reason', { type: DeclineReasonEnum, description: 'The reason.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

const OutcomeCountType = builder.objectRef<Figures['outcomes'][number]>('OutcomeCount').implement({
  description: 'How many referrals ended in an outcome.',
  fields: (t) => ({
    outcome: t.expose('outcome', { type: OutcomeEnum, description: 'The outcome.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

const FiguresType = builder.objectRef<Figures>('ReferralFigures').implement({
  description: 'The figures of some referrals. Counts that are zero are left out of the lists.',
  fields: (t) => ({
    referrals: t.exposeInt('referrals', { description: DEFINITIONS.referrals }),
    persons: t.exposeInt('persons', { description: DEFINITIONS.persons }),
    inTime: t.exposeInt('inTime', { description: DEFINITIONS.inTime }),
    late: t.exposeInt('late', { description: DEFINITIONS.late }),
    reached: t.exposeInt('reached', { description: DEFINITIONS.reached }),
    completedKnown: t.exposeInt('completedKnown', {
      description:
        'Completed ones, without the withdrawn, about people whose other programs you may know.',
    }),
    coEnrolled: t.exposeInt('coEnrolled', { description: DEFINITIONS.coEnrolled }),
    byStatus: t.expose('byStatus', {
      type: [StatusCountType],
      description: 'By the status they are in now.',
    }),
    declines: t.expose('declines', {
      type: [DeclineCountType],
      description: 'Why partners declined.',
    }),
    outcomes: t.expose('outcomes', { type: [OutcomeCountType], description: 'How they ended.' }),
    stages: t.expose('stages', { type: [StageTimeType], description: DEFINITIONS.stages }),
  }),
});

type Group = GroupRow & { readonly name: string };

const GroupType = builder.objectRef<Group>('ReportGroupFigures').implement({
  description: 'A line of a report.',
  fields: (t) => ({
    key: t.exposeString('key', {
      nullable: true,
      description: 'The id of the organization or area, or the need or pathway. Null: none.',
    }),
    name: t.exposeString('name', { description: 'As people read it.' }),
    figures: t.expose('figures', { type: FiguresType, description: 'Its figures.' }),
  }),
});

const AreaElsewhereType = builder.objectRef<AreaElsewhere>('AreaElsewhere').implement({
  description: DEFINITIONS.elsewhere,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id of the local area.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    referrals: t.exposeInt('referrals', {
      nullable: true,
      description: 'Sent to its partners. Null: withheld.',
    }),
    inTimePercent: t.exposeInt('inTimePercent', {
      nullable: true,
      description: 'Answered in time, of those in time or late. Null: withheld.',
    }),
    coEnrolledPercent: t.exposeInt('coEnrolledPercent', {
      nullable: true,
      description: 'Followed by a co-enrollment, of those completed. Null: withheld.',
    }),
  }),
});

const ElsewhereType = builder.objectRef<Elsewhere>('ReferralsElsewhere').implement({
  description: DEFINITIONS.elsewhere,
  fields: (t) => ({
    from: t.expose('from', { type: 'Date', description: 'The first day.' }),
    to: t.expose('to', { type: 'Date', description: 'The last day.' }),
    areas: t.expose('areas', {
      type: [AreaElsewhereType],
      description: 'By name; areas without such referrals are left out.',
    }),
  }),
});

type Report = ReportRows & { readonly group: ReportGroup };

const ReportType = builder.objectRef<Report>('ReferralReport').implement({
  description: 'What became of referrals, in figures (REF-002, REF-057).',
  fields: (t) => ({
    total: t.expose('total', { type: FiguresType, description: 'All of them.' }),
    groups: t.field({
      type: [GroupType],
      description: `Broken down, most referrals first; the ${LIMITS.reportGroups} largest.`,
      resolve: ({ groups, group }, _args, ctx) => named(ctx, group, groups),
    }),
    elsewhere: t.field({
      type: ElsewhereType,
      description: `How areas do beyond what you can see. ${DEFINITIONS.elsewhere}`,
      resolve: (_report, _args, ctx) => areasElsewhere(ctx),
    }),
  }),
});

async function named(
  ctx: Context,
  group: ReportGroup,
  rows: readonly GroupRow[],
): Promise<Group[]> {
  const nameOf = await groupNames(
    ctx,
    group,
    rows.flatMap(({ key }) => key ?? []),
  );
  return rows.map((row) => ({ ...row, name: nameOf(row.key) }));
}

builder.queryField('referralReport', (t) =>
  t.field({
    type: ReportType,
    access: 'STAFF',
    description: `What became of the referrals of a box, in figures; the list of the same box with the same \`sent\` has exactly these referrals. ${DEFINITIONS.referrals}`,
    args: {
      box: t.arg({ type: InboxBoxEnum, required: true, description: 'Whose referrals.' }),
      sent: t.arg({ type: SentWithinInput, required: true, description: 'Sent when, and more.' }),
      groupBy: t.arg({ type: ReportGroupEnum, defaultValue: 'RECEIVER', description: 'By what.' }),
    },
    resolve: async (_root, { box, sent, groupBy }, ctx) => {
      const group = groupBy ?? 'RECEIVER';
      return { ...(await reportRows(ctx, box, sent, group)), group };
    },
  }),
);
