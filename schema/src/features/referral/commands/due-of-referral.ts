import { DEFAULT_DUE_SETTINGS, DUE_RULES, DUE_UNITS, dueOf } from '../../../domain/referral/due.ts';
import type { DueSetting, DueSettings } from '../../../domain/referral/due.ts';
import { dueFacts } from '../../../domain/referral/facts.ts';
import type { DueContext, ReferralRow } from '../../../domain/referral/facts.ts';
import { oneOf } from '../../../domain/shared/decide.ts';
import type { CommandContext } from '../../../platform/command.ts';

type DueColumns = { dueRule: string | null; dueAt: Date | null; dueSide: string | null };

export const NOTHING_DUE: DueColumns = { dueRule: null, dueAt: null, dueSide: null };

/** What becomes due on a referral that has just become this (REF-053). */
export async function dueColumns(
  context: CommandContext,
  row: ReferralRow,
  since: Partial<DueContext> = {},
): Promise<DueColumns> {
  const facts = dueFacts(row, { lastReceiverUpdateAt: null, followedUpAt: null, ...since });
  const due = dueOf(facts, await dueSettings(context));
  return due ? { dueRule: due.rule, dueAt: due.dueAt, dueSide: due.side } : NOTHING_DUE;
}

const keyOf = (rule: string): string => `due.${rule}`;

/** The numbers as set for now (CORE-017); the catalogue's where nothing, or nothing usable, is set. */
async function dueSettings({ tx, now }: CommandContext): Promise<DueSettings> {
  const rows = await tx.ruleSetting.findMany({
    where: { key: { in: DUE_RULES.map(keyOf) }, validFrom: { lte: now } },
    orderBy: { validFrom: 'asc' },
  });
  const valueOf = new Map(rows.map(({ key, value }) => [key, value]));
  return Object.fromEntries(
    DUE_RULES.map((rule) => [
      rule,
      settingOf(valueOf.get(keyOf(rule))) ?? DEFAULT_DUE_SETTINGS[rule],
    ]),
  ) as DueSettings;
}

function settingOf(value: unknown): DueSetting | null {
  const { days, unit } = (value ?? {}) as Record<string, unknown>;
  return typeof days === 'number' && Number.isInteger(days) && days >= 0 && oneOf(DUE_UNITS, unit)
    ? { days, unit }
    : null;
}
