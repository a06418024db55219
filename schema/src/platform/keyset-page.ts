import { GraphQLError } from 'graphql';
import { pageSize } from '../domain/shared/page.ts';
import { isId } from './ids.ts';
import type { Connection } from './list-page.ts';

const LONGEST = 120;
const LARGEST = 2n ** 63n - 1n;

const bad = (argument: string): GraphQLError =>
  new GraphQLError(`\`${argument}\` must be a cursor that this list gave.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });

const write = (text: string): string => Buffer.from(text).toString('base64url');
const read = (cursor: string): string =>
  cursor.length > LONGEST ? '' : Buffer.from(cursor, 'base64url').toString('latin1');

/** Where a row stands in a list by time: its own values, so that the page holds while rows move. */
export type TimeKey = { readonly at: Date; readonly id: string };

export const timeCursor = ({ at, id }: TimeKey): string => write(`t:${at.getTime()}:${id}`);

/** @throws GraphQLError BAD_USER_INPUT for what this server did not write */
export function readTimeCursor(
  cursor: string | null | undefined,
  argument = 'after',
): TimeKey | null {
  if (cursor === null || cursor === undefined) return null;
  const [, time = '', id = ''] = /^t:(-?\d{1,15}):(.+)$/.exec(read(cursor)) ?? [];
  const at = new Date(Number(time || NaN));
  if (Number.isNaN(at.getTime()) || !isId(id)) throw bad(argument);
  return { at, id };
}

export const seqCursor = (seq: bigint): string => write(`s:${seq}`);

/** @throws GraphQLError BAD_USER_INPUT for what this server did not write */
export function readSeqCursor(
  cursor: string | null | undefined,
  argument = 'after',
): bigint | null {
  if (cursor === null || cursor === undefined) return null;
  const [, digits] = /^s:(\d{1,19})$/.exec(read(cursor)) ?? [];
  const seq = digits === undefined ? null : BigInt(digits);
  if (seq === null || seq > LARGEST) throw bad(argument);
  return seq;
}

/** Where an activity stands in the order of all events. */
export type PlaceKey = { readonly xid: bigint; readonly seq: bigint };

export const placeCursor = ({ xid, seq }: PlaceKey): string => write(`p:${xid}:${seq}`);

/** @throws GraphQLError BAD_USER_INPUT for what this server did not write */
export function readPlaceCursor(cursor: string | null | undefined): PlaceKey | null {
  if (cursor === null || cursor === undefined) return null;
  const [, xid = '', seq = ''] = /^p:(\d{1,19}):(\d{1,19})$/.exec(read(cursor)) ?? [];
  const place = { xid: BigInt(xid), seq: BigInt(seq) };
  if (!xid || place.xid > LARGEST || place.seq > LARGEST) throw bad('after');
  return place;
}

export type KeysetArgs = {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
};

/** `backward`: the last rows before a place, loaded in reverse order. */
export const isBackward = ({ first, last }: KeysetArgs): boolean => last != null && first == null;

/** Load one row more than this, which tells whether there are others. */
export const sizeOf = (args: KeysetArgs): number =>
  pageSize(isBackward(args) ? args.last : args.first);

/** @param rows as loaded: one more than the size, in reverse order for a backward page */
export function keysetConnection<Row>(
  rows: readonly Row[],
  args: KeysetArgs,
  cursorOf: (row: Row) => string,
): Connection<Row> {
  const size = sizeOf(args);
  const backward = isBackward(args);
  const more = rows.length > size;
  const kept = backward ? rows.slice(0, size).reverse() : rows.slice(0, size);
  const edges = kept.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: backward ? args.before != null : more,
      hasPreviousPage: backward ? more : args.after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
