import type { ActivityKind } from '../shared/activity.ts';
import type { AttemptChannel, AttemptResult } from './channel.ts';
import type { DeclineReason } from './decline-reason.ts';
import type { DueRule } from './due.ts';
import type { ReferralOutcome } from './outcome.ts';

type Named = { readonly id: string; readonly name: string };

/** One entry of a history (REF-037), as much as its sentence needs. */
export type HistoryEntry = {
  readonly kind: ActivityKind;
  readonly actorRole: string | null;
  readonly byLink: boolean;
  readonly actor: Named | null;
  readonly actorOrganization: Named | null;
  readonly outcome: ReferralOutcome | null;
  readonly declineReason: DeclineReason | null;
  readonly channel: AttemptChannel | null;
  readonly result: AttemptResult | null;
  readonly contacted: boolean | null;
  readonly dueRule: DueRule | null;
  readonly assignee: Named | null;
};
