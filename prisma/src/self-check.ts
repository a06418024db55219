import { CLAIM_SETTINGS } from './claims-statement.ts';
import { ANONYMOUS, withClaims } from './claims.ts';
import type { TenantPool } from './tenant-pool.ts';

const SETTINGS = `select ${CLAIM_SETTINGS.map((setting) => `coalesce(current_setting('${setting}', true), '')`).join(" || ")} as claims`;

const PROBE = '01890000-0000-7000-8000-000000000001';

/**
 * Proves on a real connection that claims reach a statement and do not outlive it, because that
 * leans on the insides of `pg` and of Prisma's adapter.
 *
 * @throws Error when they do not: the process must not start.
 */
export async function checkTenantPool(pool: TenantPool): Promise<void> {
}
