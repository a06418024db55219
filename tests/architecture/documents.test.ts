import { shapeOf } from '@throughline/api/graphql/bounded-document';
import { measure } from '@throughline/api/graphql/cost';
import { API_LIMITS } from '@throughline/api/graphql/limits';
import { buildSchema, Kind, parse, print, validate } from 'graphql';
import type {
  DefinitionNode,
  DocumentNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { projectFiles, readProjectFile } from '../support/files.ts';

type Named<Node> = Node & { file: string };

/** Every `graphql(`…`)` of the screens. Their types are checked one by one; whether they fit together is not. */
const definitions: Named<DefinitionNode>[] = projectFiles(/^web\/src\/.*\.(ts|svelte)$/)
  .filter((file) => !file.endsWith('.d.ts') && !file.endsWith('.test.ts'))
  .flatMap((file) =>
    [...readProjectFile(file).matchAll(/\bgraphql\(\s*`([^`]+)`/g)].flatMap(([, text = '']) =>
      parse(text).definitions.map((definition) => ({ ...definition, file })),
    ),
  );
const operations = definitions.filter(
  (each): each is Named<OperationDefinitionNode> => each.kind === Kind.OPERATION_DEFINITION,
);
const fragments = new Map(
  definitions
    .filter((each): each is Named<FragmentDefinitionNode> => each.kind === Kind.FRAGMENT_DEFINITION)
    .map((each) => [each.name.value, each]),
);
const schema = buildSchema(readProjectFile('schema/schema.graphql'));

function withFragments(operation: OperationDefinitionNode): string {
  const used = new Set<string>();
  const collect = (text: string): void => {
    for (const [, name = ''] of text.matchAll(/\.\.\.\s*(?!on\b)(\w+)/g)) {
      const fragment = fragments.get(name);
      if (!fragment || used.has(name)) continue;
      used.add(name);
      collect(print(fragment));
    }
  };
  collect(print(operation));
  const needed = [...used].flatMap((name) => fragments.get(name) ?? []);
  return [operation, ...needed].map(print).join('\n');
}

/** Whatever size of page a variable asks for. */
const LARGEST_PAGES = new Proxy({}, { get: () => API_LIMITS.pageSize.allowed });

function tokensIn({ loc }: DocumentNode): number {
  let tokens = 0;
  for (let token = loc?.startToken.next; token; token = token.next) tokens += 1;
  return tokens;
}

describe('the screens’ GraphQL', () => {
  test('is found', () => {
    expect(operations.length).toBeGreaterThan(50);
  });

  test.each(operations.map((operation) => [operation.name?.value ?? operation.file, operation]))(
    '%s is valid with all its fragments',
    (_name, operation) => {
      const problems = validate(schema, parse(withFragments(operation)));
      expect(problems.map(({ message }) => message)).toEqual([]);
    },
  );

  test.each(operations.map((operation) => [operation.name?.value ?? operation.file, operation]))(
    '%s needs at most half of what the API allows',
    (_name, operation) => {
      const text = withFragments(operation);
      const document = parse(text);
      const needed = {
        ...shapeOf(document),
        documentLength: text.length,
        tokens: tokensIn(document),
        cost: measure({ schema, document, variables: LARGEST_PAGES }).cost,
      };
      for (const [limit, amount] of Object.entries(needed))
        expect(amount, limit).toBeLessThanOrEqual(
          API_LIMITS[limit as keyof typeof needed].allowed / 2,
        );
    },
  );
});
