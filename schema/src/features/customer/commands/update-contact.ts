import { contactProblems } from '../../../domain/customer/contact.ts';
import type { ContactInput } from '../../../domain/customer/contact.ts';
import { isByLink } from '../../../domain/access/actor.ts';
import { describeSafeTimes } from '../../../domain/customer/safe-times.ts';
import type { SafeTime } from '../../../domain/customer/safe-times.ts';
import { under } from '../../../domain/shared/field-problem.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid, NotFound } from '../../../platform/errors.ts';
import { record } from '../../../platform/record.ts';
import { changedMeanwhile } from '../changed-meanwhile.ts';
import { contactData } from '../contact-data.ts';
import { actOnPerson } from '../person-facts.ts';

type Input = {
  readonly personId: string;
  readonly expectedVersion: number;
  readonly contact: ContactInput;
};

export const updateContact: Command<Input, { personId: string }> = async (context, input) => {
  const { tx, now } = context;
  const { personId } = input;
  await actOnPerson(context, personId, 'EDIT_CONTACT');
  assertValid(under('contact', contactProblems(input.contact)));

  const before = await tx.personContact.findFirst({ where: { personId } });
  if (!before) throw new NotFound();
  const { safeTimes, safeTimesNote, ...ways } = contactData(input.contact);
  // By a mailed link one says when to call, not where: else whoever reads the mail could take the person over.
  const data = { safeTimes, safeTimesNote, ...(!isByLink(context.actor) && ways) };
  const changed = await tx.personContact.updateMany({
    where: { personId, version: input.expectedVersion },
    data: { ...data, version: { increment: 1 }, updatedAt: now },
  });
  if (changed.count === 0) {
    const { version } = await tx.personContact.findFirstOrThrow({ where: { personId } });
    throw await changedMeanwhile(context, personId, 'CONTACT_UPDATED', version);
  }
  const timesOf = (times: unknown) => describeSafeTimes(times as SafeTime[], 'en');
  const timesChanged =
    timesOf(before.safeTimes) !== timesOf(data.safeTimes) ||
    before.safeTimesNote !== data.safeTimesNote;
  await record(context, {
    kind: 'CONTACT_UPDATED',
    audience: 'PERSON',
    subjectType: 'PERSON',
    subjectId: personId,
    personId,
    data: { timesChanged },
  });
  return { personId };
};
