import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isOwnNetwork } from './client-address.ts';

const WELL_FORMED = /^[\w.-]{8,128}$/;

export const newRequestId = (): string => randomUUID();

/** The proxy's own, so that its log and ours can be read together; else a new one. */
export function requestIdOf({ socket, headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  const trusted = typeof given === 'string' && isOwnNetwork(socket.remoteAddress);
  return trusted && WELL_FORMED.test(given) ? given : newRequestId();
}
