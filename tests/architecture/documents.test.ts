import { shapeOf } from '@throughline/api/graphql/bounded-document';
import { measure } from '@throughline/api/graphql/cost';
import { API_LIMITS } from '@throughline/api/graphql/limits';
import { buildSchema, parse, validate } from 'graphql';
import type { DocumentNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { readProjectFile } from '../support/files.ts';
import { operations, withFragments } from '../support/screen-documents.ts';

const schema = buildSchema(readProjectFile('schema/schema.graphql'));

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
