import { DEFAULT_CLOCK_SETTINGS } from '../../domain/referral/due-setting.ts';
import { dueAfterCalendarDays } from '../../domain/shared/business-calendar.ts';
import type { CommandContext } from '../../platform/command.ts';

const KEY = 'due.VERIFY_RECORD';

/** Until when a record counts as looked through (REF-010), by the number valid now (CORE-017). */
export function verifyByAfter({ now, settings }: CommandContext): Date {
  const set = settings.find(({ key, validFrom }) => key === KEY && validFrom <= now);
  const { days } = (set?.value ?? {}) as { days?: unknown };
  return dueAfterCalendarDays(
    now,
    typeof days === 'number' ? days : DEFAULT_CLOCK_SETTINGS.VERIFY_RECORD.days,
  );
}
