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
];

export const CLAIM_SETTINGS: readonly string[] = SETTINGS.map(([setting]) => setting);

/**
 * The first column is the watermark of the event log: every transaction below it has ended. It is
 * read before the statement it travels with, so replaying from it can repeat but never skip.
 */
export const CLAIMS_STATEMENT = {
  name: 'tl_claims',
  text: `select pg_snapshot_xmin(pg_current_snapshot())::text, ${SETTINGS.map(
    ([setting], index) => `set_config('${setting}', $${index + 1}, true)`,
  ).join(', ')}`,
} as const;

export function claimValues(claims: Claims): string[] {
  return SETTINGS.map(([, claim]) => claims[claim] ?? '');
}
