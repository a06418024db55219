import { isIP } from 'node:net';

const PRIVATE =
  /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i;

/** Whether a connection comes from our own network, so from a proxy of ours. */
export const isOwnNetwork = (socketAddress: string | undefined): boolean =>
  PRIVATE.test(socketAddress?.replace(/^::ffff:/i, '') ?? '');

/**
 * The address to count attempts by. A header is believed only when the connection comes from our own network,
 * so from a proxy of ours, and then only what that proxy wrote: the last entry.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | null,
): string | null {
  const direct = socketAddress?.replace(/^::ffff:/i, '') ?? null;
  if (!direct || !PRIVATE.test(direct)) return direct && networkOf(direct);
  const forwarded = forwardedFor
    ?.split(',')
    .at(-1)
    ?.trim()
    .replace(/^::ffff:/i, '');
  return networkOf(forwarded && isIP(forwarded) ? forwarded : direct);
}

/** One household has one IPv4 address and a whole /64 of IPv6. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head ? head.split(':') : [];
  if (tail !== undefined) {
    const after = tail ? tail.split(':') : [];
    while (groups.length + after.length < 8) groups.push('0');
    groups.push(...after);
  }
  return `${groups.slice(0, 4).join(':')}::/64`;
}
