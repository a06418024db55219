import type { OrganizationStatus } from '../access/role.ts';

/** What the administrator of an area decides about an organization (REF-013). */
export const ORGANIZATION_DECISIONS = ['APPROVED', 'REFUSED', 'SUSPENDED'] as const;
export type OrganizationDecision = (typeof ORGANIZATION_DECISIONS)[number];

/** Refused and suspended alike take no part, until they are approved after all. Null: not from here. */
export const statusAfter = (
  status: OrganizationStatus,
  decision: OrganizationDecision,
): OrganizationStatus | null => {
  if (decision === 'APPROVED') return status === 'APPROVED' ? null : 'APPROVED';
  const from = decision === 'REFUSED' ? 'PENDING' : 'APPROVED';
  return status === from ? 'SUSPENDED' : null;
};
