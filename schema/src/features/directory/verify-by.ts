import { DEFAULT_CLOCK_SETTINGS } from '../../domain/referral/due-setting.ts';
import { dueAfterCalendarDays } from '../../domain/shared/business-calendar.ts';
import type { CommandContext } from '../../platform/command.ts';

const KEY = 'due.VERIFY_RECORD';

type Times = Pick<CommandContext, 'now' | 'settings'>;

/** For how many days a record counts as looked through (REF-010), by the number valid now (CORE-017). */
export function verifyDays({ now, settings }: Times): number {
  const set = settings.find(({ key, validFrom }) => key === KEY && validFrom <= now);
  const { days } = (set?.value ?? {}) as { days?: unknown };
  return typeof days === 'number' ? days : DEFAULT_CLOCK_SETTINGS.VERIFY_RECORD.days;
}

/** Until when. */
export const verifyByAfter = (times: Times): Date =>
  dueAfterCalendarDays(times.now, verifyDays(times));
