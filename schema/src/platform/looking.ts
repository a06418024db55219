import { withLook } from '@throughline/prisma/look';
import type { Look } from '@throughline/prisma/look';
import { isStaff } from '../domain/access/actor.ts';
import type { Context } from './context.ts';

/**
 * A read of one person by somebody of staff, which is written down in the same round trip (CORE-014). Pages,
 * API clients and previews alike; lists, and what a subscription reads again, are no looks.
 */
export const looking = <T>(
  { actor, requestId, network }: Pick<Context, 'actor' | 'requestId' | 'network'>,
  at: Look['name'],
  subject: string,
  read: () => Promise<T>,
): Promise<T> =>
  isStaff(actor)
    ? withLook({ name: at, values: [subject, requestId, network ?? ''] }, read)
    : read();
