import { dueAfterCalendarDays } from '../../domain/shared/business-calendar.ts';
import type { CommandContext } from '../../platform/command.ts';

export const VERIFY_KEY = 'due.VERIFY_RECORD';
export const VERIFY_DAYS = 90;

/** Until when a record counts as looked through (REF-010), by the number valid now (CORE-017). */
export function verifyByAfter({ now, settings }: CommandContext): Date {
  const set = settings.find(({ key, validFrom }) => key === VERIFY_KEY && validFrom <= now);
  const { days } = (set?.value ?? {}) as { days?: unknown };
  return dueAfterCalendarDays(now, typeof days === 'number' ? days : VERIFY_DAYS);
}
