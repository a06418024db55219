import { Prisma } from '@throughline/prisma/generated/client';
import type { Tx } from '@throughline/prisma/client';
import { ANONYMOUS } from '../domain/access/actor.ts';
import type { CommandContext } from './command.ts';

/** A number of a rule, from a moment on (CORE-017). */
export type RuleSetting = {
  readonly key: string;
  readonly value: unknown;
  readonly validFrom: Date;
};

/** What a command knows before it reads anything. The latest settings come first. */
export type Start = {
  /** `app.now()`: the clock of every rule, adjustable in demo and tests. */
  readonly now: Date;
  readonly settings: readonly RuleSetting[];
};

type StartRow = { now: Date; settings: (Omit<RuleSetting, 'validFrom'> & { validFrom: string })[] };

/** The columns of a {@link Start}, so that they come along with whatever statement is the first. */
export const START = Prisma.sql`app.now() as now,
  (select coalesce(json_agg(json_build_object('key', s.key, 'value', s.value, 'validFrom', s.valid_from)
     order by s.valid_from desc), '[]') from rule_setting s) as settings`;

export const startOf = ({ now, settings }: StartRow): Start => ({
  now,
  settings: settings.map((each) => ({ ...each, validFrom: new Date(each.validFrom) })),
});

/** For commands that nobody gave: sweepers and jobs. */
export async function systemContext(tx: Tx): Promise<CommandContext> {
  const [row] = await tx.$queryRaw<[StartRow]>`select ${START}`;
  return { tx, actor: { ...ANONYMOUS, role: 'SYSTEM' }, locale: 'en', ...startOf(row) };
}
