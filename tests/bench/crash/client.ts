import { setTimeout as sleep } from 'node:timers/promises';

/** Somebody signed in at one organization. */
export type Actor = {
  readonly token: string;
  readonly userId: string;
  readonly organizationId: string;
};

// What a mutation answered, as it came.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Paid = any;

/** An API process; without a port while it is away. */
type Api = { readonly port: number | null };

const PATIENCE_MS = 5_000;

export class Refused extends Error {}

/** Asks whichever API process is there, again and again with the same ids, until one answers. */
export class RetryingClient {
  readonly #apis: readonly Api[];
  #turn = 0;
  retries = 0;

  constructor(apis: readonly Api[]) {
    this.#apis = apis;
  }

  /** The port of a process that is there; the next one each time. */
  async port(): Promise<number> {
    for (;;) {
      this.#turn += 1;
      const port = this.#apis[this.#turn % this.#apis.length]?.port;
      if (port) return port;
      await sleep(20);
    }
  }

  /** @throws Refused when the product said no: the same call cannot succeed and be refused */
  async mutate(actor: Actor, name: string, input: object, payload: string): Promise<Paid> {
    const title = name[0]?.toUpperCase() + name.slice(1);
    const query = `mutation ($input: ${title}Input!) { ${name}(input: $input) {
      __typename ${payload} ... on Error { message } } }`;
    for (;;) {
      const answer = await this.#ask(actor, query, { input }).catch(() => null);
      const result = answer?.data?.[name];
      if (result && result.__typename !== 'LimitExceededError') {
        if (result.__typename.endsWith('Error')) {
          throw new Refused(`${name}: ${JSON.stringify(result)} of ${JSON.stringify(input)}`);
        }
        return result;
      }
      this.retries += 1;
      await sleep(50 + Math.random() * 100);
    }
  }

  /** Where a page that is loaded now begins to follow. */
  async liveCursor(actor: Actor): Promise<string> {
    for (;;) {
      const answer = await this.#ask(actor, '{ viewer { unreadNotices } }', {}).catch(() => null);
      const cursor = answer?.extensions?.liveCursor;
      if (cursor) return cursor as string;
      await sleep(100);
    }
  }

  async #ask(actor: Actor, query: string, variables: object): Promise<Paid> {
    const response = await fetch(`http://127.0.0.1:${await this.port()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${actor.token}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return response.json();
  }
}
