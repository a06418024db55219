import { Kind, parse, print } from 'graphql';
import type { DefinitionNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import { projectFiles, readProjectFile } from './files.ts';

type Named<Node> = Node & { file: string };

/** Every `graphql(`…`)` of the screens. Their types are checked one by one; whether they fit together is not. */
const definitions: Named<DefinitionNode>[] = projectFiles(/^web\/src\/.*\.(ts|svelte)$/)
  .filter((file) => !file.endsWith('.d.ts') && !file.endsWith('.test.ts'))
  .flatMap((file) =>
    [...readProjectFile(file).matchAll(/\bgraphql\(\s*`([^`]+)`/g)].flatMap(([, text = '']) =>
      parse(text).definitions.map((definition) => ({ ...definition, file })),
    ),
  );
export const operations = definitions.filter(
  (each): each is Named<OperationDefinitionNode> => each.kind === Kind.OPERATION_DEFINITION,
);
const fragments = new Map(
  definitions
    .filter((each): each is Named<FragmentDefinitionNode> => each.kind === Kind.FRAGMENT_DEFINITION)
    .map((each) => [each.name.value, each]),
);
export function withFragments(operation: OperationDefinitionNode): string {
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

/** The text the screens send for one of their operations. */
export function screenDocument(name: string): string {
  const operation = operations.find((each) => each.name?.value === name);
  if (!operation) throw new Error(`No screen asks ${name}.`);
  return withFragments(operation);
}
