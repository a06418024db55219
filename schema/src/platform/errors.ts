import type { FieldProblem } from '../domain/shared/field-problem.ts';
import type { Text } from '../domain/shared/locale.ts';
import type { ReferralStatus } from '../domain/referral/status.ts';

/**
 * The six ways a command refuses. Each is a type of the mutation's result union; anything else that is
 * thrown is a bug, masked and logged with the request id.
 */
export class CommandError extends Error {
  /** The same in Spanish (CORE-025). */
  readonly messageEs: string;

  /** @param said in both languages; one sentence for what only staff meet, or what is in the reader's already */
  constructor(said: string | Text) {
    const { en, es } = typeof said === 'string' ? { en: said, es: said } : said;
    super(en);
    this.messageEs = es;
  }
}

/** Also the answer for what exists but is not visible, in the same words. */
export class NotFound extends CommandError {
  constructor(
    said: string | Text = {
      en: 'This was not found, or you do not have access to it.',
      es: 'Esto no se encontró, o usted no tiene acceso.',
    },
  ) {
    super(said);
  }
}

export class Forbidden extends CommandError {
  constructor(
    said: string | Text = {
      en: 'You cannot do this with the role you are acting in.',
      es: 'No puede hacer esto con la función en la que actúa.',
    },
  ) {
    super(said);
  }
}

/** Somebody else saved first. */
export class Conflict extends CommandError {
  readonly currentVersion: number | null;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
  constructor(
    said: string | Text,
    state: { currentVersion?: number; changedBy?: string | null; changedAt?: Date | null } = {},
  ) {
    super(said);
    this.currentVersion = state.currentVersion ?? null;
    this.changedBy = state.changedBy ?? null;
    this.changedAt = state.changedAt ?? null;
  }
}

export class InvalidInput extends CommandError {
  readonly problems: readonly FieldProblem[];
  constructor(problems: readonly FieldProblem[]) {
    const [first, ...more] = problems;
    super(
      first && more.length === 0
        ? { en: first.message, es: first.messageEs }
        : { en: 'Some answers need correcting.', es: 'Hay respuestas que corregir.' },
    );
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
    said: string | Text,
    state: {
      from: ReferralStatus;
      event: string;
      allowed: readonly ReferralStatus[];
      changedBy?: string | null;
      changedAt?: Date | null;
    },
  ) {
    super(said);
    this.from = state.from;
    this.event = state.event;
    this.allowed = state.allowed;
    this.changedBy = state.changedBy ?? null;
    this.changedAt = state.changedAt ?? null;
  }
}

export class LimitExceeded extends CommandError {
  readonly retryAfterSeconds: number | null;
  constructor(said: string | Text, retryAfterSeconds: number | null = null) {
    super(said);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Throws when there is anything to correct. */
export function assertValid(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw new InvalidInput(problems);
}
