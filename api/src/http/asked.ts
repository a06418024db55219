/** A request for something that is made of what GraphQL answers to whoever sent it. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly params: URLSearchParams;
  readonly headers: Headers;
  readonly publicUrl: string;
};

/** Asks GraphQL, for reading only, as whoever sent a request with these headers. */
export type Ask = (headers: Headers, body: string) => Promise<Response>;

type Errors = readonly {
  readonly message: string;
  readonly extensions: { readonly code?: string };
}[];

type Refusal = { readonly status: number; readonly code: string; readonly message: string };

type Answer<Data> = {
  /** What tells an API client how much is left of its budgets. */
  readonly headers: Readonly<Record<string, string>>;
  /** The time of the rules. */
  readonly now: Date;
} & (
  | { readonly data: Data; readonly refusal: null }
  | { readonly data: null; readonly refusal: Refusal }
);

/** Of errors before the question was answered. */
const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  LIMIT_EXCEEDED: 429,
};

const PASSED = ['ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'];

/** So reach, scopes, budgets and the access log are those of anybody who asks the same by GraphQL. */
export async function askFor<Data>(
  ask: Ask,
  headers: Headers,
  query: string,
  variables: object,
): Promise<Answer<Data>> {
  const answer = await ask(headers, JSON.stringify({ query, variables }));
  const { data, errors, extensions } = (await answer.json()) as {
    data: Data;
    errors?: Errors;
    extensions?: { now?: string };
  };
  const passed = PASSED.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const now = extensions?.now ? new Date(extensions.now) : new Date();
  const common = { headers: Object.fromEntries(passed), now };
  const [error] = errors ?? [];
  if (!error) return { ...common, data, refusal: null };
  const { code = 'INTERNAL' } = error.extensions;
  const refusal = { status: STATUS[code] ?? 500, code, message: error.message };
  return { ...common, data: null, refusal };
}
