import { browser } from '$app/env';

let last = 0;

/** Tells the other tabs, since the session is one for all of them. */
const channel =
  browser && 'BroadcastChannel' in globalThis ? new BroadcastChannel('throughline.activity') : null;
if (channel) channel.onmessage = () => (last = Date.now());

/** A request of this tab went out: the server counts the session's idle time from here. */
export function noteActivity(): void {
  if (!browser) return;
  last = Date.now();
  channel?.postMessage(null);
}

/** When any tab of this browser last asked the server something, in milliseconds; 0 for never. */
export const lastActivity = (): number => last;
