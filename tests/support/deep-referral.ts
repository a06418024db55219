/** Where a page after the 5,000th referral of the state begins, latest change first. */
export const DEEP_REFERRAL = `
  select updated_at as at, id from referral where status <> 'DRAFT'
   order by updated_at desc, id desc offset 5000 limit 1`;
