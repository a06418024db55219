import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { GraphQLArgument, GraphQLField } from 'graphql';
import { getNamedType, isEnumType, isObjectType, isScalarType, isUnionType } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../support/actors.ts';
import { ask, failures } from '../support/ask.ts';
import type { Answer } from '../support/ask.ts';
import { busyReferral } from '../support/busy-referral.ts';
import { leavesOf, MUTATIONS, QUERIES, sampleOf, withValue } from '../support/sample-input.ts';
import type { Leaf, Path } from '../support/sample-input.ts';
import { seedWorld } from '../support/seed.ts';
import { contentOfTables } from '../support/snapshot.ts';

let actors: readonly Visitor[];
/** Real ids, so that what is malformed elsewhere is met behind them. */
let ids: readonly string[];
beforeAll(async () => {
  const world = await seedWorld();
  actors = [world.sender.staff, world.receiver.admin, world.customer, world.state];
  ids = [...Object.values(await busyReferral(world)), world.personId, world.consentId];
});

const TEXTS = [
  '',
  ' ',
  'x'.repeat(5_000),
  '%_\\',
  "'; drop table person; --",
  '\u0000',
  '\ud800',
  '🧵'.repeat(50),
  '-1',
  '1e999',
  'NaN',
  'DRAFT',
  '2026-02-30',
  '0000-00-00',
  '+275760-09-13T00:00:00.000Z',
  '99999-01-01T00:00:00Z',
  '0190a0a0-0000-7000-8000-00000000000',
  '0190A0A0-0000-7000-8000-000000000000',
  // cursors of other lists, and none
  ...[
    'id:x',
    'at:-1',
    'at:999999999999',
    't:x:y',
    't:999999999999999:0190a0a0-0000-7000-8000-000000000000',
    's:99999999999999999999',
    's:-1',
  ].map((text) => Buffer.from(text).toString('base64url')),
];

const anything = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 2, arbitrary: fc.constantFrom(-1, 0, 1.5, 2 ** 31, 2 ** 53, -(2 ** 31) - 1, 1e300) },
  fc.boolean(),
  fc.constant(null),
  fc.constant([]),
  fc.constant({}),
  fc.constant([[null]]),
  fc.object({ maxDepth: 1 }),
);

type Field = GraphQLField<unknown, unknown>;
const PATHS: Readonly<Record<string, string>> = { Query: 'query', Mutation: 'mutation' };

/** The least that can be selected. */
function selection(field: Field): string {
  const type = getNamedType(field.type);
  if (isScalarType(type) || isEnumType(type)) return '';
  if (isUnionType(type)) {
    return '{ __typename ... on Error { message } ... on InvalidInputError { problems { field code message } } }';
  }
  // Connections do their work when somebody asks for edges.
  if (isObjectType(type) && type.getFields()['edges']) return '{ __typename edges { cursor } }';
  return '{ __typename }';
}

const documentOf = (kind: 'Query' | 'Mutation', field: Field): string => {
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const call = passed ? `${field.name}(${passed})` : field.name;
  return `${PATHS[kind]} ${declared && `(${declared})`} { ${call} ${selection(field)} }`;
};

const leavesOfField = (field: Field): Leaf[] =>
  field.args.flatMap((arg: GraphQLArgument) => leavesOf(arg.type, [arg.name]));

const variablesOf = (field: Field): Record<string, unknown> =>
  Object.fromEntries(field.args.map(({ name, type }) => [name, sampleOf(type)]));

const SPOKEN = [
  'BAD_USER_INPUT',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'NOT_FOUND',
  'LIMIT_EXCEEDED',
  'GRAPHQL_VALIDATION_FAILED',
];

type Outcome = {
  __typename?: string;
  message?: string;
  problems?: { field: string; message: string }[];
};

/** Every error says something in words, under a code that clients know. @returns whether it was an error */
function checkAnswer(field: Field, { data, errors }: Answer): boolean {
  for (const { message, extensions } of errors ?? []) {
    expect(SPOKEN, message).toContain(extensions.code);
    expect(message.length).toBeGreaterThan(5);
    expect(message.length, 'what was sent is not sent back').toBeLessThan(600);
  }
  if (errors) return true;
  const outcome = (data as Record<string, Outcome | null>)[field.name];
  if (!outcome?.__typename?.endsWith('Error')) return false;
  expect(outcome.message).toBeTruthy();
  for (const problem of outcome.problems ?? []) {
    expect(problem.field).toMatch(/^[a-zA-Z]+(\.[a-zA-Z0-9]+)*$/);
    expect(problem.message).toBeTruthy();
  }
  return true;
}

/** What is left out whole has no ids. */
const hasPlaceFor = (path: Path, input: unknown): boolean =>
  path
    .slice(0, -1)
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key],
      input,
    ) !== undefined;

/** A sound input with one thing in it that is not: told where, when it is refused by the language itself. */
async function send(
  kind: 'Query' | 'Mutation',
  field: Field,
  leaf: Leaf,
  value: unknown,
  who: number,
) {
  const actor = actors[who % actors.length] ?? null;
  let variables = variablesOf(field);
  for (const [index, { path, type }] of leavesOfField(field).entries()) {
    const isId = getNamedType(type).name === 'ID';
    if (isId && path !== leaf.path && hasPlaceFor(path, variables)) {
      variables = withValue(variables, path, ids[(who + index) % ids.length]) as typeof variables;
    }
  }
  if (kind === 'Mutation') {
    variables = withValue(
      variables,
      ['input', 'clientMutationId'],
      randomUUID(),
    ) as typeof variables;
  }
  variables = withValue(variables, leaf.path, value) as typeof variables;
  const before = kind === 'Mutation' ? await contentOfTables() : null;
  const answer = await ask(actor, documentOf(kind, field), variables);
  const refused = checkAnswer(field, answer);
  const [first] = answer.errors ?? [];
  if (first?.message.startsWith('Invalid value'))
    expect(first.message).toContain(String(leaf.path[0]));
  if (before && refused) expect(await contentOfTables()).toEqual(before);
}

/** Attempts at signing in are slowed down, mails are sent and sessions end: what else they do is proven there. */
const APART = [
  'signIn',
  'signUp',
  'signOut',
  'changePassword',
  'requestPasswordReset',
  'resetPassword',
  'resendVerification',
  'acceptInvitation',
  'verifyEmail',
];

describe.each([
  ['Query', QUERIES, 25],
  ['Mutation', MUTATIONS, 15],
] as const)('malformed input to %s', (kind, fields, runs) => {
  const withArguments = fields.filter((field) => leavesOfField(field).length > 0);
  test.each(withArguments.map((field) => [field.name, field] as const))(
    '%s is told in words, breaks nothing and is not half done',
    { timeout: 60_000 },
    async (name, field) => {
      failures.length = 0;
      const leaves = leavesOfField(field);
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...leaves), anything, fc.nat(1_000), (leaf, value, who) =>
          send(kind, field, leaf, value, who),
        ),
        { numRuns: APART.includes(name) ? 4 : runs, endOnFailure: true },
      );
      expect(failures).toEqual([]);
    },
  );
});

test('a mutation named nowhere, or two at once, are refused before anything is done', async () => {
  const before = await contentOfTables();
  const [who = null] = actors;
  for (const document of [
    'mutation { doEverything }',
    'mutation { a: markVisit(input: { clientMutationId: "1" }) { __typename } b: markVisit(input: { clientMutationId: "2" }) { __typename } }',
    'mutation { markVisit(input: { clientMutationId: 7, more: 1 }) { __typename } }',
    'mutation {',
    'query { referral(id: 1.5) { id } }',
    'query { referrals(filter: { box: NOWHERE }) { edges { cursor } } }',
  ]) {
    const { errors } = await ask(who, document);
    expect(errors?.[0]?.extensions.code, document).not.toBe('INTERNAL');
    expect(errors?.length).toBeGreaterThan(0);
  }
  expect(await contentOfTables()).toEqual(before);
});
