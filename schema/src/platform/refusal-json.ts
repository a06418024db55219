import type { FieldProblem } from '../domain/shared/field-problem.ts';
import type { ReferralStatus } from '../domain/referral/status.ts';
import {
  type CommandError,
  Conflict,
  Forbidden,
  InvalidInput,
  LimitExceeded,
  NotFound,
  Transition,
} from './errors.ts';

/** A refusal as it is kept for a repeat of the same mutation. */
export type StoredRefusal = {
  readonly kind: string;
  readonly message: string;
  readonly messageEs?: string;
} & Readonly<Record<string, unknown>>;

const KINDS = { Conflict, Forbidden, InvalidInput, LimitExceeded, NotFound, Transition };

export function refusalToJson(error: CommandError): StoredRefusal {
  const kind = Object.entries(KINDS).find(([, type]) => error instanceof type)?.[0] ?? 'NotFound';
  return { ...error, kind, message: error.message };
}

export function refusalFromJson(stored: StoredRefusal): CommandError {
  const at = (value: unknown) => (typeof value === 'string' ? new Date(value) : null);
  const said = { en: stored.message, es: stored.messageEs ?? stored.message };
  switch (stored.kind) {
    case 'Conflict':
      return new Conflict(said, {
        ...(typeof stored['currentVersion'] === 'number' && {
          currentVersion: stored['currentVersion'],
        }),
        changedBy: stored['changedBy'] as string | null,
        changedAt: at(stored['changedAt']),
      });
    case 'Forbidden':
      return new Forbidden(said);
    case 'InvalidInput':
      return new InvalidInput(stored['problems'] as readonly FieldProblem[]);
    case 'LimitExceeded':
      return new LimitExceeded(said, stored['retryAfterSeconds'] as number | null);
    case 'Transition':
      return new Transition(said, {
        from: stored['from'] as ReferralStatus,
        event: stored['event'] as string,
        allowed: stored['allowed'] as readonly ReferralStatus[],
        changedBy: stored['changedBy'] as string | null,
        changedAt: at(stored['changedAt']),
      });
    default:
      return new NotFound(said);
  }
}
