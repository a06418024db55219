import type { Db } from '@throughline/prisma/client';
import { Prisma } from '@throughline/prisma/generated/client';
import { comparePlaces, decodeCursor } from '@throughline/schema/platform/cursor';
import type { Topic } from '@throughline/schema/platform/live-port';
import { ENVELOPE_COLUMNS, toEntry } from './tailer-query.ts';
import type { Entry, EnvelopeRow, Place } from './tailer-query.ts';

/** Further behind, fetching again costs less than replaying. */
const MOST_EVENTS = 500;
const LONGEST_GAP = '24 hours';

export type ReplayOptions = {
  readonly topics: readonly Topic[];
  readonly after: string;
  readonly upTo: Place;
  readonly epoch: string;
};

/**
 * The events in (after, upTo] that the current claims may see, in order. Null when the client has to
 * fetch again: too many, too long ago, or a cursor of another database.
 */
export async function replay(db: Db, options: ReplayOptions): Promise<readonly Entry[] | null> {
  const { topics, upTo, epoch } = options;
  const after = decodeCursor(options.after);
  if (!after || after.epoch !== epoch) return null;
  if (comparePlaces(after, upTo) >= 0) return [];
  const range = Prisma.sql`(a.xid, a.seq) > (${after.xid}, ${after.seq})
    and (a.xid, a.seq) <= (${upTo.xid}, ${upTo.seq})`;
  const branches = topics.flatMap(conditionsOf).map(
    (condition) => Prisma.sql`(
      select ${Prisma.raw(ENVELOPE_COLUMNS)}, a.at < app.now() - ${LONGEST_GAP}::interval as old,
        a.xid as xid_order, a.seq as seq_order
      from activity a where ${condition} and ${range}
      order by a.xid, a.seq limit ${MOST_EVENTS + 1})`,
  );
  if (branches.length === 0) return [];
  const rows = await db.$queryRaw<(EnvelopeRow & { old: boolean })[]>`
    select * from (${Prisma.join(branches, ' union ')}) found
    order by xid_order, seq_order limit ${MOST_EVENTS + 1}`;
  if (rows.length > MOST_EVENTS || rows.some((row) => row.old)) return null;
  return rows.map((row) => toEntry(row, epoch));
}

/** One condition an index: an OR could use none of them under row-level security. */
function conditionsOf(topic: Topic): Prisma.Sql[] {
  const [kind, id = ''] = topic.split(':');
  switch (kind) {
    case 'referral':
    case 'training':
      return [Prisma.sql`a.subject_id = ${id}::uuid`];
    case 'person':
      return [Prisma.sql`a.person_id = ${id}::uuid`];
    case 'user':
      return [Prisma.sql`a.user_id = ${id}::uuid`];
    case 'organization':
      return ['sender', 'receiver', 'side'].map(
        (side) => Prisma.sql`${Prisma.raw(`a.${side}_organization_id`)} = ${id}::uuid`,
      );
    case 'area':
      return ['sender', 'receiver'].map(
        (side) => Prisma.sql`${Prisma.raw(`a.${side}_lwia_id`)} = ${id}::uuid`,
      );
    case 'directory':
      return [Prisma.sql`a.audience = 'DIRECTORY'`];
    case 'state':
      return [Prisma.sql`true`];
    default:
      return []; // presence has no history
  }
}
