import type { Db, Tx } from '@throughline/prisma/client';
import { CLOCK_RULES } from '../../domain/referral/due-setting.ts';
import type { ClockRule, DueValue } from '../../domain/referral/due-setting.ts';
import { settingKey, settingOf } from './commands/due-of-referral.ts';

type ClockValue = DueValue & { readonly setAt: Date | null; readonly setById: string | null };

/** The days of each rule as they were set, past and to come, the latest first (CORE-017). */
export async function clockValues(db: Db | Tx): Promise<ReadonlyMap<ClockRule, ClockValue[]>> {
  const rows = await db.ruleSetting.findMany({
    where: { key: { in: CLOCK_RULES.map(settingKey) } },
    orderBy: { validFrom: 'desc' },
  });
  return new Map(
    CLOCK_RULES.map((rule) => [
      rule,
      rows.flatMap(({ key, value, ...row }) => {
        const setting = key === settingKey(rule) ? settingOf(value) : null;
        return setting ? [{ ...row, rule, days: setting.days }] : [];
      }),
    ]),
  );
}
