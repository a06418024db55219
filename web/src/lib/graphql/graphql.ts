import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.d.ts';

/**
 * Writes a typed GraphQL document: `graphql('query …', [fragments])`.
 *
 * Fragments are not masked: a component names the fragment it needs and takes its fields as a
 * plain prop, `FragmentOf<typeof ReferralLine>`.
 */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { ID: string; DateTime: string; Date: string; Ssn: string };
}>();

export type { FragmentOf, ResultOf, TadaDocumentNode, VariablesOf } from 'gql.tada';
