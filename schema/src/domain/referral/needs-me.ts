import { addDays, dateOf, weekdayOf } from '../shared/chicago-time.ts';
import type { Text } from '../shared/locale.ts';

/** Groups of "what needs me" (REF-005), in the order they are shown. */
export const NEEDS_ME_GROUPS = ['OVERDUE', 'TODAY', 'THIS_WEEK', 'LATER'] as const;
export type NeedsMeGroup = (typeof NEEDS_ME_GROUPS)[number];

export const NEEDS_ME_GROUP_LABELS: Readonly<Record<NeedsMeGroup, Text>> = {
  OVERDUE: { en: 'Overdue', es: 'Vencido' },
  TODAY: { en: 'Today', es: 'Hoy' },
  THIS_WEEK: { en: 'This week', es: 'Esta semana' },
  LATER: { en: 'Later', es: 'Más adelante' },
};

/** Where something due then belongs now. The week ends on Sunday; what is due at this instant is not late yet. */
export const needsMeGroup = (dueAt: Date, now: Date): NeedsMeGroup => {
  if (dueAt.getTime() < now.getTime()) return 'OVERDUE';
  const [due, today] = [dateOf(dueAt), dateOf(now)];
  if (due === today) return 'TODAY';
  const sunday = addDays(today, (7 - weekdayOf(today)) % 7);
  return due <= sunday ? 'THIS_WEEK' : 'LATER';
};

/** The groups that have something, each by due time; items due at once keep their order. */
export const groupNeedsMe = <T extends { readonly dueAt: Date }>(
  items: readonly T[],
  now: Date,
): readonly { readonly group: NeedsMeGroup; readonly items: readonly T[] }[] => {
  const sorted = [...items].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  return NEEDS_ME_GROUPS.map((group) => ({
    group,
    items: sorted.filter(({ dueAt }) => needsMeGroup(dueAt, now) === group),
  })).filter(({ items: found }) => found.length > 0);
};
