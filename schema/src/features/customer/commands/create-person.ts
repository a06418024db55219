import { isPartnerStaff } from '../../../domain/access/actor.ts';
import { personProblems } from '../../../domain/customer/person.ts';
import type { PersonInput } from '../../../domain/customer/person.ts';
import { dateOf } from '../../../domain/shared/chicago-time.ts';
import { problemsOf } from '../../../domain/shared/field-problem.ts';
import { normalizeName } from '../../../domain/shared/name.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid, Forbidden } from '../../../platform/errors.ts';
import { record } from '../../../platform/record.ts';
import { onSide } from '../../../platform/side.ts';
import type { TypedSsn } from '../../../platform/ssn-vault.ts';
import { blankToNull, contactData } from '../contact-data.ts';
import { homeArea } from '../home-area.ts';
import { keepSsn } from '../keep-ssn.ts';
import { writeNeed } from '../write-need.ts';

type Input = PersonInput & {
  readonly countyFips?: string | null | undefined;
  readonly ssn?: TypedSsn | null | undefined;
};

/** Always succeeds for whoever may: whether somebody else knows the person already is not theirs to learn. */
export const createPerson: Command<Input, { personId: string }> = async (context, input) => {
  const { tx, actor, now } = context;
  if (!isPartnerStaff(actor) || !actor.organizationId) throw new Forbidden();
  assertValid(problemsOf(personProblems(input, dateOf(now)), input.ssn?.problem('ssn') ?? null));

  const { id: personId } = await tx.person.create({
    data: {
      ...onSide(actor),
      firstName: normalizeName(input.firstName ?? ''),
      lastName: normalizeName(input.lastName ?? ''),
      preferredName: blankToNull(input.preferredName),
      language: input.language ?? 'en',
      ...(await homeArea(context, input.countyFips)),
      createdByOrganizationId: actor.organizationId,
      createdById: actor.userId,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  // The trigger on person has granted access, without which these would be refused.
  await tx.personContact.create({
    data: { personId, ...contactData(input.contact ?? {}), updatedAt: now },
    select: { personId: true },
  });
  if (input.dateOfBirth) {
    await tx.personBirth.create({
      data: { personId, dateOfBirth: new Date(input.dateOfBirth) },
      select: { personId: true },
    });
  }
  if (input.ssn) await keepSsn(tx, personId, input.ssn);
  await record(context, {
    kind: 'PERSON_CREATED',
    audience: 'PERSON',
    subjectType: 'PERSON',
    subjectId: personId,
    personId,
  });
  for (const need of input.needs ?? []) await writeNeed(context, personId, need);
  return { personId };
};
