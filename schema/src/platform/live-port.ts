/** What the tailer dispatches: the envelope of an `activity` row, never its data. */
export type Envelope = {
  readonly id: string;
  /** Opaque position in the total order; a client resumes after it. */
  readonly cursor: string;
  readonly kind: string;
  readonly audience: string;
  readonly personId: string | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly senderOrganizationId: string | null;
  readonly receiverOrganizationId: string | null;
  readonly senderLwiaId: string | null;
  readonly receiverLwiaId: string | null;
  readonly sideOrganizationId: string | null;
  readonly userId: string | null;
};

/**
 * One thing a subscriber has to react to. `recheck`: the rights behind the subscription may have
 * changed, so decide anew whether its subject is still visible. `resync`: too far behind, fetch again.
 */
export type LiveSignal =
  | { readonly type: 'event'; readonly envelope: Envelope }
  | { readonly type: 'recheck'; readonly cursor: string }
  | { readonly type: 'resync'; readonly cursor: string };

/** A group of subscribers interested in the same rows. */
export type Topic =
  | `referral:${string}`
  | `person:${string}`
  | `organization:${string}`
  | `area:${string}`
  | `user:${string}`
  | `presence:${string}`
  | `training:${string}`
  | 'directory'
  | 'state';

/** What resolvers may ask of the live machinery (api/src/events). */
export type LivePort = {
  /** Where this process's tailer stands: everything up to here has been dispatched. */
  position(): string;
  /** The cursor of an `activity` row. */
  cursorOf(row: { readonly xid: bigint; readonly seq: bigint }): string;
};
