import { dateOf } from '@throughline/schema/domain/shared/chicago-time';
import { sorted } from './field.ts';
import type { RootField } from './field.ts';
import type { ReferralRow } from './rows.ts';

export const STATEWIDE_FIELDS: readonly RootField[] = [
  {
    name: 'statewideFigures',
    document: `query ($quarter: String!, $groupBy: StatewideGroup) {
      found: statewideFigures(quarter: $quarter, groupBy: $groupBy) {
        total { referrals persons } groups { key referrals persons } } }`,
    for: 'STAFF',
    ask: (random, { now }) => {
      const year = now.getFullYear();
      const over = Math.ceil((now.getMonth() + 1) / 3) - 1;
      const quarter = over > 0 ? `${year}-Q${over}` : `${year - 1}-Q4`;
      return { quarter, groupBy: random.pick(['AREA', 'SENDING_AREA', 'NEED', 'PATHWAY']) };
    },
    expected: ({ rows }, { actor }, variables) => {
      const of = rows.organization.find(({ id }) => id === actor.organizationId);
      if (of?.kind !== 'STATE') return null;
      const [year = '', number = ''] = String(variables['quarter']).split('-Q');
      const found = rows.referral.filter(({ status, first_sent_at: at }) => {
        const day = at && dateOf(at);
        return (
          status !== 'DRAFT' &&
          day?.startsWith(year) === true &&
          Math.ceil(Number(day.slice(5, 7)) / 3) === Number(number)
        );
      });
      const key = {
        AREA: (row: ReferralRow) => row.receiver_lwia_id,
        SENDING_AREA: (row: ReferralRow) => row.sender_lwia_id,
        NEED: (row: ReferralRow) => row.category,
        PATHWAY: (row: ReferralRow) => row.pathway,
      }[String(variables['groupBy'])];
      const cells = [...Map.groupBy(found, (row) => key?.(row) ?? null)].map(([name, of]) => ({
        key: name,
        referrals: of.length,
        persons: new Set(of.map(({ person_id }) => person_id)).size,
      }));
      const hidden = smallOnes(cells);
      const all = new Set(found.map(({ person_id }) => person_id)).size;
      const told = all === 0 || all >= 10;
      return {
        total: told ? `${found.length} ${all}` : 'null null',
        groups: sorted(
          cells.map((cell) =>
            hidden.has(cell)
              ? `${cell.key} null null`
              : `${cell.key} ${cell.referrals} ${cell.persons}`,
          ),
        ),
      };
    },
    seen: ({ found }) =>
      found && {
        total: `${found.total.referrals} ${found.total.persons}`,
        groups: sorted(
          found.groups.map(
            ({ key, referrals, persons }: { key: string; referrals: number; persons: number }) =>
              `${key} ${referrals} ${persons}`,
          ),
        ),
      },
  },
];

/** Fewer than ten people, and then the next larger ones until two are hidden and ten people with them. */
function smallOnes<Cell extends { key: string | null; persons: number }>(
  cells: readonly Cell[],
): ReadonlySet<Cell> {
  const rising = cells.toSorted(
    (a, b) => a.persons - b.persons || ((a.key ?? '') < (b.key ?? '') ? -1 : 1),
  );
  const small = rising.filter(({ persons }) => persons < 10).length;
  let count = small;
  const people = () => rising.slice(0, count).reduce((sum, { persons }) => sum + persons, 0);
  while (small > 0 && count < rising.length && (count < 2 || people() < 10)) count += 1;
  return new Set(rising.slice(0, count));
}
