import { NOTICE_AUDIENCES } from '../../domain/notification/kind.ts';
import type { NoticeAudience } from '../../domain/notification/kind.ts';

/**
 * What a notice keeps besides its referral: as whom its reader is spoken to, names that are no secret to them, and how
 * many days were left. The person's name is never kept: it is read when the notice is.
 */
export type NoticeNames = {
  readonly audience: NoticeAudience;
  readonly actor: string | null;
  readonly organization: string | null;
  readonly days: string | null;
  /** The person themself did it. */
  readonly byPerson: boolean;
};

export function noticeNames(data: unknown): NoticeNames {
  const stored = data as Partial<Record<keyof NoticeNames, unknown>> | null;
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    audience: NOTICE_AUDIENCES.find((audience) => audience === stored?.audience) ?? 'STAFF',
    actor: text(stored?.actor),
    organization: text(stored?.organization),
    days: text(stored?.days),
    byPerson: stored?.byPerson === true,
  };
}
