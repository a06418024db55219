import { setSsn } from '@throughline/schema/features/customer/commands/set-ssn';
import { TypedSsn } from '@throughline/schema/platform/ssn-vault';
import type { SsnVault } from '@throughline/schema/platform/ssn-vault';
import type { Known } from './story.ts';
import type { Stage } from './stage.ts';

/** Invented, and told at the desk: each customer who can sign in has one, and two records have the same. */
export async function tellNumbers(
  stage: Stage,
  vault: SsnVault,
  stars: readonly Known[],
  twins: readonly Known[],
): Promise<void> {
  const told = [
    ...stars.map((known, index) => ({ known, ssn: `899-71-${1000 + index}` })),
    ...twins.map((known) => ({ known, ssn: '899-72-2468' })),
  ];
  for (const { known, ssn } of told) {
    const personId = known.somebody.known?.personId;
    if (!personId) throw new Error('The demo never wrote somebody down who has a number.');
    await stage.act(known.sender, setSsn, { personId, ssn: new TypedSsn(vault, ssn) });
  }
}
