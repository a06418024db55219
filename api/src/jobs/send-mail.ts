import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import type { Task } from 'graphile-worker';
import { z } from 'zod';
import type { MailTransport } from '../mail/transport.ts';

const Payload = z.object({ mailId: z.uuid() });

/** What is left of a body once it was sent: links in it must not be found here later. */
const SENT_BODY = '';

/**
 * Sends one mail of the outbox. Repeating it sends nothing twice, unless the process dies between the server's
 * yes and ours. Without a transport the mail stays queued, to be read in the demo's viewer.
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
      const letter = { to: mail.recipient, subject: mail.subject, text: mail.body };
      const failure = await transport.send(letter).then(() => null, codeOf);
      if (failure) {
        const last = job.attempts >= job.max_attempts;
        await db.mailOutbox.updateMany({
          where: { id: mailId },
          data: { tries: { increment: 1 }, ...(last && { status: 'FAILED', body: SENT_BODY }) },
        });
        throw new Error(`Mail ${mailId} could not be sent: ${failure}.`);
      }
      await db.mailOutbox.updateMany({
        where: { id: mailId },
        data: { status: 'SENT', sentAt: new Date(), tries: { increment: 1 }, body: SENT_BODY },
      });
    });
  };
}

/** The server's words may quote the recipient; its code does not. */
function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'UNKNOWN';
}
