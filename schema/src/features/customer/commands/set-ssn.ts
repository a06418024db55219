import { problemsOf } from '../../../domain/shared/field-problem.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { record } from '../../../platform/record.ts';
import type { TypedSsn } from '../../../platform/ssn-vault.ts';
import { keepSsn } from '../keep-ssn.ts';
import { actOnPerson } from '../person-facts.ts';

type Input = { readonly personId: string; readonly ssn: TypedSsn | null };

/** Enters, corrects or removes a Social Security number (CORE-019). The history says that, and no digit. */
export const setSsn: Command<Input, { personId: string }> = async (context, { personId, ssn }) => {
  await actOnPerson(context, personId, 'SET_SSN');
  assertValid(problemsOf(ssn?.problem('ssn') ?? null));
  if (await keepSsn(context.tx, personId, ssn)) {
    await record(context, {
      kind: 'PERSON_UPDATED',
      audience: 'PERSON',
      subjectType: 'PERSON',
      subjectId: personId,
      personId,
    });
  }
  return { personId };
};
