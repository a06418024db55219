import { choicesWithout, readChoices } from '@throughline/schema/domain/notification/delivery';
import type { NoticeMailKind } from '@throughline/schema/domain/notification/mail-kind';
import type { AuthPort, UnsubscriptionView } from '@throughline/schema/platform/auth-port';
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
  /** What ending it would change, and how; null when its reader is gone. */
  const endingOf = async (of: Unsubscription): Promise<Ending | null> => {
    if ('linkId' in of) {
      type Mail = { kind: NoticeMailKind; ended: boolean };
      const [mail] = await database.rows<Mail>('mail_of_link', of.linkId);
      return mail
        ? {
            ...mail,
            forAccount: false,
            end: () => database.rows('decline_mail_of_link', of.linkId),
          }
        : null;
    }
    const { userId, kind } = of;
    const [row] = await database.rows<{ userKind: string; choices: unknown }>(
      'notice_choices',
      userId,
    );
    if (!row) return null;
    const audience = row.userKind === 'CUSTOMER' ? 'CUSTOMER' : 'STAFF';
    const changes = choicesWithout(kind, audience, readChoices(row.choices));
    return {
      kind,
      ended: Object.keys(changes).length === 0,
      forAccount: true,
      end: () => database.rows('change_notice_choices', userId, JSON.stringify(changes)),
    };
  };
  const read = async (token: string): Promise<Ending | null> => {
    const found = readUnsubscription(secret, token, Date.now());
    return found && endingOf(found);
  };

  return {
    async unsubscription(token) {
      const found = await read(token);
      return found && viewOf(found);
    },

    async unsubscribe(token) {
      // A token cannot be guessed, and who holds one may use it as often as they like.
      const forgive = await throttle.attempt('unsubscribe', token, visitor.network);
      const found = await read(token);
      if (!found) throw deadLink();
      await forgive();
      if (!found.ended) await found.end();
      return viewOf({ ...found, ended: true });
    },
  };
}

type Ending = UnsubscriptionView & { readonly end: () => Promise<unknown> };

const viewOf = ({ kind, ended, forAccount }: Ending): UnsubscriptionView => ({
  kind,
  ended,
  forAccount,
});
