import { Readable } from 'node:stream';
import { withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import type { Actor } from '@throughline/schema/domain/access/actor';
import { attachFile } from '@throughline/schema/features/referral/commands/attach-file';
import { takeIn } from '../files/take-in.ts';
import type { FileStore } from '../files/store.ts';
import type { Stage } from './stage.ts';

/** What the two sides of an open referral have handed each other (REF-062). */
export async function attachFiles(
  db: Db,
  stage: Stage,
  store: FileStore,
  { sender, receiver }: { readonly sender: Actor; readonly receiver: Actor },
): Promise<void> {
  const referrals = await withClaims(sender, () =>
    db.referral.findMany({
      where: {
        senderOrganizationId: sender.organizationId ?? '',
        receiverOrganizationId: receiver.organizationId,
        status: { in: ['RECEIVED', 'ACCEPTED', 'IN_PROGRESS'] },
        consent: { withdrawnAt: null },
      },
      orderBy: { number: 'asc' },
      select: { id: true },
    }),
  );
  const files = { store, checkFirst: false };
  for (const { id } of referrals) {
    for (const [actor, name, words] of [
      [sender, 'Work history.txt', WORK_HISTORY],
      [receiver, 'Course schedule.txt', SCHEDULE],
    ] as const) {
      const bytes = Buffer.from(words);
      const input = { referralId: id, name, size: bytes.length };
      const { fileId } = await stage.act(actor, attachFile, input);
      await takeIn({ db, files }, actor, fileId, bytes.length, Readable.from([bytes]));
    }
  }
}

const WORK_HISTORY = `Work history

2019 to 2023  Warehouse, forklift license
2023 to 2025  Line cook, evenings
Since then    Looking for work with regular hours
`;

const SCHEDULE = `Course schedule

Mondays and Wednesdays, 17:30 to 20:30
Room 114, entrance at the parking lot
Bring: photo ID, closed shoes
`;
