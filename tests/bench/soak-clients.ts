// The screens of the soak, in one process: each socket has one subscription, most an inbox, some their own notices.
import type { WebSocket } from 'ws';
import { answering } from './child.ts';
import { percentile } from './report.ts';
import { openAll } from './subscribing.ts';

export type SoakAsk =
  | { readonly open: { port: number; count: number; tokens: readonly string[] } }
  /** Of the time since it was asked last. */
  | { readonly told: true };
export type SoakAnswer = {
  readonly frames: number;
  readonly closed: number;
  /** From when a change began to its frame, in milliseconds. */
  readonly lagP50: number;
  readonly lagP99: number;
};

const INBOX = `subscription { inboxChanged { __typename ... on ReferralChanged {
  cursor activity { id kind at } referral { id number status sender { name } receiver { name } } } } }`;
const NOTICES = `subscription { noticesChanged { __typename ... on NoticeAdded {
  cursor unreadNotices notice { id kind text } } } }`;
/** Executed for its socket alone. */
const OWN_EVERY = 8;

const sockets: WebSocket[] = [];
let frames = 0;
let closed = 0;
let lags: number[] = [];

answering<SoakAsk, SoakAnswer>(async (message) => {
  if ('open' in message) {
    const { port, count, tokens } = message.open;
    await openAll(sockets, count, (index) => ({
      port,
      token: tokens[index % tokens.length] ?? '',
      query: Math.floor(index / tokens.length) % OWN_EVERY === 0 ? NOTICES : INBOX,
      onNext: take,
      onClose: () => (closed += 1),
    }));
  }
  const answer = { frames, closed, lagP50: percentile(lags, 0.5), lagP99: percentile(lags, 0.99) };
  [frames, lags] = [0, []];
  return answer;
});

function take(frame: Buffer): void {
  frames += 1;
  const [, at] = /"at":"([^"]+)"/.exec(frame.toString()) ?? [];
  if (at) lags.push(Date.now() - Date.parse(at));
}
