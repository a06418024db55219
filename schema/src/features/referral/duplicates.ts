import type { Tx } from '@throughline/prisma/client';
import type { Prisma } from '@throughline/prisma/generated/client';
import { OPEN_STATUSES } from '../../domain/referral/status.ts';
import { planPersons } from './commands/plan-persons.ts';

type Asked = {
  readonly id: string;
  readonly personId: string;
  readonly serviceId: string | null;
  readonly category: string | null;
};

/**
 * What a draft would repeat (REF-048): open referrals of the same person, also by an earlier record on their plan, to
 * the same service or for the same need. Row-level security leaves those that the viewer sees anyway: of all others
 * there is no word and no count.
 */
export const duplicatesOf = async (
  db: Pick<Tx, 'applicationRecord'>,
  { id, personId, serviceId, category }: Asked,
): Promise<Prisma.ReferralWhereInput> => ({
  personId: { in: await planPersons(db, personId) },
  id: { not: id },
  status: { in: [...OPEN_STATUSES] },
  OR: [...(serviceId ? [{ serviceId }] : []), ...(category ? [{ category }] : [])],
});
