import { AsyncLocalStorage } from 'node:async_hooks';

type Ride = { readonly mayChangeNothing: boolean };

const storage = new AsyncLocalStorage<Ride>();

/**
 * Within a transaction: sends what `write` sends and goes on without waiting for the answer, so that it costs
 * no round trip of its own. The next statement, COMMIT at the latest, fails with its error, should it have one,
 * and so does an update that changes no row (`NOT_FOUND`) unless it may. For statements whose rows nobody
 * reads: the answer that `write` gets is made up.
 */
export function ride(
  write: () => Promise<unknown>,
  { mayChangeNothing = false }: Partial<Ride> = {},
): Promise<unknown> {
  // Awaited inside: Prisma's promises start only then.
  return storage.run({ mayChangeNothing }, async () => await write());
}

/** How a statement that is about to be sent rides; undefined when its answer is waited for. */
export const riding = (): Ride | undefined => storage.getStore();

/** An update that fails when it finds no row, since COMMIT may follow before anybody can count. */
export function mustChange(text: string): string {
  return /^\s*(update|delete)\b/i.test(text)
    ? `with changed as (${text} returning 1) select app.must_change(count(*)) from changed`
    : text;
}
