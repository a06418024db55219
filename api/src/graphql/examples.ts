/** What GraphiQL opens with. */
export const EXAMPLES = `# Everything here runs as you, in the organization you act for.
# Every type, field and argument is described: hover, or open the docs on the left.

# Who am I?
query Me {
  viewer {
    user { name }
    role
    actingMembership { organization { name } }
  }
}

# What needs me?
query NeedsMe {
  needsMe(first: 10) {
    kind
    dueAt
    referral { number status receiver { name } }
  }
}

# Referrals my organization received, newest change first.
query Inbox($after: String) {
  referrals(filter: { box: RECEIVED }, first: 10, after: $after) {
    edges { node { id number status urgency sender { name } } }
    pageInfo { hasNextPage endCursor }
  }
}

# Places that help with food within 25 miles of Peoria.
query Food {
  services(filter: { categories: [FOOD], zip: "61602", withinMiles: 25 }, first: 5) {
    edges { node { distanceMiles service { name organization { name phone } } } }
  }
}
`;
