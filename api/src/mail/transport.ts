import { createTransport } from 'nodemailer';

export type OutgoingMail = {
  /** Of the row in the outbox. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly unsubscribeUrl: string | null;
};

export type MailTransport = {
  /** @throws Error when the server refused it or could not be reached; it may be tried again */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
};

/** SMTP by nodemailer. Null without a server: mail then stays in the outbox, where the demo shows it. */
export function createMailTransport(options: {
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
}): MailTransport | null {
  if (!options.smtpUrl) return null;
  const domain = /@([\w.-]+)/.exec(options.mailFrom)?.[1] ?? 'localhost';
  const transport = createTransport({
    url: options.smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
    // Nothing in a mail may make this process read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ id, to, subject, text, unsubscribeUrl }) {
      await transport.sendMail({
        from: options.mailFrom,
        // As an object: a recipient is never a list, however it is written.
        to: { name: '', address: to },
        subject,
        text,
        // The same on every try: when the server's yes was lost, its reader's program knows the second one.
        messageId: `<${id}@${domain}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(unsubscribeUrl && {
            'List-Unsubscribe': `<${unsubscribeUrl}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
        },
      });
    },
    close: () => transport.close(),
  };
}
