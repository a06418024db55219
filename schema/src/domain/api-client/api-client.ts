import type { Actor } from '../access/actor.ts';
import type { Role } from '../access/role.ts';
import { addDays, dateOf } from '../shared/chicago-time.ts';
import type { LocalDate } from '../shared/chicago-time.ts';
import { checkText, mustBeOneOf, problem, problemsOf } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LIMITS } from '../shared/limits.ts';
import { scopesToGive } from './scope.ts';

/** Without a day on which it ends, a forgotten token would open the door for good. */
export const LONGEST_API_CLIENT_DAYS = 366;
/** For so long two tokens work, so that a program changes over without a gap. */
export const LONGEST_OVERLAP_HOURS = 24;

/** Who looks after the webhooks of the organization they act for (CORE-009); the state's own is party to nothing. */
export const canManageWebhooks = ({ role, organizationId }: Actor): boolean =>
  organizationId !== null && (role === 'PARTNER_ADMIN' || role === 'LWIA_ADMIN');

/** Who looks after its API clients; those of the state see figures alone (`scopesToGive`). */
export const canManageApi = (actor: Actor): boolean =>
  canManageWebhooks(actor) || (actor.organizationId !== null && actor.role === 'STATE_ADMIN');

/** What makes a token: known by its beginning to people, and to those who search code for lost secrets. */
export const API_TOKEN = /^tl_[a-z2-7]{8}_[a-z2-7]{40}$/;
const PREFIX_LENGTH = 'tl_'.length + 8;

export const prefixOf = (token: string): string => token.slice(0, PREFIX_LENGTH);

export type ApiClientInput = {
  readonly name: string;
  readonly scopes: readonly string[];
  /** The last day it works. */
  readonly expiresOn: LocalDate;
};

export const apiClientProblems = (
  { name, scopes, expiresOn }: ApiClientInput,
  now: Date,
  role: Role,
): FieldProblem[] => {
  const today = dateOf(now);
  const latest = addDays(today, LONGEST_API_CLIENT_DAYS);
  return problemsOf(
    checkText('name', name, { en: 'a name', es: 'un nombre' }, LIMITS.name),
    scopes.length === 0
      ? problem('scopes', 'REQUIRED', {
          en: 'Choose what it may do.',
          es: 'Elija qué puede hacer.',
        })
      : null,
    ...scopes.map((scope) =>
      mustBeOneOf('scopes', scope, scopesToGive(role), { en: 'scopes', es: 'permisos' }),
    ),
    expiresOn < today
      ? problem('expiresOn', 'IN_THE_PAST', {
          en: 'Choose today or a later day.',
          es: 'Elija hoy o un día posterior.',
        })
      : null,
    expiresOn > latest
      ? problem('expiresOn', 'NOT_ALLOWED', {
          en: 'Choose a day within a year.',
          es: 'Elija un día dentro de un año.',
        })
      : null,
  );
};

export const overlapProblems = (hours: number): FieldProblem[] =>
  problemsOf(
    hours >= 0 && hours <= LONGEST_OVERLAP_HOURS
      ? null
      : problem('overlapHours', 'NOT_ALLOWED', {
          en: `Choose 0 to ${LONGEST_OVERLAP_HOURS} hours.`,
          es: `Elija de 0 a ${LONGEST_OVERLAP_HOURS} horas.`,
        }),
  );

export type ApiClientState = 'LIVE' | 'EXPIRED' | 'REVOKED';

export const apiClientState = (
  client: { readonly expiresAt: Date; readonly revokedAt: Date | null },
  now: Date,
): ApiClientState => {
  if (client.revokedAt !== null) return 'REVOKED';
  return client.expiresAt > now ? 'LIVE' : 'EXPIRED';
};
