import type { ReferralSide } from './actions.ts';

/**
 * Access by this referral has ended: what is left is a closed copy (architecture, Tenancy). The person
 * may still be visible by another one, but what was said here is not.
 */
export const isClosedCopy = ({
  viewerSide,
  detail,
}: {
  readonly viewerSide: ReferralSide;
  readonly detail: object | null;
}): boolean => viewerSide === 'RECEIVER' && detail === null;
