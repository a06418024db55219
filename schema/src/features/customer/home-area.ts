import { problem } from '../../domain/shared/field-problem.ts';
import { isPractice, PRACTICE_AREA_ID } from '../../domain/shared/practice.ts';
import type { CommandContext } from '../../platform/command.ts';
import { InvalidInput } from '../../platform/errors.ts';

/** A person's area follows from the county they live in; whoever is made up to practice on lives in that area (REF-065). */
export async function homeArea(
  { tx, actor }: CommandContext,
  countyFips: string | null | undefined,
): Promise<{ countyFips: string | null; lwiaId: string | null }> {
  if (!countyFips) return { countyFips: null, lwiaId: null };
  const county = await tx.county.findFirst({
    where: { fips: countyFips },
    select: { fips: true, lwiaId: true },
  });
  const practice = isPractice(actor.organizationId);
  if (county) {
    return { countyFips: county.fips, lwiaId: practice ? PRACTICE_AREA_ID : county.lwiaId };
  }
  throw new InvalidInput([
    problem('countyFips', 'NOT_ALLOWED', {
      en: 'Choose a county of Illinois from the list.',
      es: 'Elija un condado de Illinois de la lista.',
    }),
  ]);
}
