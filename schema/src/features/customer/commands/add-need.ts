import { needProblems } from '../../../domain/customer/person.ts';
import type { NeedInput } from '../../../domain/customer/person.ts';
import { problem } from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid, InvalidInput, LimitExceeded } from '../../../platform/errors.ts';
import { actOnPerson } from '../person-facts.ts';
import { writeNeed } from '../write-need.ts';

type Input = NeedInput & { readonly personId: string };

export const addNeed: Command<Input, { personId: string }> = async (context, input) => {
  const { tx, actor } = context;
  const { personId } = input;
  await actOnPerson(context, personId, 'ADD_NEED');
  assertValid(needProblems(input));

  const open = await tx.personNeed.findMany({
    where: { personId, recordedByOrganizationId: actor.organizationId ?? '', metAt: null },
    select: { category: true },
  });
  if (open.some(({ category }) => category === input.category)) {
    throw new InvalidInput([
      problem('category', 'DUPLICATE', {
        en: 'This need is already written down and open.',
        es: 'Esta necesidad ya está registrada y sigue abierta.',
      }),
    ]);
  }
  if (open.length >= LIMITS.needsPerPerson) {
    throw new LimitExceeded(`A person has at most ${LIMITS.needsPerPerson} open needs.`);
  }
  await writeNeed(context, personId, input);
  return { personId };
};
