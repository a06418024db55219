import { mayEditBirth } from '../../../domain/customer/policy.ts';
import { personProblems } from '../../../domain/customer/person.ts';
import type { PersonInput } from '../../../domain/customer/person.ts';
import { dateOf } from '../../../domain/shared/chicago-time.ts';
import { problem } from '../../../domain/shared/field-problem.ts';
import { normalizeName } from '../../../domain/shared/name.ts';
import type { Command, CommandContext } from '../../../platform/command.ts';
import { assertValid, InvalidInput } from '../../../platform/errors.ts';
import { record } from '../../../platform/record.ts';
import { storedDay } from '../../../platform/stored-day.ts';
import { changedMeanwhile } from '../changed-meanwhile.ts';
import { blankToNull } from '../contact-data.ts';
import { homeArea } from '../home-area.ts';
import { actOnPerson } from '../person-facts.ts';

type Input = Omit<PersonInput, 'contact' | 'needs'> & {
  readonly id: string;
  readonly expectedVersion: number;
  readonly countyFips?: string | null | undefined;
};

export const updatePerson: Command<Input, { personId: string }> = async (context, input) => {
  const { tx, actor, now } = context;
  const facts = await actOnPerson(context, input.id, 'EDIT');
  assertValid(personProblems(input, dateOf(now)));

  const changed = await tx.person.updateMany({
    where: { id: input.id, version: input.expectedVersion },
    data: {
      firstName: normalizeName(input.firstName ?? ''),
      lastName: normalizeName(input.lastName ?? ''),
      preferredName: blankToNull(input.preferredName),
      language: input.language ?? 'en',
      ...(await homeArea(context, input.countyFips)),
      version: { increment: 1 },
      updatedAt: now,
    },
  });
  if (changed.count === 0) {
    const { version } = await tx.person.findFirstOrThrow({ where: { id: input.id } });
    throw await changedMeanwhile(context, input.id, 'PERSON_UPDATED', version);
  }
  await setBirth(context, input.id, input.dateOfBirth ?? null, mayEditBirth(actor, facts));
  await record(context, {
    kind: 'PERSON_UPDATED',
    audience: 'PERSON',
    subjectType: 'PERSON',
    subjectId: input.id,
    personId: input.id,
  });
  return { personId: input.id };
};

/** Who does not see the date sends none back, which must not erase it. */
async function setBirth(
  { tx }: CommandContext,
  personId: string,
  dateOfBirth: string | null,
  mayEdit: boolean,
): Promise<void> {
  const seen = await tx.personBirth.findFirst({ where: { personId } });
  if ((seen ? storedDay(seen.dateOfBirth) : null) === dateOfBirth) return;
  if (!mayEdit) {
    if (dateOfBirth === null) return;
    throw new InvalidInput([
      problem('dateOfBirth', 'NOT_ALLOWED', {
        en: 'Only who wrote the person down, the area where they apply, or the person can change the date of birth.',
        es: 'Solo quien registró a la persona, el área donde presentó una solicitud o la persona misma puede cambiar la fecha de nacimiento.',
      }),
    ]);
  }
  if (dateOfBirth === null) await tx.personBirth.deleteMany({ where: { personId } });
  else if (seen) {
    await tx.personBirth.updateMany({
      where: { personId },
      data: { dateOfBirth: new Date(dateOfBirth) },
    });
  } else {
    await tx.personBirth.create({ data: { personId, dateOfBirth: new Date(dateOfBirth) } });
  }
}
