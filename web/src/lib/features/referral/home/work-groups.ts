import { endOfDay, dateOf, addDays } from '@throughline/schema/domain/shared/chicago-time';
import { groupNeedsMe, type NeedsMeGroup } from '@throughline/schema/domain/referral/needs-me';
import type { Work } from '../work-item.ts';

/** Later than any group's end: what has no hour of its own waits behind what has one. */
const SOME_DAY = 400;

/** A customer who was not contacted waits today, whatever the clocks say. */
const dueOf = ({ kind, dueAt }: Pick<Work, 'kind' | 'dueAt'>, now: Date): Date => {
  if (dueAt) return new Date(dueAt);
  const today = dateOf(now);
  return endOfDay(kind === 'NOT_CONTACTED' ? today : addDays(today, SOME_DAY));
};

/** Lines of "what needs me" under their headings, each by due time (REF-005). */
export function workGroups<Line extends { item: Pick<Work, 'kind' | 'dueAt'> }>(
  lines: readonly Line[],
  now: Date,
): readonly { group: NeedsMeGroup; lines: readonly Line[] }[] {
  const dated = lines.map((line) => ({ line, dueAt: dueOf(line.item, now) }));
  return groupNeedsMe(dated, now).map(({ group, items }) => ({
    group,
    lines: items.map(({ line }) => line),
  }));
}
