import type { ReportGroup } from '../../domain/referral/report/question.ts';
import { NEED_CATEGORY_LABELS } from '../../domain/shared/need-category.ts';
import type { NeedCategory } from '../../domain/shared/need-category.ts';
import { PATHWAY_LABELS } from '../../domain/shared/pathway.ts';
import type { Pathway } from '../../domain/shared/pathway.ts';
import type { Context } from '../../platform/context.ts';

/** What the lines of a report are called, by their key; null: none. */
export async function groupNames(
  { db }: Context,
  group: ReportGroup,
  keys: readonly string[],
): Promise<(key: string | null) => string> {
  if (group === 'NEED')
    return (key) => (key ? NEED_CATEGORY_LABELS[key as NeedCategory].en : 'No need given');
  if (group === 'PATHWAY')
    return (key) => (key ? PATHWAY_LABELS[key as Pathway].en : 'No need given');
  const found = await db.organization.findMany({
    where: { id: { in: [...keys] } },
    select: { id: true, name: true },
  });
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return (key) => names.get(key ?? '') ?? 'No local area';
}
