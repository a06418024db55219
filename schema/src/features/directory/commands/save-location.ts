import { locationProblems } from '../../../domain/directory/location-input.ts';
import type { LocationInput } from '../../../domain/directory/location-input.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import { parsePhone } from '../../../domain/shared/phone.ts';
import type { Command, CommandContext } from '../../../platform/command.ts';
import { LimitExceeded, NotFound, assertValid } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { assertVersion, keepRecord, recordChanged } from '../keep-record.ts';
import { placeOf } from '../place.ts';
import { closureRows, ruleRows } from '../record-rows.ts';

type Input = LocationInput & {
  readonly organizationId: string;
  /** Null: a new place. */
  readonly locationId?: string | null | undefined;
  readonly expectedVersion?: number | null | undefined;
};

type Saved = { readonly organizationId: string; readonly locationId: string };

/** REF-009, REF-011: a place with its hours and closures, which are written anew as a whole. */
export const saveLocation: Command<Input, Saved> = async (context, input) => {
  const { tx } = context;
  const { organizationId, locationId, expectedVersion } = input;
  assertIds(locationId);
  await keepRecord(context, organizationId);
  assertValid(locationProblems(input));
  if (!locationId) {
    const added = await createLocation(context, organizationId, input);
    await recordChanged(context, organizationId, { locationId: added });
    return { organizationId, locationId: added };
  }
  const before = await tx.location.findFirst({ where: { id: locationId, organizationId } });
  if (!before) throw new NotFound();
  await assertVersion(context, organizationId, before, expectedVersion);
  const data = await locationData(context, input);
  await tx.location.updateMany({
    where: { id: locationId },
    data: { ...data, version: { increment: 1 }, updatedAt: context.now },
  });
  await tx.openingHours.deleteMany({ where: { locationId } });
  await tx.closure.deleteMany({ where: { locationId } });
  await tx.openingHours.createMany({
    data: ruleRows(input.openingHours).map((row) => ({ ...row, locationId })),
  });
  await tx.closure.createMany({
    data: closureRows(input.closures).map((row) => ({ ...row, locationId })),
  });
  await recordChanged(context, organizationId, { locationId });
  return { organizationId, locationId };
};

async function locationData(context: CommandContext, input: LocationInput) {
  return {
    name: input.name.trim(),
    addressLine: input.addressLine.trim(),
    city: input.city.trim(),
    ...(await placeOf(context, input)),
    phone: input.phone ? parsePhone(input.phone) : null,
    languages: [...input.languages],
    accessibility: input.accessibility?.trim() || null,
  };
}

/** Also the first place of an organization that signs up. */
export async function createLocation(
  context: CommandContext,
  organizationId: string,
  input: LocationInput,
): Promise<string> {
  const { tx } = context;
  if ((await tx.location.count({ where: { organizationId } })) >= LIMITS.locationsPerOrganization) {
    throw new LimitExceeded(
      `An organization has at most ${LIMITS.locationsPerOrganization} places.`,
    );
  }
  const data = await locationData(context, input);
  const { id } = await tx.location.create({
    data: { ...data, organizationId, updatedAt: context.now },
    select: { id: true },
  });
  if (input.openingHours.length > 0) {
    await tx.openingHours.createMany({
      data: ruleRows(input.openingHours).map((row) => ({ ...row, locationId: id })),
    });
  }
  if (input.closures.length > 0) {
    await tx.closure.createMany({
      data: closureRows(input.closures).map((row) => ({ ...row, locationId: id })),
    });
  }
  return id;
}
