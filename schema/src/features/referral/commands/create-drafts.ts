import { randomUUID } from 'node:crypto';
import { batchProblems } from '../../../domain/referral/draft.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { NO_SERVICE, chooseServices, consentProblems } from './draft-choices.ts';
import { insertDrafts } from './insert-drafts.ts';
import { textOrNull } from './texts.ts';
import type { Optional } from './texts.ts';

export type CreateDraftsInput = {
  readonly personId: string;
  readonly origin: string;
  readonly consentId?: Optional<string>;
  readonly items: readonly {
    readonly serviceId?: Optional<string>;
    readonly reason?: Optional<string>;
    readonly urgency: string;
    readonly goals?: Optional<string>;
    readonly accommodations?: Optional<string>;
  }[];
};

/** Several needs in one go, each its own referral (REF-026, REF-027). */
export async function createDrafts(
  context: CommandContext,
  { personId, origin, consentId, items }: CreateDraftsInput,
): Promise<{ referralIds: string[] }> {
  assertIds(personId);
  const typed = items.map((item) => ({ ...item, serviceId: item.serviceId ?? null, origin }));
  assertValid(batchProblems(typed.map(withNulls)));
  const { services, problems } = await chooseServices(
    context,
    items.map(({ serviceId }, index) => ({ id: serviceId, field: `items.${index}.serviceId` })),
  );
  assertValid([...problems, ...(await consentProblems(context, consentId, personId))]);
  const batchId = randomUUID();
  const referralIds = await insertDrafts(
    context,
    personId,
    items.map((item) => ({
      columns: {
        ...((item.serviceId && services.get(item.serviceId)) || NO_SERVICE),
        consentId: consentId ?? null,
        urgency: item.urgency,
        origin,
        batchId,
      },
      detail: {
        reason: textOrNull(item.reason),
        goals: textOrNull(item.goals),
        accommodations: textOrNull(item.accommodations),
      },
    })),
  );
  return { referralIds };
}

const withNulls = (item: CreateDraftsInput['items'][number] & { readonly origin: string }) => ({
  serviceId: item.serviceId ?? null,
  reason: item.reason ?? null,
  urgency: item.urgency,
  origin: item.origin,
  goals: item.goals ?? null,
  accommodations: item.accommodations ?? null,
});
