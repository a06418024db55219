import { serviceProblems } from '../../../domain/directory/service-input.ts';
import type { ContactInput, ServiceInput } from '../../../domain/directory/service-input.ts';
import { normalizeEmail } from '../../../domain/shared/email.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import { parsePhone } from '../../../domain/shared/phone.ts';
import type { Command, CommandContext } from '../../../platform/command.ts';
import { LimitExceeded, NotFound, assertValid } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { assertVersion, keepRecord, recordChanged } from '../keep-record.ts';
import { clauseRows } from '../record-rows.ts';

type Input = ServiceInput & {
  readonly organizationId: string;
  readonly locationId: string;
  /** Null: a new service. */
  readonly serviceId?: string | null | undefined;
  readonly expectedVersion?: number | null | undefined;
};

type Saved = { readonly organizationId: string; readonly serviceId: string };

/**
 * REF-009, REF-011: a service with its conditions and contacts. Switched off it leaves open searches and drafts at
 * once; who is told of the next referral is whoever stands here then.
 */
export const saveService: Command<Input, Saved> = async (context, input) => {
  const { tx, now } = context;
  const { organizationId, locationId, serviceId, expectedVersion } = input;
  assertIds(locationId, serviceId);
  await keepRecord(context, organizationId);
  assertValid(serviceProblems(input));
  const place = await tx.location.findFirst({ where: { id: locationId, organizationId } });
  if (!place) throw new NotFound();
  const data = serviceData(input);
  const id = serviceId
    ? await change(context, input, serviceId, expectedVersion)
    : await create(context, input);
  await tx.service.updateMany({ where: { id }, data: { ...data, locationId, updatedAt: now } });
  await tx.eligibilityClause.deleteMany({ where: { serviceId: id } });
  await tx.eligibilityClause.createMany({
    data: clauseRows(input.clauses).map((row) => ({ ...row, serviceId: id })),
  });
  await writeContacts(context, id, input.contacts);
  await recordChanged(context, organizationId, { serviceId: id, active: input.active });
  return { organizationId, serviceId: id };
};

const blank = (text: string | null | undefined) => text?.trim() || null;

/** What is stored of checked input; shared with importing. */
export const serviceData = (input: ServiceInput) => ({
  category: input.category,
  name: input.name.trim(),
  description: input.description.trim(),
  eligibility: blank(input.eligibility),
  cost: blank(input.cost),
  howToApply: blank(input.howToApply),
  documents: blank(input.documents),
  languages: [...input.languages],
  programs: [...input.programs],
  statewide: input.statewide,
  counties: input.statewide ? [] : [...new Set(input.counties)],
  active: input.active,
});

async function create({ tx, now }: CommandContext, input: Input): Promise<string> {
  const { organizationId, locationId } = input;
  if ((await tx.service.count({ where: { organizationId } })) >= LIMITS.servicesPerOrganization) {
    throw new LimitExceeded(
      `An organization has at most ${LIMITS.servicesPerOrganization} services.`,
    );
  }
  const { id } = await tx.service.create({
    data: { ...serviceData(input), organizationId, locationId, updatedAt: now },
    select: { id: true },
  });
  return id;
}

async function change(
  context: CommandContext,
  { organizationId }: Input,
  id: string,
  expectedVersion: number | null | undefined,
): Promise<string> {
  const { tx } = context;
  const before = await tx.service.findFirst({ where: { id, organizationId } });
  if (!before) throw new NotFound();
  await assertVersion(context, organizationId, before, expectedVersion);
  await tx.service.updateMany({ where: { id }, data: { version: { increment: 1 } } });
  return id;
}

/** Those who stay keep their id. */
async function writeContacts(
  { tx }: CommandContext,
  serviceId: string,
  contacts: readonly ContactInput[],
): Promise<void> {
  const before = await tx.serviceContact.findMany({ where: { serviceId }, select: { id: true } });
  const known = new Set(before.map(({ id }) => id));
  const kept = contacts.flatMap(({ id }) => (id && known.has(id) ? [id] : []));
  await tx.serviceContact.deleteMany({ where: { serviceId, id: { notIn: kept } } });
  for (const { id, ...contact } of contacts) {
    const data = {
      name: contact.name.trim(),
      title: blank(contact.title),
      phone: contact.phone ? parsePhone(contact.phone) : null,
      email: contact.email?.trim() ? normalizeEmail(contact.email) : null,
      receivesReferrals: contact.receivesReferrals,
      backup: contact.backup,
    };
    if (id && known.has(id)) await tx.serviceContact.updateMany({ where: { id }, data });
    else await tx.serviceContact.create({ data: { ...data, serviceId } });
  }
}
