import type { Prisma } from '@throughline/prisma/generated/client';
import { OPEN_STATUSES } from '../../domain/referral/status.ts';

type Asked = {
  readonly id: string;
  readonly personId: string;
  readonly serviceId: string | null;
  readonly category: string | null;
};

/**
 * What a draft would repeat (REF-048): open referrals of the same person to the same service or for the same need.
 * Row-level security leaves those that the viewer sees anyway: of all others there is no word and no count.
 */
export const duplicatesOf = ({ id, personId, serviceId, category }: Asked) =>
  ({
    personId,
    id: { not: id },
    status: { in: [...OPEN_STATUSES] },
    OR: [...(serviceId ? [{ serviceId }] : []), ...(category ? [{ category }] : [])],
  }) satisfies Prisma.ReferralWhereInput;
