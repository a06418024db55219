import type { Prisma } from '@throughline/prisma/generated/client';

/**
 * What both sides read alike from the first sending on (REF-037); before it the sender's own work on the
 * draft. Private notes and who has it are each side's own and stand elsewhere.
 */
export const SHARED_HISTORY = {
  OR: [
    { audience: { in: ['STATUS', 'CONTACT', 'PARTIES'] } },
    {
      audience: 'SIDE',
      kind: {
        in: ['DRAFT_CREATED', 'DRAFT_UPDATED', 'DRAFT_PUT_AWAY', 'FILE_ATTACHED', 'FILE_REMOVED'],
      },
    },
  ],
} satisfies Prisma.ActivityWhereInput;
