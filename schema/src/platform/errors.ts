import type { FieldProblem } from '../domain/shared/field-problem.ts';
import type { ReferralStatus } from '../domain/referral/status.ts';

/**
 * The six ways a command refuses. Each is a type of the mutation's result union; anything else that is
 * thrown is a bug, masked and logged with the request id.
 */
export class CommandError extends Error {}

/** Also the answer for what exists but is not visible, in the same words. */
export class NotFound extends CommandError {
  constructor(message = 'This was not found, or you do not have access to it.') {
    super(message);
  }
}

export class Forbidden extends CommandError {
  constructor(message = 'You cannot do this with the role you are acting in.') {
    super(message);
  }
}

/** Somebody else saved first. */
export class Conflict extends CommandError {
  readonly currentVersion: number | null;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
  constructor(
    message: string,
    state: { currentVersion?: number; changedBy?: string | null; changedAt?: Date | null } = {},
  ) {
    super(message);
    this.currentVersion = state.currentVersion ?? null;
    this.changedBy = state.changedBy ?? null;
    this.changedAt = state.changedAt ?? null;
  }
}

export class InvalidInput extends CommandError {
  readonly problems: readonly FieldProblem[];
  constructor(problems: readonly FieldProblem[]) {
    super(problems.length === 1 ? (problems[0]?.message ?? '') : 'Some answers need correcting.');
    this.problems = problems;
  }
}

/** The referral is no longer where this step starts from (REF-035, REF-059). */
export class Transition extends CommandError {
  readonly from: ReferralStatus;
  readonly event: string;
  readonly allowed: readonly ReferralStatus[];
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
  constructor(
    message: string,
    state: {
      from: ReferralStatus;
      event: string;
      allowed: readonly ReferralStatus[];
      changedBy?: string | null;
      changedAt?: Date | null;
    },
  ) {
    super(message);
    this.from = state.from;
    this.event = state.event;
    this.allowed = state.allowed;
    this.changedBy = state.changedBy ?? null;
    this.changedAt = state.changedAt ?? null;
  }
}

export class LimitExceeded extends CommandError {
  readonly retryAfterSeconds: number | null;
  constructor(message: string, retryAfterSeconds: number | null = null) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Throws when there is anything to correct. */
export function assertValid(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw new InvalidInput(problems);
}
