import type { Tx } from '@throughline/prisma/client';
import { renderMail } from '@throughline/schema/domain/notification/mail-template';
import type {
  MailKind,
  MailOfNotices,
} from '@throughline/schema/domain/notification/mail-template';
import type { Locale } from '@throughline/schema/domain/shared/locale';

/**
 * Puts a mail into the outbox and asks for it to be sent, in the caller's transaction: it goes out exactly if
 * that commits. For jobs (role tl_worker).
 *
 * @param link absolute address the mail leads to; a secret only in its fragment; null: it leads nowhere
 */
export async function putMail(
  tx: Tx,
  mail: {
    readonly id?: string;
    readonly to: string;
    readonly kind: MailKind;
    readonly link: string | null;
    readonly locale: Locale;
    /** Mails that notices become; only they can be ended by a click. */
    readonly notices?: MailOfNotices;
  },
): Promise<void> {
  const { subject, text } = renderMail(mail.kind, mail.link, mail.locale, mail.notices);
  const { id } = await tx.mailOutbox.create({
    data: {
      ...(mail.id && { id: mail.id }),
      recipient: mail.to,
      kind: mail.kind,
      subject,
      body: text,
      unsubscribeUrl: mail.notices?.unsubscribeUrl ?? null,
    },
    select: { id: true },
  });
  await tx.$executeRaw`select app.enqueue('send-mail', ${JSON.stringify({ mailId: id })}::jsonb)`;
}
