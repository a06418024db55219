import { createHmac, timingSafeEqual } from 'node:crypto';
import { NOTICE_MAIL_KINDS } from '@throughline/schema/domain/notification/mail-kind';
import type { NoticeMailKind } from '@throughline/schema/domain/notification/mail-kind';

/** Mail is kept and read late; a link that old ends nothing any more. */
const VALID_MS = 180 * 24 * 3600 * 1000;

/** Whose mail of which kind a link ends: a user's, or of the address that a mailed link went to. */
export type Unsubscription =
  { readonly userId: string; readonly kind: NoticeMailKind } | { readonly linkId: string };

const LINK = 'link';

function signed(secret: string, content: string): string {
  const mac = createHmac('sha256', secret).update(`unsubscribe:${content}`).digest('base64url');
  return `${Buffer.from(content).toString('base64url')}.${mac}`;
}

/**
 * The page that ends mail of a kind for its reader, and the address of the one click (RFC 8058). A signed
 * promise, stored nowhere, in the path because mail programs post to it: it can do nothing but this.
 */
export function unsubscribeUrl(
  options: { readonly publicUrl: string; readonly secret: string },
  of: Unsubscription,
  now: number,
): string {
  const whose = 'linkId' in of ? [LINK, of.linkId] : [of.userId, of.kind];
  const token = signed(options.secret, [...whose, now + VALID_MS].join(' '));
  return `${options.publicUrl}/unsubscribe/${token}`;
}

/** Null: forged, cut off or too old, which are one answer. */
export function readUnsubscription(
  secret: string,
  token: string,
  now: number,
): Unsubscription | null {
  const content = Buffer.from(token.split('.')[0] ?? '', 'base64url').toString();
  const expected = Buffer.from(signed(secret, content));
  const given = Buffer.from(token);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const [first = '', second = '', until] = content.split(' ');
  if (!(Number(until) > now)) return null;
  if (first === LINK) return { linkId: second };
  const kind = NOTICE_MAIL_KINDS.find((each) => each === second);
  return kind ? { userId: first, kind } : null;
}
