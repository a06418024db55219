import type { Actor } from '../../domain/access/actor.ts';
import {
  HIDDEN,
  MERGE_FACT_LABELS,
  MERGE_FACTS,
  sameFact,
  undoRefusal,
} from '../../domain/customer/merge.ts';
import type { MergeFact, RecordFacts } from '../../domain/customer/merge.ts';
import { maskedSsn } from '../../domain/customer/ssn.ts';
import { describeSafeTimes } from '../../domain/customer/safe-times.ts';
import { mayJudgeMatches } from '../../domain/customer/policy.ts';
import { builder } from '../../platform/builder.ts';
import { labelledEnum } from '../../platform/enum-type.ts';
import { isId } from '../../platform/ids.ts';
import { nowOf } from '../../platform/viewer-time.ts';
import { loadSides, shownFacts } from './merge-sides.ts';
import type { MergeSide } from './merge-sides.ts';

export const MergeFactEnum = labelledEnum(
  'MergeFact',
  MERGE_FACTS,
  'What is chosen one by one when two records become one.',
  MERGE_FACT_LABELS,
);

const MergeAccountType = builder.objectRef<MergeSide>('MergeAccount').implement({
  description: 'The account a record has, told apart without telling whose address it is.',
  fields: (t) => ({
    id: t.id({
      description: 'Send it with `mergePersons` to keep it.',
      resolve: ({ accountUserId }) => accountUserId ?? '',
    }),
    email: t.string({
      description: 'Its address, all but the first letter and the domain hidden.',
      resolve: ({ accountEmail }) => accountEmail ?? '',
    }),
    boundAt: t.expose('accountSince', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was connected to the record.',
    }),
    lastVisitAt: t.expose('accountLastVisit', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used.',
    }),
  }),
});

const MergeSideType = builder.objectRef<MergeSide>('MergeSide').implement({
  description: 'One record of a likely match, with what hangs on it.',
  fields: (t) => ({
    person: t.prismaField({
      type: 'Person',
      description: 'The record.',
      resolve: (query, { personId }, _args, ctx) =>
        ctx.db.person.findFirstOrThrow({ ...query, where: { id: personId } }),
    }),
    referrals: t.exposeInt('referrals', { description: 'How many referrals it has, of anybody.' }),
    needs: t.exposeInt('needs', { description: 'How many needs are written down.' }),
    consents: t.exposeInt('consents', { description: 'How many consents were given.' }),
    account: t.field({
      type: MergeAccountType,
      nullable: true,
      description: 'The account it has.',
      resolve: (side) => (side.accountUserId ? side : null),
    }),
  }),
});

type ComparedFact = {
  readonly fact: MergeFact;
  readonly first: string | null;
  readonly second: string | null;
  readonly same: boolean;
};

const ComparedFactType = builder.objectRef<ComparedFact>('ComparedFact').implement({
  description: 'What the two records say of one thing.',
  fields: (t) => ({
    fact: t.field({ type: MergeFactEnum, description: 'Of what.', resolve: ({ fact }) => fact }),
    first: t.exposeString('first', {
      nullable: true,
      description:
        'What the first record says: codes and dates as stored, safe times in words; `•••` for what is on record and not for the viewer to see.',
    }),
    second: t.exposeString('second', {
      nullable: true,
      description: 'What the second record says, likewise.',
    }),
    same: t.exposeBoolean('same', { description: 'Whether that is the same.' }),
  }),
});

type Sides = readonly [MergeSide, MergeSide];

const MergeComparisonType = builder.objectRef<Sides>('MergeComparison').implement({
  description:
    'Two records side by side. For administrators of an area contact details are masked, and of the date of birth and the Social Security number they learn whether both records say the same, unless they see them anyway.',
  fields: (t) => ({
    first: t.field({
      type: MergeSideType,
      description: 'The older record.',
      resolve: ([first]) => first,
    }),
    second: t.field({
      type: MergeSideType,
      description: 'The younger one.',
      resolve: ([, second]) => second,
    }),
    facts: t.field({
      type: [ComparedFactType],
      description: 'Fact by fact, without what neither record has.',
      resolve: async (sides, _args, ctx) => {
        const fips = sides.flatMap(({ facts }) => facts.county_fips ?? []);
        const counties = await ctx.db.county.findMany({ where: { fips: { in: fips } } });
        const nameOf = (code: string | null) =>
          counties.find(({ fips: each }) => each === code)?.name ?? null;
        return comparedFacts(ctx.actor, sides, nameOf);
      },
    }),
  }),
});

function comparedFacts(
  actor: Actor,
  sides: Sides,
  county: (fips: string | null) => string | null,
): ComparedFact[] {
  const [first, second] = sides;
  const [one, other] = sides.map((side) => shownFacts(actor, side)) as [RecordFacts, RecordFacts];
  return MERGE_FACTS.map((fact) => ({
    fact,
    first: textOf(one, fact, county),
    second: textOf(other, fact, county),
    same: sameFact(first.facts, second.facts, fact),
  })).filter((row) => row.first !== null || row.second !== null);
}

const joined = (...parts: readonly (string | null)[]): string | null =>
  parts.filter(Boolean).join(', ') || null;

/** Codes and dates as they are stored; screens put them into words. */
function textOf(
  facts: RecordFacts,
  fact: MergeFact,
  county: (fips: string | null) => string | null,
): string | null {
  switch (fact) {
    case 'FIRST_NAME':
      return facts.first_name;
    case 'LAST_NAME':
      return facts.last_name;
    case 'PREFERRED_NAME':
      return facts.preferred_name;
    case 'BIRTH_DATE':
      return facts.date_of_birth;
    case 'SSN':
      return facts.ssn_last_four && facts.ssn_last_four !== HIDDEN
        ? maskedSsn(facts.ssn_last_four)
        : facts.ssn_last_four;
    case 'LANGUAGE':
      return facts.language;
    case 'COUNTY':
      return county(facts.county_fips);
    case 'PHONE':
      return facts.phone;
    case 'EMAIL':
      return facts.email;
    case 'ADDRESS':
      return joined(facts.address_line, facts.city, facts.zip);
    case 'CHANNEL':
      return facts.preferred_channel;
    case 'SAFE_TIMES':
      return facts.safe_times.length > 0
        ? describeSafeTimes(facts.safe_times, 'en')
        : facts.safe_times_note;
  }
}

builder.prismaObjectField('PersonMatch', 'comparison', (t) =>
  t.field({
    type: MergeComparisonType,
    nullable: true,
    description:
      'What both say and what hangs on each; null for who may not judge. Asking is written down as a look at both.',
    select: { id: true },
    resolve: ({ id }, _args, ctx) => loadSides(ctx.db, id, ctx.requestId),
  }),
);

builder.queryField('likelyMatch', (t) =>
  t.prismaField({
    type: 'PersonMatch',
    nullable: true,
    access: 'STAFF',
    description:
      'Two records that look like one person, open or dismissed; null when there is no such pair for the viewer.',
    args: { id: t.arg.id({ required: true, description: 'Id of the match.' }) },
    resolve: (query, _root, { id }, ctx) =>
      isId(id) ? ctx.db.personMatch.findFirst({ ...query, where: { id } }) : null,
  }),
);

builder.prismaObject('PersonMerge', {
  description: 'Another record that was made one with this one.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    mergedName: t.exposeString('mergedName', {
      description: 'What the person was called in the other record.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When they were made one.' }),
    by: t.relation('by', { nullable: true, description: 'Who did.' }),
    undoUntil: t.expose('undoUntil', {
      type: 'DateTime',
      description: 'Until when it can be undone.',
    }),
    undoneAt: t.expose('undoneAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was undone.',
    }),
    viewerCanUndo: t.boolean({
      description: 'Whether the viewer may undo it now: the last one first.',
      select: { survivor: { select: { mergesSurvived: true } } },
      resolve: async (merge, _args, ctx) =>
        mayJudgeMatches(ctx.actor) &&
        undoRefusal(merge, merge.survivor.mergesSurvived, await nowOf(ctx)) === null,
    }),
  }),
});

builder.prismaObjectField('Person', 'merges', (t) =>
  t.relation('mergesSurvived', {
    query: { where: { undoneAt: null }, orderBy: [{ at: 'desc' }, { id: 'desc' }] },
    description:
      'Records that were merged into this one, newest first: for administrators and the state; empty for others.',
  }),
);
