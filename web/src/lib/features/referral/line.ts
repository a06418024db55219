import { graphql, type FragmentOf } from '#lib/graphql/graphql.ts';

/** A referral as a line of a list. */
export const ReferralLine = graphql(`
  fragment ReferralLine on Referral {
    id
    number
    status
    statusSince
    updatedAt
    urgency
    category
    personName
    personInitials
    sender {
      id
      name
    }
    receiver {
      id
      name
    }
    service {
      id
      name
    }
    senderAssignee {
      id
      name
    }
    receiverAssignee {
      id
      name
    }
    due {
      rule
      dueAt
      side
      overdue
      consentOver
    }
  }
`);

/** What depends on who asks: the API refuses it in events that colleagues share. */
export const ReferralLineMine = graphql(`
  fragment ReferralLineMine on Referral {
    id
    viewerSide
    unread
    viewerActions
  }
`);

type Line = FragmentOf<typeof ReferralLine> & FragmentOf<typeof ReferralLineMine>;

/** The other organization, as one's own is known to the reader. */
export const counterpartOf = ({
  viewerSide,
  sender,
  receiver,
}: Pick<Line, 'viewerSide' | 'sender' | 'receiver'>): { id: string; name: string } | null =>
  viewerSide === 'SENDER' ? receiver : sender;

/** Who has it at the reader's side; at the receiver's for those who look on. */
export const assigneeOf = ({
  viewerSide,
  senderAssignee,
  receiverAssignee,
}: Pick<Line, 'viewerSide' | 'senderAssignee' | 'receiverAssignee'>): {
  id: string;
  name: string;
} | null => (viewerSide === 'SENDER' ? senderAssignee : receiverAssignee);
