import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/** The secret of a webhook, kept nowhere: whoever reads the database cannot sign. */
export const webhookSecret = (secret: string, webhookId: string, version: number): string =>
  PREFIX + createHmac('sha256', secret).update(`webhook:${webhookId}:${version}`).digest('base64');

export type Signed = { readonly id: string; readonly at: Date; readonly body: string };

/** The headers of the Standard Webhooks scheme; each secret signs, separated by spaces. */
export function signatureHeaders(
  { id, at, body }: Signed,
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
