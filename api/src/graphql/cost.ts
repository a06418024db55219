import { LIMITS } from '@throughline/schema/domain/shared/limits';
import {
  getNamedType,
  getNullableType,
  getOperationAST,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  visit,
} from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
  SelectionSetNode,
  ValueNode,
} from 'graphql';
import { perFragment } from './bounded-document.ts';
import { API_LIMITS, overLimit } from './limits.ts';

/** Rows of a list that has no `first`: a person's needs, an organization's locations. */
const SHORT_LIST = 10;

type Variables = Readonly<Record<string, unknown>>;

export type Operation = {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables: Variables;
};

/**
 * Lists in variables are looked at where they arrive (variables.ts).
 *
 * @returns how many objects it may lead to
 * @throws GraphQLError when an operation with these variables asks for too much (CORE-009)
 */
export function assertAffordable(operation: Operation): number {
  const { cost, largestPage, longestList } = measured(operation);
  if (longestList > API_LIMITS.listItems.allowed) throw overLimit('listItems');
  if (largestPage > API_LIMITS.pageSize.allowed) throw overLimit('pageSize');
  if (cost > API_LIMITS.cost.allowed) throw overLimit('cost');
  return cost;
}

type Measured = {
  readonly cost: number;
  readonly largestPage: number;
  readonly longestList: number;
};
type Known = { readonly sizes: readonly string[]; readonly byValues: Map<string, Measured> };

/** Parsed documents are kept and sent again and again, and only the sizes of pages make a difference. */
const known = new WeakMap<DocumentNode, Known>();
const MOST_KNOWN = 100;

function measured(operation: Operation): Measured {
  const { document, operationName, variables } = operation;
  const { sizes, byValues } = known.get(document) ?? {
    sizes: sizesIn(document),
    byValues: new Map(),
  };
  known.set(document, { sizes, byValues });
  const key = JSON.stringify([operationName, ...sizes.map((name) => variables[name])]);
  const before = byValues.get(key);
  if (before) return before;
  if (byValues.size >= MOST_KNOWN) byValues.clear();
  const found = measure(operation);
  byValues.set(key, found);
  return found;
}

const isSize = (argument: string): boolean => argument === 'first' || argument === 'last';

/** The variables that say how long a page is. */
function sizesIn(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Argument({ name, value }) {
      if (isSize(name.value) && value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/**
 * How many objects an operation leads to at most: one for each field that has fields, times the rows of the
 * lists around it. What `@skip` leaves out counts too. Introspection is bounded by a rule of its own.
 */
export function measure({ schema, document, operationName, variables }: Operation): Measured {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return { cost: 0, largestPage: 0, longestList: 0 };
  const defaults = new Map(
    operation.variableDefinitions?.map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : null,
    ]),
  );
  const once = perFragment(document);
  let largestPage = 0;

  const given = (value: ValueNode): unknown => {
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind !== Kind.VARIABLE) return null;
    return variables[value.name.value] ?? defaults.get(value.name.value);
  };
  const pageOf = (node: FieldNode, field: GraphQLField<unknown, unknown>): number | null => {
    const first = field.args.find(({ name }) => name === 'first');
    if (!first) return null;
    const asked = (node.arguments ?? [])
      .filter(({ name }) => isSize(name.value))
      .map(({ value }) => given(value))
      .filter((size) => typeof size === 'number');
    const usual = typeof first.defaultValue === 'number' ? first.defaultValue : LIMITS.pageSize;
    const size = asked.length > 0 ? Math.max(0, ...asked) : usual;
    largestPage = Math.max(largestPage, size);
    return size;
  };
  const ofField = (node: FieldNode, parent: GraphQLNamedType, page: number | null): number => {
    const field =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : null;
    if (!field || !node.selectionSet) return 0;
    const own = pageOf(node, field);
    const inherited = node.name.value === 'edges' ? page : null;
    const rows = isListType(getNullableType(field.type)) ? (own ?? inherited ?? SHORT_LIST) : 1;
    return rows * (1 + ofSet(node.selectionSet, getNamedType(field.type), own));
  };
  const ofSet = (set: SelectionSetNode, type: GraphQLNamedType, page: number | null): number =>
    set.selections.reduce((sum, node) => {
      if (node.kind === Kind.FIELD) return sum + ofField(node, type, page);
      if (node.kind === Kind.INLINE_FRAGMENT)
        return sum + ofSet(node.selectionSet, named(node.typeCondition?.name.value, type), page);
      const key = `${node.name.value} ${page}`;
      return (
        sum +
        once(key, node.name.value, ({ typeCondition, selectionSet }) =>
          ofSet(selectionSet, named(typeCondition.name.value, type), page),
        )
      );
    }, 0);
  const named = (name: string | undefined, otherwise: GraphQLNamedType): GraphQLNamedType =>
    (name ? schema.getType(name) : null) ?? otherwise;

  return {
    cost: ofSet(operation.selectionSet, root, null),
    largestPage,
    longestList: longestLiteral(document),
  };
}

function longestLiteral(document: DocumentNode): number {
  let longest = 0;
  visit(document, { ListValue: ({ values }) => void (longest = Math.max(longest, values.length)) });
  return longest;
}
