import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db, Tx } from '@throughline/prisma/client';
import { inTransaction } from '@throughline/prisma/transaction';
import type { NoticeAudience, NoticeKind } from '@throughline/schema/domain/notification/kind';
import {
  mailKindOf,
  NOTICE_MAIL_KINDS,
  NOTICE_MAIL_LABELS,
} from '@throughline/schema/domain/notification/mail-kind';
import type { NoticeMailKind } from '@throughline/schema/domain/notification/mail-kind';
import { noticePath, noticesPath } from '@throughline/schema/domain/notification/notice-path';
import { localeFor } from '@throughline/schema/domain/shared/locale';
import { putMail } from '../mail/outbox.ts';
import { unsubscribeUrl } from '../mail/unsubscribe-token.ts';
import { contactWith, issueAnswerLink } from './answer-links.ts';
import type { AnswerLinkOptions } from './answer-links.ts';
import type { Sweeper } from './sweepers.ts';

type Options = AnswerLinkOptions;

const AT_A_TIME = 100;

/** Writes the mails of notices that are due, by the clock of the rules. */
export const noticeMailSweeper = (options: Options): Sweeper => ({
  name: 'notice-mails',
  everyMs: 5_000,
  run: (db) => mailNotices(db, options),
});

/**
 * Each due row becomes one mail in the outbox, in a transaction that takes the row first: however many
 * processes do this at once, and wherever one of them dies, there is one.
 */
export function mailNotices(db: Db, options: Options): Promise<number> {
  return withClaims(systemClaims(), async () => {
    for (let mailed = 0; ;) {
      const due = await db.$queryRaw<{ id: string }[]>`
        select id from notice_mail where mailed_at is null and due_at <= app.now()
        order by due_at limit ${AT_A_TIME}`;
      for (const { id } of due) await inTransaction(db, (tx) => mailOne(tx, id, options));
      mailed += due.length;
      if (due.length < AT_A_TIME) return mailed;
    }
  });
}

async function mailOne(tx: Tx, id: string, options: Options): Promise<void> {
  const [mail] = await tx.$queryRaw<{ userId: string; kind: NoticeMailKind }[]>`
    update notice_mail set mailed_at = app.now() where id = ${id}::uuid and mailed_at is null
    returning user_id as "userId", kind`;
  if (!mail) return; // another process has it
  const { userId, kind } = mail;
  const user = await tx.user.findFirstOrThrow({
    where: { id: userId },
    select: { kind: true, account: { select: { email: true, locale: true, status: true } } },
  });
  // What was read in the app meanwhile needs no mail. Of whom a consent told of that has ended (REF-050), only that
  // it has is told.
  const notices = await tx.$queryRaw<Told[]>`
    select n.kind, n.referral_id as "referralId", n.person_id as "personId"
      from notice n left join referral r on r.id = n.referral_id
     where n.mail_id = ${id}::uuid and n.user_id = ${userId}::uuid and n.read_at is null
       and (n.kind in ('CONSENT_WITHDRAWN', 'CONSENT_EXPIRED') or not exists (
         select 1 from membership m
          cross join lateral app.verdict(r.person_id, m.organization_id, m.user_id, m.role, 'IDENTITY', r.id) v
          where m.user_id = n.user_id and m.status = 'ACTIVE' and v.why in ('CONSENT_WITHDRAWN', 'CONSENT_EXPIRED')))`;
  if (notices.length === 0 || user.account?.status !== 'ACTIVE') return;
  const audience: NoticeAudience = user.kind === 'CUSTOMER' ? 'CUSTOMER' : 'STAFF';
  const answer = await answerOf(tx, options, { id, kind, audience, notices, ...user.account });
  await putMail(tx, {
    id,
    to: user.account.email,
    kind: answer?.kind ?? kind,
    link: answer?.link ?? options.publicUrl + pathOf(kind, audience, notices),
    locale: localeFor(user.account.locale),
    notices: {
      notices: notices.length,
      unsubscribeUrl: unsubscribeUrl(options, { userId, kind }, Date.now()),
      ...(kind === 'DAILY_DIGEST' && { counts: countsOf(audience, notices) }),
    },
  });
}

type Told = {
  readonly kind: string;
  readonly referralId: string | null;
  readonly personId: string | null;
};

/**
 * Whoever is asked about one referral, as a contact of its service or as the person, gets a link that opens it
 * without signing in (N-23, N-24, REF-051). Null: the mail leads to the app.
 */
async function answerOf(
  tx: Tx,
  options: Options,
  mail: {
    readonly id: string;
    readonly kind: NoticeMailKind;
    readonly audience: NoticeAudience;
    readonly notices: readonly Told[];
    readonly email: string;
  },
) {
  const { id, kind, audience, notices, email } = mail;
  const [referralId, ...more] = new Set(notices.map((each) => each.referralId));
  if (!referralId || more.length > 0) return null;
  // Agreeing anew needs a sign-in.
  if (notices.some((each) => noticePath(each.kind as NoticeKind, { referralId: null }, audience)))
    return null;
  if (kind === 'CUSTOMER_NEWS') {
    const issued = await issueAnswerLink(tx, options, id, { referralId, contactId: null, email });
    return issued && { kind: 'CUSTOMER_QUESTION' as const, link: issued.link };
  }
  if (kind !== 'REFERRAL_NEEDS_ATTENTION' || audience !== 'STAFF') return null;
  const contact = await contactWith(tx, referralId, email);
  if (!contact?.email) return null;
  const to = { referralId, contactId: contact.id, email: contact.email };
  const issued = await issueAnswerLink(tx, options, id, to);
  return issued && { kind: 'REFERRAL_TO_ANSWER' as const, link: issued.link };
}

/** One page if that is all there is to see, else the list. */
function pathOf(kind: NoticeMailKind, audience: NoticeAudience, notices: readonly Told[]): string {
  const paths = new Set(notices.map((each) => noticePath(each.kind as NoticeKind, each, audience)));
  const [only] = paths;
  return kind !== 'DAILY_DIGEST' && paths.size === 1 && only ? only : noticesPath(audience);
}

function countsOf(audience: NoticeAudience, notices: readonly Told[]) {
  return NOTICE_MAIL_KINDS.flatMap((mailKind) => {
    const those = notices.filter(
      ({ kind }) => mailKindOf(kind as NoticeKind, audience) === mailKind,
    );
    return those.length > 0 ? [[NOTICE_MAIL_LABELS[mailKind], those.length] as const] : [];
  });
}
