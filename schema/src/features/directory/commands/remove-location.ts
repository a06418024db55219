import { problem } from '../../../domain/shared/field-problem.ts';
import type { Command } from '../../../platform/command.ts';
import { InvalidInput, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { keepRecord, recordChanged } from '../keep-record.ts';

type Input = { readonly organizationId: string; readonly locationId: string };

/** A place at which nothing is or was offered: referrals go on naming the services they were made to. */
export const removeLocation: Command<Input, { organizationId: string }> = async (
  context,
  { organizationId, locationId },
) => {
  const { tx } = context;
  assertIds(locationId);
  await keepRecord(context, organizationId);
  const found = await tx.location.findFirst({
    where: { id: locationId, organizationId },
    select: { services: { select: { id: true }, take: 1 } },
  });
  if (!found) throw new NotFound();
  if (found.services.length > 0) {
    throw new InvalidInput([
      problem('locationId', 'NOT_ALLOWED', {
        en: 'Move the services of this place to another one first.',
        es: 'Primero pase los servicios de este lugar a otro.',
      }),
    ]);
  }
  await tx.location.deleteMany({ where: { id: locationId } });
  await recordChanged(context, organizationId, { locationId });
  return { organizationId };
};
