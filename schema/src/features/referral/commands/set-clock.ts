import {
  DEFAULT_CLOCK_SETTINGS,
  dueSettingProblems,
  validFromOf,
} from '../../../domain/referral/due-setting.ts';
import type { ClockRule } from '../../../domain/referral/due-setting.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { Forbidden, assertValid } from '../../../platform/errors.ts';
import { clockValues } from '../clock-values.ts';
import { settingKey } from './due-of-referral.ts';

export type SetClockInput = {
  readonly rule: ClockRule;
  readonly days: number;
  /** A day in Illinois. */
  readonly validFrom: string;
};

/**
 * The state sets how many days a rule gives, from a day on (CORE-017). Clocks that run keep the number they
 * began with, so what is past is never set. The row itself is the history: it says who set it and when.
 */
export async function setClock(
  { tx, actor, now }: CommandContext,
  { rule, days, validFrom }: SetClockInput,
): Promise<{ rule: ClockRule }> {
  if (actor.role !== 'STATE_ADMIN') throw new Forbidden();
  // Two at once would each find the stages in order.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('set-clock'))`;
  const values = [...(await clockValues(tx)).values()].flat();
  assertValid(dueSettingProblems({ rule, days, validFrom }, now, values));
  const { unit } = DEFAULT_CLOCK_SETTINGS[rule];
  await tx.$executeRaw`
    insert into rule_setting (key, valid_from, value, set_by_id, set_at)
    values (${settingKey(rule)}, ${validFromOf(validFrom, now)}, ${JSON.stringify({ days, unit })}::jsonb,
            ${actor.userId}::uuid, ${now})
    on conflict (key, valid_from) do update
      set value = excluded.value, set_by_id = excluded.set_by_id, set_at = excluded.set_at`;
  return { rule };
}
