import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Who acts, as row-level security sees it. Sent with every statement by the tenant pool;
 * `null` becomes the empty setting, which policies read as absent.
 */
export type Claims = {
  readonly role: string;
  readonly userId: string | null;
  /** Customers only. */
  readonly personId: string | null;
  /** The organization of the acting membership. */
  readonly organizationId: string | null;
  /** The organization id of the LWIA administered: role LWIA_ADMIN only. */
  readonly lwiaId: string | null;
  readonly membershipId: string | null;
  /** Came by a mailed link: the link, and the one referral that exists for it. */
  readonly linkId?: string | null;
  readonly linkReferralId?: string | null;
};

export const ANONYMOUS: Claims = Object.freeze({
  role: 'ANONYMOUS',
  userId: null,
  personId: null,
  organizationId: null,
  lwiaId: null,
  membershipId: null,
});

/** Of whoever reads the published directory without a sign-in: approved organizations and what they offer. */
export const PUBLIC: Claims = Object.freeze({ ...ANONYMOUS, role: 'PUBLIC' });

/** Claims of jobs and of the seed; `organizationId` is the organization the work is done for. */
export function systemClaims(options: { organizationId?: string | null } = {}): Claims {
  return { ...ANONYMOUS, role: 'SYSTEM', organizationId: options.organizationId ?? null };
}

/** One object a {@link withClaims}, so that {@link becomeClaims} reaches everything inside it. */
type Acting = { claims: Claims; ruleTime: Date | null };

const storage = new AsyncLocalStorage<Acting>();

/** Runs `fn` and everything it awaits under these claims. Nesting replaces them. */
export function withClaims<T>(claims: Claims, fn: () => T): T {
  return storage.run({ claims, ruleTime: null }, () => begun(fn()));
}

/**
 * Prisma's promises start when they are awaited. One that is returned would be awaited outside, and
 * run under other claims or none: so it is started here.
 */
function begun<T>(result: T): T {
  if (!isThenable(result)) return result;
  return new Promise((resolve, reject) => void result.then(resolve, reject)) as T;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  );
}

/**
 * Changes who acts for the rest of the running {@link withClaims}: the one who signs in is somebody else
 * than the one who asked to. Only for operations that do nothing else at the same time.
 */
export function becomeClaims(claims: Claims): void {
  const store = storage.getStore();
  if (!store) throw new Error('No claims to change.');
  store.claims = claims;
}

/** @throws Error when called outside {@link withClaims}: nothing may reach the database unclaimed. */
export function currentClaims(): Claims {
  return acting().claims;
}

/** `app.now()` when the first statement of the running {@link withClaims} ran; null before it. */
export function ruleTime(): Date | null {
  return acting().ruleTime;
}

/**
 * Notes the time that came with the claims of a statement, for {@link ruleTime}: answers arrive in the
 * socket's context, not in the caller's.
 */
export function ruleTimeNoter(): (milliseconds: string | null) => void {
  const store = acting();
  return (milliseconds) => {
    store.ruleTime ??= new Date(Number(milliseconds));
  };
}

function acting(): Acting {
  const store = storage.getStore();
  if (!store)
    throw new Error('No claims: wrap the call in withClaims() before using the database.');
  return store;
}
