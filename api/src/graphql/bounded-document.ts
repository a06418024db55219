import { GraphQLError, Kind, parse, visit } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, SelectionSetNode, Source } from 'graphql';
import { API_LIMITS, overLimit } from './limits.ts';

type Count = (set: SelectionSetNode) => number;

/** Looks at each fragment once, however often it is spread: a document can spread them exponentially. */
export function perFragment(
  document: DocumentNode,
): (key: string, name: string, count: (fragment: FragmentDefinitionNode) => number) => number {
  const known = new Map<string, number>();
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );
  return (key, name, count) => {
    const fragment = fragments.get(name);
    const before = known.get(key);
    if (!fragment || before !== undefined) return before ?? 0;
    known.set(key, 0); // One that spreads itself is refused by validation.
    const counted = count(fragment);
    known.set(key, counted);
    return counted;
  };
}

/**
 * Parses and refuses what is too large, before validation, whose work can grow with the square of a document.
 *
 * @throws GraphQLError for a syntax error or the limit that was passed
 */
export function parseBounded(source: string | Source): DocumentNode {
  const text = typeof source === 'string' ? source : source.body;
  if (text.length > API_LIMITS.documentLength.allowed) throw overLimit('documentLength');
  const document = parseTokens(source);
  const shape = shapeOf(document);
  for (const name of ['depth', 'rootFields', 'aliases', 'directives'] as const) {
    if (shape[name] > API_LIMITS[name].allowed) throw overLimit(name);
  }
  return document;
}

function parseTokens(source: string | Source): DocumentNode {
  try {
    return parse(source, { maxTokens: API_LIMITS.tokens.allowed });
  } catch (error) {
    // The parser has no other sign of it than these words.
    const tooMany =
      error instanceof GraphQLError && /contains more tha[nt] \d+ tokens/.test(error.message);
    throw tooMany ? overLimit('tokens') : error;
  }
}

/** What a document is like, as far as that shows without a schema. */
export function shapeOf(document: DocumentNode) {
  let aliases = 0;
  let directives = 0;
  visit(document, {
    Field: ({ alias }) => void (alias && aliases++),
    Directive: () => void directives++,
  });
  const depths = perFragment(document);
  const depthOf: Count = ({ selections }) =>
    Math.max(
      ...selections.map((node) => {
        if (node.kind === Kind.FRAGMENT_SPREAD)
          return depths(node.name.value, node.name.value, (inner) => depthOf(inner.selectionSet));
        const own = node.kind === Kind.FIELD ? 1 : 0;
        return own + (node.selectionSet ? depthOf(node.selectionSet) : 0);
      }),
    );
  const widths = perFragment(document);
  const widthOf: Count = ({ selections }) =>
    selections.reduce((sum, node) => {
      if (node.kind === Kind.FIELD) return sum + 1;
      if (node.kind === Kind.INLINE_FRAGMENT) return sum + widthOf(node.selectionSet);
      return sum + widths(node.name.value, node.name.value, (inner) => widthOf(inner.selectionSet));
    }, 0);
  const largest = (count: Count) =>
    Math.max(
      0,
      ...document.definitions.map((node) =>
        node.kind === Kind.OPERATION_DEFINITION ? count(node.selectionSet) : 0,
      ),
    );
  return { depth: largest(depthOf), rootFields: largest(widthOf), aliases, directives };
}
