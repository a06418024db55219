import { isPartnerStaff } from '../../../domain/access/actor.ts';
import { capacityProblems } from '../../../domain/directory/capacity.ts';
import type { CapacityRule, CapacityState } from '../../../domain/directory/capacity.ts';
import { pick } from '../../../domain/shared/locale.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { Conflict, Forbidden, NotFound, assertValid } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { tellOfRecord } from '../keep-record.ts';

export type SetCapacityInput = {
  readonly serviceId: string;
  /** 0 where nothing was ever said. */
  readonly expectedVersion: number;
  readonly rule: CapacityRule;
  readonly state: CapacityState;
  readonly places: number;
};

const CHANGED = {
  en: 'The places changed after you opened this: a referral took or freed one. Look again.',
  es: 'Los lugares cambiaron después de que usted abrió esto: un referido tomó o liberó uno. Mire de nuevo.',
};

/**
 * The organization says, or confirms, how many people a service can take (REF-011). Free places go to whoever
 * waits, by trigger; whoever has the service open sees it. Who looked before a referral took a place would give it out
 * twice, so they look again.
 */
export async function setCapacity(
  context: CommandContext,
  { serviceId, expectedVersion, ...said }: SetCapacityInput,
): Promise<{ serviceId: string }> {
  const { tx, actor, now, locale } = context;
  assertIds(serviceId);
  const service = await tx.service.findFirst({
    where: { id: serviceId },
    select: { organizationId: true },
  });
  if (!service) throw new NotFound();
  if (!isPartnerStaff(actor) || service.organizationId !== actor.organizationId) {
    throw new Forbidden();
  }
  assertValid(capacityProblems(said));
  const data = {
    ...said,
    places: said.rule === 'NOT_COUNTED' ? 0 : said.places,
    version: expectedVersion + 1,
    confirmedAt: now,
    confirmedById: actor.userId,
  };
  const { count } =
    expectedVersion === 0
      ? await tx.serviceCapacity.createMany({
          data: [{ ...data, serviceId }],
          skipDuplicates: true,
        })
      : await tx.serviceCapacity.updateMany({
          where: { serviceId, version: expectedVersion },
          data,
        });
  if (count > 0) {
    const { organizationId } = service;
    await tellOfRecord(context, organizationId, { serviceId, capacity: true });
    return { serviceId };
  }
  const row = await tx.serviceCapacity.findFirst({
    where: { serviceId },
    select: { version: true },
  });
  throw new Conflict(pick(CHANGED, locale), { currentVersion: row?.version ?? 0 });
}
