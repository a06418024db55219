/** What pages subscribe to, as small as a test can read. */
export const REFERRAL_CHANGED = `subscription ($id: ID!, $after: String) {
  referralChanged(id: $id, after: $after) {
    __typename
    ... on ReferralChanged { cursor activity { id kind } referral { id status personName } }
    ... on Removed { cursor id reason }
    ... on Resync { cursor }
  }
}`;

export const INBOX_CHANGED = `subscription ($after: String) {
  inboxChanged(after: $after) {
    __typename
    ... on ReferralChanged { cursor activity { id kind } referral { id status } }
    ... on Removed { cursor id reason }
    ... on Resync { cursor }
  }
}`;

export const PERSON_CHANGED = `subscription ($id: ID!, $after: String) {
  personChanged(id: $id, after: $after) {
    __typename
    ... on PersonChanged { cursor activity { id kind } person { id } }
    ... on ReferralChanged { cursor activity { id kind } referral { id status } }
    ... on Removed { cursor id reason }
    ... on Resync { cursor }
  }
}`;

export const NOTICES_CHANGED = `subscription ($after: String) {
  noticesChanged(after: $after) {
    __typename
    ... on NoticeAdded { cursor unreadNotices notice { id kind text referral { id } } }
    ... on ViewerChanged { cursor viewer { unreadNotices user { name } } }
    ... on WorkChanged { cursor }
    ... on Resync { cursor }
  }
}`;

export const PRESENCE = `subscription ($type: PresenceSubjectType!, $id: ID!) {
  presence(subject: { type: $type, id: $id }) { people { user { id } writing } }
}`;
