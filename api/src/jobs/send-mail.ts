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
      try {
        await transport.send({ to: mail.recipient, subject: mail.subject, text: mail.body });
      } catch (error) {
        const last = job.attempts >= job.max_attempts;
        await db.mailOutbox.updateMany({
          where: { id: mailId },
          data: { tries: { increment: 1 }, ...(last && { status: 'FAILED', body: SENT_BODY }) },
        });
        // The server's words may quote the recipient.
        throw new Error(`Mail ${mailId} could not be sent.`, { cause: codeOf(error) });
      }
      await db.mailOutbox.updateMany({
        where: { id: mailId },
        data: { status: 'SENT', sentAt: new Date(), tries: { increment: 1 }, body: SENT_BODY },
      });
    });
  };
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'UNKNOWN';
}
