import type { LocationInput } from '../../../domain/directory/location-input.ts';
import type { OrganizationInput } from '../../../domain/directory/organization-input.ts';
import type { ContactInput } from '../../../domain/directory/service-input.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { organizationData } from '../commands/update-organization.ts';
import { serviceData } from '../commands/save-service.ts';
import { setCapacity } from '../commands/set-capacity.ts';
import { clauseRows, closureRows, ruleRows } from '../record-rows.ts';
import type { Change, Plan } from './plan.ts';
import type { Parts, PartKind } from './wanted.ts';

type Part<Kind extends PartKind> = {
  readonly id: string;
  readonly organizationId: string;
  readonly isNew: boolean;
  readonly input: Parts[Kind];
  /** What becomes otherwise. */
  readonly said: readonly string[];
};

const ofKind = <Kind extends PartKind>(plan: Plan, kind: Kind): Part<Kind>[] =>
  plan.changes
    .filter(({ wanted }) => wanted.kind === kind)
    .map(({ wanted, before, fields }: Change) => ({
      id: wanted.id,
      organizationId: wanted.organizationId,
      isNew: before === null,
      input: wanted.input as Parts[Kind],
      said: fields,
    }));

/** Writes what was planned: new rows and the parts of changed ones together, changed rows one by one. */
export async function writePlan(context: CommandContext, plan: Plan): Promise<void> {
  for (const { id, input } of ofKind(plan, 'organization')) {
    await context.tx.organization.updateMany({
      where: { id },
      data: {
        ...organizationData(input as OrganizationInput),
        version: { increment: 1 },
        updatedAt: context.now,
      },
    });
  }
  await writeLocations(context, ofKind(plan, 'location'), plan.areas);
  await writeServices(context, ofKind(plan, 'service'));
}

async function writeLocations(
  { tx, now }: CommandContext,
  parts: readonly Part<'location'>[],
  areas: Plan['areas'],
): Promise<void> {
  const data = (input: LocationInput) => {
    const { openingHours: _hours, closures: _closures, ...row } = input;
    const fips = input.countyFips ?? '';
    return {
      ...row,
      phone: row.phone ?? null,
      accessibility: row.accessibility ?? null,
      languages: [...row.languages],
      countyFips: fips,
      lwiaId: areas.get(fips) ?? '',
      latitude: row.latitude ?? 0,
      longitude: row.longitude ?? 0,
      updatedAt: now,
    };
  };
  await tx.location.createMany({
    data: parts
      .filter(({ isNew }) => isNew)
      .map(({ id, organizationId, input }) => ({ id, organizationId, ...data(input) })),
  });
  for (const { id, input } of parts.filter(({ isNew }) => !isNew)) {
    await tx.location.updateMany({
      where: { id },
      data: { ...data(input), version: { increment: 1 } },
    });
  }
  const of = { where: { locationId: { in: parts.map(({ id }) => id) } } };
  await tx.openingHours.deleteMany(of);
  await tx.closure.deleteMany(of);
  await tx.openingHours.createMany({
    data: parts.flatMap(({ id, input }) =>
      ruleRows(input.openingHours).map((row) => ({ ...row, locationId: id })),
    ),
  });
  await tx.closure.createMany({
    data: parts.flatMap(({ id, input }) =>
      closureRows(input.closures).map((row) => ({ ...row, locationId: id })),
    ),
  });
}

async function writeServices(
  context: CommandContext,
  parts: readonly Part<'service'>[],
): Promise<void> {
  const { tx, now } = context;
  const data = (input: Parts['service']) => ({
    ...serviceData(input),
    locationId: input.locationId,
    updatedAt: now,
  });
  await tx.service.createMany({
    data: parts
      .filter(({ isNew }) => isNew)
      .map(({ id, organizationId, input }) => ({ id, organizationId, ...data(input) })),
  });
  for (const { id, input } of parts.filter(({ isNew }) => !isNew)) {
    await tx.service.updateMany({
      where: { id },
      data: { ...data(input), version: { increment: 1 } },
    });
  }
  const serviceId = { in: parts.map(({ id }) => id) };
  await tx.eligibilityClause.deleteMany({ where: { serviceId } });
  await tx.eligibilityClause.createMany({
    data: parts.flatMap(({ id, input }) =>
      clauseRows(input.clauses).map((row) => ({ ...row, serviceId: id })),
    ),
  });
  await writeContacts(tx, parts);
  for (const { id: serviceId, input, said } of parts) {
    if (!said.includes('capacity') || !input.capacity) continue;
    const { version: expectedVersion, ...capacity } = input.capacity;
    await setCapacity(context, { serviceId, expectedVersion, ...capacity });
  }
}

/** Those who stay keep their id. */
async function writeContacts(
  tx: CommandContext['tx'],
  parts: readonly Part<'service'>[],
): Promise<void> {
  const kept = parts.flatMap(({ input }) => input.contacts.flatMap(({ id }) => (id ? [id] : [])));
  await tx.serviceContact.deleteMany({
    where: { serviceId: { in: parts.map(({ id }) => id) }, id: { notIn: kept } },
  });
  const row = ({ id: _id, ...contact }: ContactInput) => ({
    ...contact,
    title: contact.title ?? null,
    phone: contact.phone ?? null,
    email: contact.email ?? null,
  });
  for (const contact of parts.flatMap(({ input }) => input.contacts)) {
    if (contact.id)
      await tx.serviceContact.updateMany({ where: { id: contact.id }, data: row(contact) });
  }
  await tx.serviceContact.createMany({
    data: parts.flatMap(({ id: serviceId, input }) =>
      input.contacts.filter(({ id }) => !id).map((contact) => ({ ...row(contact), serviceId })),
    ),
  });
}
