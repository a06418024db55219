import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import { SINGLE_USE_MAIL_KINDS } from '@throughline/schema/domain/notification/mail-template';
import type { Task } from 'graphile-worker';
import { z } from 'zod';
import type { MailTransport } from '../mail/transport.ts';

const Payload = z.object({ mailId: z.uuid() });

/** What is left of a body that is not needed any more: links in it must not be found here later. */
const NO_BODY = '';

/**
 * Sends one mail of the outbox. Repeating it sends nothing twice, unless the process dies between the server's
 * yes and ours: then the second one has the first one's Message-ID. Without a transport the mail stays queued,
 * to be read in the demo's viewer.
 *
 * A mail the server did not take is tried again after e, e² … e¹⁰ seconds and then every six hours: 3 s, 7 s,
 * 20 s, 55 s, 2 min, 7 min, 18 min, 50 min, 2 h 15 min, 6 h, 6 h. After twelve tries (`app.enqueue`), or when
 * the server says that it never will, it is given up until an administrator repeats it.
 */
export function sendMail(deps: {
  readonly db: Db;
  readonly transport: MailTransport | null;
}): Task {
  return async (payload, { job }) => {
    const { transport, db } = deps;
    if (!transport) return;
    const { mailId } = Payload.parse(payload);
    await withClaims(systemClaims(), async () => {
      const mail = await db.mailOutbox.findFirst({ where: { id: mailId, status: 'QUEUED' } });
      if (!mail) return;
      const { id, recipient, subject, body, unsubscribeUrl } = mail;
      const letter = { id, to: recipient, subject, text: body, unsubscribeUrl };
      const failure = await transport.send(letter).then(() => null, failureOf);
      if (!failure) {
        await db.mailOutbox.updateMany({
          where: { id },
          data: {
            status: 'SENT',
            sentAt: new Date(),
            tries: { increment: 1 },
            failure: null,
            body: NO_BODY,
            unsubscribeUrl: null,
          },
        });
        return;
      }
      const isSingleUse = SINGLE_USE_MAIL_KINDS.some((kind) => kind === mail.kind);
      const over = failure.permanent || job.attempts >= job.max_attempts;
      await db.mailOutbox.updateMany({
        where: { id },
        data: {
          tries: { increment: 1 },
          failure: failure.code,
          ...(over && { status: 'FAILED', failedAt: new Date() }),
          // Whoever such a link was for asks for another; the rest can be repeated.
          ...(over && isSingleUse && { body: NO_BODY }),
        },
      });
      if (!failure.permanent) throw new Error(`Mail ${id} could not be sent: ${failure.code}.`);
    });
  };
}

/** The server's words may quote the recipient; its code does not. */
function failureOf(error: unknown): { readonly code: string; readonly permanent: boolean } {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  const answer = typeof responseCode === 'number' ? responseCode : null;
  return {
    code: [typeof code === 'string' ? code : 'UNKNOWN', answer].filter(Boolean).join(' '),
    permanent: answer !== null && answer >= 500,
  };
}
