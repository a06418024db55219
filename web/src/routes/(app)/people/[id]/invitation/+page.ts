import { graphql } from '#lib/graphql/graphql.ts';
import { found, loadQuery } from '#lib/graphql/load.ts';
import { InvitationFacts } from '#lib/features/customer/customer.graphql.ts';
import type { PageLoad } from './$types';

const InvitationPage = graphql(
  `
    query InvitationPage($id: ID!) {
      person(id: $id) {
        id
        displayName
        language
        hasAccount
        viewerActions
        invitations {
          ...InvitationFacts
        }
      }
      viewer {
        actingMembership {
          id
          organization {
            id
            name
            phone
          }
        }
      }
    }
  `,
  [InvitationFacts],
);

export const load: PageLoad = async (event) => ({
  invitation: found(await loadQuery(event, InvitationPage, { id: event.params.id }), 'person'),
});
