import type { Prisma } from '@throughline/prisma/generated/client';
import {
  DEFAULT_DUE_SETTINGS,
  DUE_UNITS,
  cycleOf,
  dueAfter,
} from '../../../domain/referral/due.ts';
import type { Cycle, DueSetting } from '../../../domain/referral/due.ts';
import { dueFacts } from '../../../domain/referral/facts.ts';
import { oneOf } from '../../../domain/shared/decide.ts';
import type { CommandContext } from '../../../platform/command.ts';
import type { RuleSetting } from '../../../platform/command-start.ts';
import { closesOnOf } from '../../directory/commands/closes-on.ts';

/** The hours of where the referral goes, which count for its due times. */
export const WITH_HOURS = {
  service: { select: { location: { select: { openingHours: true, closures: true } } } },
} satisfies Prisma.ReferralInclude;

type WithHours = Prisma.ReferralGetPayload<{ include: typeof WITH_HOURS }>;
type DueRow = Parameters<typeof dueFacts>[0] & Pick<WithHours, 'service'>;
type DueColumns = Pick<
  Prisma.ReferralUncheckedUpdateManyInput,
  'dueRule' | 'dueSince' | 'dueAt' | 'dueSide'
>;

const NOTHING_DUE: DueColumns = { dueRule: null, dueSince: null, dueAt: null, dueSide: null };

/**
 * What is due on a referral that has just become this (REF-053). Written into its row, they start the
 * clock's row and stop the one before (`app.keep_due_times`).
 */
export function dueColumns({ settings }: CommandContext, row: DueRow): DueColumns {
  const cycle = cycleOf(dueFacts(row));
  if (!cycle) return NOTHING_DUE;
  const { rule, since, side } = cycle;
  const closesOn = side === 'RECEIVER' ? closesOnOf(row.service?.location) : null;
  const dueAt = dueAfter(since, settingFor(settings, cycle), closesOn);
  return { dueRule: rule, dueSince: since, dueAt, dueSide: side };
}

export const settingKey = (rule: string): string => `due.${rule}`;

/** The number valid when the cycle began; the catalogue's where nothing, or nothing usable, is set. */
function settingFor(settings: readonly RuleSetting[], { rule, since }: Cycle): DueSetting {
  const set = settings.find(
    ({ key, validFrom }) => key === settingKey(rule) && validFrom.getTime() <= since.getTime(),
  );
  return settingOf(set?.value) ?? DEFAULT_DUE_SETTINGS[rule];
}

export function settingOf(value: unknown): DueSetting | null {
  const { days, unit } = (value ?? {}) as Record<string, unknown>;
  return typeof days === 'number' && Number.isInteger(days) && days >= 0 && oneOf(DUE_UNITS, unit)
    ? { days, unit }
    : null;
}
