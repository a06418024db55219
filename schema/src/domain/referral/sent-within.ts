import { isLocalDate } from '../shared/chicago-time.ts';
import { PATHWAYS } from '../shared/pathway.ts';
import type { Pathway } from '../shared/pathway.ts';

/** The part of an address after the question mark, as browser and server both read it. */
export type Params = { get(name: string): string | null };
type WritableParams = { set(name: string, value: string): void };

/** Which sent referrals a report counts, and the list behind one of its numbers shows. */
export interface SentWithin {
  from: string;
  to: string;
  /** The area of the partner it was sent to. */
  lwiaId: string | null;
  senderLwiaId: string | null;
  senderId: string | null;
  receiverId: string | null;
  pathway: Pathway | null;
}

/** From an address; null unless it names both days. */
export function readSentWithin(params: Params): SentWithin | null {
  const [from, to] = [params.get('from') ?? '', params.get('to') ?? ''];
  if (!isLocalDate(from) || !isLocalDate(to)) return null;
  return {
    from,
    to,
    lwiaId: params.get('area'),
    senderLwiaId: params.get('from-area'),
    senderId: params.get('sender'),
    receiverId: params.get('receiver'),
    pathway: PATHWAYS.find((each) => each.toLowerCase() === params.get('pathway')) ?? null,
  };
}

export function writeSentWithin(params: WritableParams, sent: SentWithin): void {
  const { from, to, lwiaId, senderLwiaId, senderId, receiverId, pathway } = sent;
  const more = { area: lwiaId, 'from-area': senderLwiaId, sender: senderId, receiver: receiverId };
  params.set('from', from);
  params.set('to', to);
  for (const [key, value] of Object.entries(more)) if (value) params.set(key, value);
  if (pathway) params.set('pathway', pathway.toLowerCase());
}
