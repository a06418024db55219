import type { Claims } from './claims.ts';

/**
 * The settings that policies read (policies/00-claims.sql), in the order of the parameters.
 * `true` makes each local to the transaction, so a connection never keeps a tenant.
 */
const SETTINGS: readonly (readonly [string, keyof Claims])[] = [
  ['app.user_id', 'userId'],
  ['app.person_id', 'personId'],
  ['app.organization_id', 'organizationId'],
  ['app.lwia_id', 'lwiaId'],
  ['app.role', 'role'],
  ['app.membership_id', 'membershipId'],
  ['app.link_id', 'linkId'],
  ['app.link_referral_id', 'linkReferralId'],
];

export const CLAIM_SETTINGS: readonly string[] = SETTINGS.map(([setting]) => setting);

/** The first column is the time that rules go by, which so costs nobody a statement of their own. */
export const CLAIMS_STATEMENT = {
  name: 'tl_claims',
  text: `select floor(extract(epoch from app.now()) * 1000)::int8, ${SETTINGS.map(
    ([setting], index) => `set_config('${setting}', $${index + 1}, true)`,
  ).join(', ')}`,
} as const;

export function claimValues(claims: Claims): string[] {
  return SETTINGS.map(([, claim]) => claims[claim] ?? '');
}
