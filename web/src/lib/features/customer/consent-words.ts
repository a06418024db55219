/** The consequence of a withdrawal, named before it happens. */
export const withdrawalWords = (openReferrals: number): string => {
  if (openReferrals === 0) return 'No open referral depends on it.';
  return openReferrals === 1
    ? '1 open referral will be closed, and the organization loses sight of the person.'
    : `${openReferrals} open referrals will be closed, and the organizations lose sight of the person.`;
};
