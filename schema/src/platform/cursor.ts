/**
 * A place in the one total order of changes. `epoch` names the database (and its timeline) whose
 * transaction ids these are: of another one they mean nothing.
 */
export type Cursor = {
  readonly epoch: string;
  readonly xid: bigint;
  readonly seq: bigint;
};

/** The largest `xid` and `seq` that fit their columns. */
const MAX = 2n ** 63n - 1n;
const LONGEST = 120;
const PLAIN = /^([0-9a-z]{1,32})\.([0-9a-f]{1,16})\.([0-9a-f]{1,16})$/;

export function encodeCursor({ epoch, xid, seq }: Cursor): string {
  return Buffer.from(`${epoch}.${xid.toString(16)}.${seq.toString(16)}`).toString('base64url');
}

/** Null for whatever this server did not write: clients may send anything. */
export function decodeCursor(text: string): Cursor | null {
  if (text.length > LONGEST) return null;
  const match = PLAIN.exec(Buffer.from(text, 'base64url').toString('latin1'));
  if (!match) return null;
  const [, epoch = '', xidHex, seqHex] = match;
  const xid = BigInt(`0x${xidHex}`);
  const seq = BigInt(`0x${seqHex}`);
  return xid > MAX || seq > MAX ? null : { epoch, xid, seq };
}

type Place = { readonly xid: bigint; readonly seq: bigint };

/** Negative when `a` comes first. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.xid !== b.xid) return a.xid < b.xid ? -1 : 1;
  if (a.seq !== b.seq) return a.seq < b.seq ? -1 : 1;
  return 0;
}
