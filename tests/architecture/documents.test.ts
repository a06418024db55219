import { buildSchema, Kind, parse, print, validate } from 'graphql';
import type { DefinitionNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
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
});
