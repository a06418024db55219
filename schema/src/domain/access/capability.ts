import { isAdministrator, isOversight, isPartnerStaff, isStaff } from './actor.ts';
import type { Actor } from './actor.ts';
import type { OrganizationKind } from './role.ts';

/** Areas of the application a role opens (CORE-004): what the frame links to. */
export const CAPABILITIES = [
  'INBOX',
  'REFER',
  'PEOPLE',
  'CASELOAD',
  'DIRECTORY',
  'APPROVE_MEMBERS',
  'KEEP_RECORD',
  'LIKELY_MATCHES',
  'OVERSEE',
  'MAIL_DELIVERY',
  'WATCH_JOBS',
  'SET_RULES',
  'MANAGE_API',
  'MANAGE_WEBHOOKS',
  'TRAINING',
  'KEEP_TRAINING',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

type Rule = (actor: Actor, kind: OrganizationKind | null) => boolean;
const RULES: Readonly<Record<Capability, Rule>> = {
  INBOX: isStaff,
  REFER: isPartnerStaff,
  PEOPLE: isStaff,
  CASELOAD: (actor, kind) => isPartnerStaff(actor) && kind === 'LWIA',
  DIRECTORY: isStaff,
  APPROVE_MEMBERS: isAdministrator,
  KEEP_RECORD: isAdministrator,
  LIKELY_MATCHES: ({ role }) => role === 'LWIA_ADMIN' || role === 'STATE_ADMIN',
  OVERSEE: (actor) => isOversight(actor) || actor.role === 'LWIA_ADMIN',
  MAIL_DELIVERY: ({ role }) => role === 'STATE_ADMIN',
  WATCH_JOBS: ({ role }) => role === 'STATE_ADMIN',
  SET_RULES: ({ role }) => role === 'STATE_ADMIN',
  MANAGE_API: isAdministrator,
  MANAGE_WEBHOOKS: ({ role }) => role === 'PARTNER_ADMIN' || role === 'LWIA_ADMIN',
  TRAINING: isStaff,
  KEEP_TRAINING: ({ role }) => role === 'STATE_ADMIN',
};

/** `kind`: of the organization acted for; null when there is none. */
export const capabilitiesOf = (
  actor: Actor,
  kind: OrganizationKind | null,
): readonly Capability[] => CAPABILITIES.filter((capability) => RULES[capability](actor, kind));
