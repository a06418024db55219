import { SESSION_WARNING_MINUTES } from '@throughline/schema/domain/identity/session';
import { lastActivity } from '#lib/graphql/activity.ts';
import { graphql } from '#lib/graphql/graphql.ts';
import { mutate, MutationError } from '#lib/graphql/mutate.ts';

const KeepSession = graphql(
  `
    mutation KeepSession($input: KeepSessionInput!) {
      keepSession(input: $input) {
        ... on SessionPayload {
          session {
            id
            lastSeenAt
            expiresAt
            endsAt
          }
        }
        ...MutationError
      }
    }
  `,
  [MutationError],
);

export interface SessionTimes {
  lastSeenAt: string;
  /** When it ends if nothing is done any more. */
  expiresAt: string;
  /** When it ends whatever is done. */
  endsAt: string;
}

const WARN_BEFORE_S = SESSION_WARNING_MINUTES * 60;
const TICK_MS = 1_000;

/**
 * Counts down to the idle end of the session. Each request of any of this browser's tabs moves it;
 * what arrives over the socket does not, as on the server.
 */
export class SessionClock {
  #times: () => SessionTimes;
  #now = $state(Date.now());

  constructor(times: () => SessionTimes) {
    this.#times = times;
    $effect(() => {
      const timer = setInterval(() => (this.#now = Date.now()), TICK_MS);
      return () => clearInterval(timer);
    });
  }

  get secondsLeft(): number {
    const { lastSeenAt, expiresAt, endsAt } = this.#times();
    const idleMs = Date.parse(expiresAt) - Date.parse(lastSeenAt);
    const idleEnd = Math.max(Date.parse(expiresAt), lastActivity() + idleMs);
    return Math.max(0, Math.ceil((Math.min(idleEnd, Date.parse(endsAt)) - this.#now) / 1000));
  }

  get state(): 'fine' | 'warning' | 'over' {
    if (this.secondsLeft === 0) return 'over';
    return this.secondsLeft <= WARN_BEFORE_S ? 'warning' : 'fine';
  }

  /** The request itself is the sign of life. */
  async keep(): Promise<void> {
    await mutate(KeepSession, { input: {} });
  }
}
