import { GraphQLError } from 'graphql';
import { pageSize } from '../domain/shared/page.ts';
import { isId } from './ids.ts';

/**
 * Pages of lists. A cursor is the position of a ranked list or the id of the last row of a sorted one:
 * never what it is sorted by, since that may be a name.
 */
export type PageArgs = {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
};

const encode = (kind: 'at' | 'id', value: string | number): string =>
  Buffer.from(`${kind}:${value}`).toString('base64url');

const decode = (kind: 'at' | 'id', cursor: string): string => {
  const text = cursor.length > 100 ? '' : Buffer.from(cursor, 'base64url').toString('utf8');
  const value = text.startsWith(`${kind}:`) ? text.slice(kind.length + 1) : '';
  const valid = kind === 'id' ? isId(value) : /^\d{1,9}$/.test(value);
  if (valid) return value;
  throw new GraphQLError('`after` must be a cursor that this list gave.', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
};

export type Connection<Row> = {
  edges: { cursor: string; node: Row }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
};

const connection = <Row>(
  rows: readonly Row[],
  cursorOf: (row: Row, index: number) => string,
  has: { next: boolean; previous: boolean },
): Connection<Row> => {
  const edges = rows.map((node, index) => ({ cursor: cursorOf(node, index), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: has.next,
      hasPreviousPage: has.previous,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
};

/**
 * A page of a sorted list. Load with `query` (Prisma's cursor paging, one row more than asked for) and an
 * order that ends with `id`.
 */
export function idPage<Row extends { id: string }>(args: PageArgs) {
  const size = pageSize(args.first);
  const after = args.after ? decode('id', args.after) : null;
  return {
    size,
    after,
    query: { take: size + 1, ...(after && { cursor: { id: after }, skip: 1 }) },
    of: (rows: readonly Row[]): Connection<Row> =>
      connection(rows.slice(0, size), ({ id }) => encode('id', id), {
        next: rows.length > size,
        previous: after !== null,
      }),
  };
}

/** A page of a ranked list that is counted anyway. */
export function positionPage<Row>(args: PageArgs) {
  const size = pageSize(args.first);
  const offset = args.after ? Number(decode('at', args.after)) : 0;
  return {
    offset,
    size,
    of: (rows: readonly Row[], total: number): Connection<Row> & { totalCount: number } => ({
      ...connection(rows, (_row, index) => encode('at', offset + index + 1), {
        next: offset + rows.length < total,
        previous: offset > 0,
      }),
      totalCount: total,
    }),
  };
}
