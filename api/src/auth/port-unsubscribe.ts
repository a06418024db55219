import { choicesWithout, readChoices } from '@throughline/schema/domain/notification/delivery';
import type { AuthPort } from '@throughline/schema/platform/auth-port';
import { readUnsubscription } from '../mail/unsubscribe-token.ts';
import type { Unsubscription } from '../mail/unsubscribe-token.ts';
import type { AuthParts } from './auth.ts';
import { deadLink } from './refusals.ts';
import type { Visitor } from './visitor.ts';

type Methods = Pick<AuthPort, 'unsubscription' | 'unsubscribe'>;

/** Ending mail by the link in it, without a sign-in: whoever reads the mail may do so. */
export function unsubscribeMethods(
  { database, throttle, secret }: AuthParts,
  visitor: Visitor,
): Methods {
  /** What ending it would change; null when the account is gone. */
  const changesOf = async ({ userId, kind }: Unsubscription) => {
    const [row] = await database.rows<{ userKind: string; choices: unknown }>(
      'notice_choices',
      userId,
    );
    if (!row) return null;
    const audience = row.userKind === 'CUSTOMER' ? 'CUSTOMER' : 'STAFF';
    return choicesWithout(kind, audience, readChoices(row.choices));
  };
  const isEmpty = (changes: object) => Object.keys(changes).length === 0;

  return {
    async unsubscription(token) {
      const found = readUnsubscription(secret, token, Date.now());
      const changes = found && (await changesOf(found));
      return changes ? { kind: found.kind, ended: isEmpty(changes) } : null;
    },

    async unsubscribe(token) {
      // A token cannot be guessed, and who holds one may use it as often as they like.
      const forgive = await throttle.attempt('unsubscribe', token, visitor.network);
      const found = readUnsubscription(secret, token, Date.now());
      const changes = found && (await changesOf(found));
      if (!changes) throw deadLink();
      await forgive();
      if (!isEmpty(changes)) {
        await database.rows('change_notice_choices', found.userId, JSON.stringify(changes));
      }
      return { kind: found.kind, ended: true };
    },
  };
}
