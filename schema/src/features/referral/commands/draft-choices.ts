import { problem } from '../../../domain/shared/field-problem.ts';
import type { FieldProblem } from '../../../domain/shared/field-problem.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { isId } from '../../../platform/ids.ts';
import { isUsable } from '../facts.ts';
import type { Optional } from './texts.ts';

/** What a draft takes over from the service that is asked for. */
export type ServiceColumns = {
  readonly serviceId: string;
  readonly category: string;
  readonly receiverOrganizationId: string;
  readonly receiverLwiaId: string;
};

/** The need stays: what is missing is who answers it. */
export const NO_SERVICE = {
  serviceId: null,
  receiverOrganizationId: null,
  receiverLwiaId: null,
} as const;

const UNKNOWN_SERVICE = {
  en: 'Choose a service from the directory.',
  es: 'Elija un servicio del directorio.',
};

const OWN_SERVICE = {
  en: 'Choose a service of another organization: a referral goes to a partner.',
  es: 'Elija un servicio de otra organización: un referido va a una organización colaboradora.',
};

/** The services of these ids that the sender can refer to, and what is wrong with the others. */
export async function chooseServices(
  { tx, actor }: CommandContext,
  asked: readonly { readonly id: Optional<string>; readonly field: string }[],
): Promise<{ services: Map<string, ServiceColumns>; problems: FieldProblem[] }> {
  const ids = asked.flatMap(({ id }) => (id && isId(id) ? [id.toLowerCase()] : []));
  const rows = await tx.service.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      category: true,
      organizationId: true,
      location: { select: { lwiaId: true } },
    },
  });
  const services = new Map<string, ServiceColumns>();
  const problems: FieldProblem[] = [];
  for (const { id, field } of asked) {
    if (!id) continue;
    const row = rows.find((each) => each.id === id.toLowerCase());
    if (!row) problems.push(problem(field, 'NOT_ALLOWED', UNKNOWN_SERVICE));
    else if (row.organizationId === actor.organizationId) {
      problems.push(problem(field, 'NOT_ALLOWED', OWN_SERVICE));
    } else {
      services.set(id, {
        serviceId: row.id,
        category: row.category,
        receiverOrganizationId: row.organizationId,
        receiverLwiaId: row.location.lwiaId,
      });
    }
  }
  return { services, problems };
}

/** A draft may name a consent that has ended or is too narrow: sending says so. It may not name another's. */
export async function consentProblems(
  { tx, actor }: CommandContext,
  consentId: Optional<string>,
  personId: string,
): Promise<FieldProblem[]> {
  if (!consentId) return [];
  const consent = isId(consentId)
    ? await tx.consent.findFirst({
        where: { id: consentId },
        select: { personId: true, recordedByOrganizationId: true },
      })
    : null;
  const row = { personId, senderOrganizationId: actor.organizationId ?? '' };
  if (consent && isUsable(consent, row)) return [];
  return [
    problem('consentId', 'NOT_ALLOWED', {
      en: 'Choose a consent that this customer gave to your organization.',
      es: 'Elija un consentimiento que este cliente dio a su organización.',
    }),
  ];
}
