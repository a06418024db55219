import { AsyncLocalStorage } from 'node:async_hooks';

/** A prepared statement of {@link LOOKS} with its values. */
export type Look = { readonly name: keyof typeof LOOKS; readonly values: readonly string[] };

/**
 * Reads of a person that are written down (CORE-014), each prepared on every connection. Whoever does not see
 * the person logs nothing: the rows go through the reader's own policies.
 */
export const LOOKS = {
  tl_look_at_person: `select app.log_access(p.id, null, $2, nullif($3, '')) from person p where p.id = $1::uuid`,
  tl_look_at_referral: `select app.log_access(p.id, r.id, $2, nullif($3, ''))
    from referral r join person p on p.id = r.person_id where r.id = $1::uuid`,
  tl_look_at_file: `select app.log_access(p.id, r.id, $2, nullif($3, ''))
    from referral_file f join referral r on r.id = f.referral_id join person p on p.id = r.person_id
    where f.id = $1::uuid and f.state = 'READY'`,
  tl_look_at_number: `select app.log_access(p.id, r.id, $2, nullif($3, ''))
    from referral r join person p on p.id = r.person_id where r.number = $1`,
} as const;

const storage = new AsyncLocalStorage<{ look: Look | null }>();

/**
 * Runs a read and writes the look down with it: in the same round trip and transaction as the first statement
 * that `read` sends, so there is neither without the other.
 */
export function withLook<T>(look: Look, read: () => Promise<T>): Promise<T> {
  // Awaited inside: Prisma's promises start only then.
  return storage.run({ look }, async () => await read());
}

/** The statement that is to go along with the next one, once. */
export function takeLook(): Look[] {
  const waiting = storage.getStore();
  if (!waiting?.look) return [];
  const { look } = waiting;
  waiting.look = null;
  return [look];
}
