import {
  organizationProblems,
  parseWebsite,
} from '../../../domain/directory/organization-input.ts';
import type { OrganizationInput } from '../../../domain/directory/organization-input.ts';
import { normalizeEmail } from '../../../domain/shared/email.ts';
import { parsePhone } from '../../../domain/shared/phone.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { assertVersion, keepRecord, recordChanged } from '../keep-record.ts';

type Input = OrganizationInput & {
  readonly organizationId: string;
  readonly expectedVersion: number;
};

/** What is stored of checked input; shared with signing up. */
export const organizationData = (input: OrganizationInput) => ({
  name: input.name.trim(),
  description: input.description?.trim() || null,
  phone: input.phone ? parsePhone(input.phone) : null,
  email: input.email?.trim() ? normalizeEmail(input.email) : null,
  website: input.website ? parseWebsite(input.website) : null,
  programs: [...input.programs],
});

/** REF-009: in effect at once, on open screens too. */
export const updateOrganization: Command<Input, { organizationId: string }> = async (
  context,
  input,
) => {
  const { organizationId, expectedVersion } = input;
  const kept = await keepRecord(context, organizationId);
  assertValid(organizationProblems(input));
  await assertVersion(context, organizationId, kept, expectedVersion);
  await context.tx.organization.updateMany({
    where: { id: organizationId },
    data: { ...organizationData(input), version: { increment: 1 }, updatedAt: context.now },
  });
  await recordChanged(context, organizationId);
  return { organizationId };
};
