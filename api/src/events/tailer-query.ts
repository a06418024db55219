import { comparePlaces, encodeCursor } from '@throughline/schema/platform/cursor';
import type { Envelope } from '@throughline/schema/platform/live-port';
import type pg from 'pg';

/** A row's place in the total order. */
export type Place = { readonly xid: bigint; readonly seq: bigint };

export type Entry = { readonly place: Place; readonly envelope: Envelope };

export type Reading = {
  readonly entries: readonly Entry[];
  /** Every transaction below it has ended: nothing can appear there any more. */
  readonly watermark: bigint;
  /** Transactions from here on had not begun. */
  readonly horizon: bigint;
  /** Rows wait at or above the watermark. */
  readonly pending: boolean;
};

export const BATCH = 500;

/** Columns of an envelope, under the names of {@link EnvelopeRow}. `a` is `activity`. */
export const ENVELOPE_COLUMNS = `a.id, a.xid::text, a.seq::text, a.kind, a.audience,
  a.person_id as "personId", a.subject_type as "subjectType", a.subject_id as "subjectId",
  a.sender_organization_id as "senderOrganizationId",
  a.receiver_organization_id as "receiverOrganizationId",
  a.sender_lwia_id as "senderLwiaId", a.receiver_lwia_id as "receiverLwiaId",
  a.side_organization_id as "sideOrganizationId", a.user_id as "userId"`;

export type EnvelopeRow = Omit<Envelope, 'cursor'> & { readonly xid: string; readonly seq: string };

/**
 * One statement, hence one snapshot: what it calls ended, it also shows. The newest row tells whether any waits;
 * for `exists` the planner would expect one soon, and read the whole table in vain.
 */
const READ = {
  name: 'tl_tail',
  text: `
    select w.watermark::text, w.horizon::text, a.*,
      coalesce((select max(p.xid) from activity p) >= w.watermark, false) as pending
    from (select pg_snapshot_xmin(s)::text::bigint as watermark, pg_snapshot_xmax(s)::text::bigint as horizon
            from pg_current_snapshot() s) w
    left join lateral (
      select ${ENVELOPE_COLUMNS} from activity a
      where (a.xid, a.seq) > ($1::bigint, $2::bigint) and a.xid < w.watermark
      order by a.xid, a.seq limit ${BATCH}) a on true`,
};

type ReadRow = EnvelopeRow & { watermark: string; horizon: string; pending: boolean };

export async function readAfter(client: pg.Client, epoch: string, last: Place): Promise<Reading> {
  const { rows } = await client.query<ReadRow>({ ...READ, values: [last.xid, last.seq] });
  const [first] = rows;
  if (!first) throw new Error('The tailer read no watermark.');
  return {
    watermark: BigInt(first.watermark),
    horizon: BigInt(first.horizon),
    pending: first.pending,
    entries: first.id === null ? [] : rows.map((row) => toEntry(row, epoch)),
  };
}

export function toEntry(row: EnvelopeRow, epoch: string): Entry {
  const place = { xid: BigInt(row.xid), seq: BigInt(row.seq) };
  return {
    place,
    envelope: {
      id: row.id,
      cursor: encodeCursor({ epoch, ...place }),
      kind: row.kind,
      audience: row.audience,
      personId: row.personId,
      subjectType: row.subjectType,
      subjectId: row.subjectId,
      senderOrganizationId: row.senderOrganizationId,
      receiverOrganizationId: row.receiverOrganizationId,
      senderLwiaId: row.senderLwiaId,
      receiverLwiaId: row.receiverLwiaId,
      sideOrganizationId: row.sideOrganizationId,
      userId: row.userId,
    },
  };
}

/**
 * Names the database and its timeline: after a restore, a failover or a new demo, transaction ids
 * mean something else, and every cursor handed out before is worthless.
 */
export async function readEpoch(client: pg.Client): Promise<{ epoch: string; watermark: bigint }> {
  const { rows } = await client.query<{ epoch: string; watermark: string }>(`
    select left(md5(concat_ws(':',
        (select system_identifier from pg_control_system()),
        (select oid from pg_database where datname = current_database()),
        left(pg_walfile_name(pg_current_wal_lsn()), 8))), 16) as epoch,
      pg_snapshot_xmin(pg_current_snapshot())::text as watermark`);
  const [row] = rows;
  if (!row) throw new Error('The tailer could not tell which database it reads.');
  return { epoch: row.epoch, watermark: BigInt(row.watermark) };
}

export const laterOf = (a: Place, b: Place): Place => (comparePlaces(a, b) < 0 ? b : a);
