import type { ReferralRecordData } from '../record.ts';

/** What every action's form gets from the page. */
export interface ActionFormProps {
  referral: ReferralRecordData;
  colleagues: readonly { id: string; name: string }[];
  viewerId: string;
  /** Whether the action is still among the reader's. */
  allowed: boolean;
  /** It is done; with the referral as it is now. */
  ondone: (referral: ReferralRecordData) => unknown;
  oncancel: () => void;
}

/** Drafts belong to one user and one referral: the next at this computer must not find them. */
export const draftKey = ({ referral, viewerId }: ActionFormProps, action: string): string =>
  `referral:${action}:${viewerId}:${referral.id}`;

export const optional = (typed: string): string | null => (typed.trim() === '' ? null : typed);
