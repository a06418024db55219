import { getRefFromModel, queryFromInfo } from '@pothos/plugin-prisma';
import type { PrismaObjectRef } from '@pothos/plugin-prisma';
import { pageSize } from '../../domain/shared/page.ts';
import { parseReferralNumber } from '../../domain/shared/referral-number.ts';
import { builder } from '../../platform/builder.ts';
import type { Types } from '../../platform/builder.ts';
import { peopleNamed } from '../../platform/people-named.ts';
import { numberBegins } from './numbers-begun.ts';
import { ReferralType } from './referral.types.ts';

type Hit = { readonly id: string; readonly found: 'Referral' | 'Person' };

/** The person's type belongs to another feature; its model is known by name. */
const PersonRef = getRefFromModel('Person', builder) as unknown as PrismaObjectRef<
  Types,
  Types['PrismaTypes']['Person']
>;

const SearchHitType = builder.unionType('SearchHit', {
  description: 'What the global search finds.',
  types: [ReferralType, PersonRef],
  resolveType: (hit) => (hit as unknown as Hit).found,
});

builder.queryField('search', (t) =>
  t.field({
    type: [SearchHitType],
    access: 'SIGNED_IN',
    description:
      'Referrals by number or its beginning, and persons by name, that I may see; the best first.',
    args: {
      words: t.arg.string({ required: true, description: 'What was typed.' }),
      first: t.arg.int({ defaultValue: 10, description: 'How many at most; never more than 100.' }),
    },
    resolve: async (_root, { words, first }, ctx, info) => {
      const where = numberBegins(words);
      const ids = (await peopleNamed(ctx, words)).slice(0, pageSize(first));
      const query = { context: ctx, info };
      const [referrals, people] = await Promise.all([
        where
          ? ctx.db.referral.findMany({
              ...(queryFromInfo({ ...query, typeName: 'Referral' }) as object),
              where,
              orderBy: { number: 'asc' },
              take: pageSize(first),
            })
          : [],
        ids.length > 0
          ? ctx.db.person.findMany({
              ...(queryFromInfo({ ...query, typeName: 'Person' }) as object),
              where: { id: { in: ids } },
            })
          : [],
      ]);
      const best = people.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
      const numbered = referrals.map((row) => ({ ...row, found: 'Referral' as const }));
      const named = best.map((row) => ({ ...row, found: 'Person' as const }));
      // A name may be how a number begins, but not a number a name.
      return (parseReferralNumber(words) ? [...numbered, ...named] : [...named, ...numbered]).slice(
        0,
        pageSize(first),
      );
    },
  }),
);
