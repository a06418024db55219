import type { ReferralSide } from './actions.ts';
import type { DueRule } from './due.ts';
import { DUE_PURPOSES, DUE_THINGS } from './due-words.ts';
import { formatDue } from '../shared/time-words.ts';

export interface Due {
  rule: DueRule;
  dueAt: string;
  side: ReferralSide;
  overdue: boolean;
  /** The receiver's move waits until the consent is renewed. */
  consentOver: boolean;
}

export interface DueContext {
  due: Due | null;
  viewerSide: ReferralSide;
  sender: { name: string };
  receiver: { name: string } | null;
}

const MOVES: Readonly<Record<DueRule, string>> = {
  UNANSWERED: 'Answer',
  ESCALATED: 'Answer',
  UNDECIDED: 'Decide',
  NOT_STARTED: 'Start services',
  NO_UPDATE: 'Say how it is going',
  NO_FOLLOW_UP: 'Follow up',
};

/** The server's word, or the clock of a page that stayed open past the hour. */
export const isOverdue = (due: Due, now: Date): boolean => due.overdue || new Date(due.dueAt) < now;

/** Somebody is late, and the reader should know. */
export const isLate = ({ due, viewerSide }: DueContext, now: Date): boolean =>
  concerns(due, viewerSide) && !due.consentOver && isOverdue(due, now);

/** After a decline the sender looks for another way; the receiver has nothing more to do with it. */
const concerns = (due: Due | null, viewerSide: ReferralSide): due is Due =>
  due !== null && !(viewerSide === 'RECEIVER' && due.side === 'SENDER');

/** For a line of a list: "Answer due Wednesday 17:00", "Decision was due Mon 16 Nov 17:00". */
export function dueShort({ due, viewerSide }: DueContext, now: Date): string {
  if (!concerns(due, viewerSide)) return '';
  if (due.consentOver) return 'Waits until the consent is renewed';
  const when = formatDue(new Date(due.dueAt), now, 'en');
  return `${DUE_THINGS[due.rule].en} ${isOverdue(due, now) ? 'was due' : 'due'} ${when}`;
}

/** For a record's header: whose move it is, which, until when. */
export function dueSentence({ due, viewerSide, sender, receiver }: DueContext, now: Date): string {
  if (!concerns(due, viewerSide)) return '';
  if (due.consentOver) return 'Waits until the consent is renewed';
  const late = isOverdue(due, now);
  const when = formatDue(new Date(due.dueAt), now, 'en');
  if (due.side === viewerSide) {
    return late
      ? `Your ${DUE_THINGS[due.rule].en.toLowerCase()} was due ${when}`
      : `${MOVES[due.rule]} by ${when}`;
  }
  const other = due.side === 'SENDER' ? sender.name : (receiver?.name ?? 'The partner');
  const isParty = viewerSide === 'SENDER' || viewerSide === 'RECEIVER';
  if (late) return `${other} is late: ${DUE_THINGS[due.rule].en.toLowerCase()} was due ${when}`;
  const until = `until ${when} ${DUE_PURPOSES[due.rule].en}`;
  return isParty ? `They have ${until}` : `${other} has ${until}`;
}
