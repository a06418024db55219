import { Readable } from 'node:stream';
import { withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import { ANONYMOUS } from '@throughline/schema/domain/access/actor';
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
  for (const { id } of referrals) {
    await put(db, stage, store, sender, id, 'Work history.txt', WORK_HISTORY);
    await put(db, stage, store, receiver, id, 'Course schedule.txt', SCHEDULE);
  }
}

/** A customer who can sign in has added something of their own to a request that is under way. */
export async function addOwnFile(
  db: Db,
  stage: Stage,
  store: FileStore,
  { userId, personId }: { readonly userId: string | null; readonly personId: string | null },
): Promise<void> {
  const customer: Actor = { ...ANONYMOUS, role: 'CUSTOMER', userId, personId };
  const referral = await withClaims(customer, () =>
    db.referral.findFirstOrThrow({
      where: { personId: personId ?? '', status: 'IN_PROGRESS', files: { some: {} } },
      orderBy: { number: 'asc' },
      select: { id: true },
    }),
  );
  await put(db, stage, store, customer, referral.id, 'Mi horario de trabajo.txt', OWN_HOURS);
}

async function put(
  db: Db,
  stage: Stage,
  store: FileStore,
  actor: Actor,
  referralId: string,
  name: string,
  words: string,
): Promise<void> {
  const bytes = Buffer.from(words);
  const { fileId } = await stage.act(actor, attachFile, { referralId, name, size: bytes.length });
  const deps = { db, files: { store, checkFirst: false } };
  await takeIn(deps, { actor, locale: 'en' }, fileId, bytes.length, Readable.from([bytes]));
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

const OWN_HOURS = `Mi horario de trabajo

De martes a sábado, de 6:00 a 14:00
Los lunes estoy libre todo el día
`;
