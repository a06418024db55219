import type { Tx } from '@throughline/prisma/client';
import {
  deliveryOf,
  MAIL_WINDOW_MINUTES,
  readChoices,
} from '@throughline/schema/domain/notification/delivery';
import type { PlannedMail } from '@throughline/schema/domain/notification/delivery';
import type { NoticeKind } from '@throughline/schema/domain/notification/kind';
import { readQuietHours } from '@throughline/schema/domain/notification/quiet-hours';
import type { NoticeRecipient } from '@throughline/schema/domain/notification/recipients';

type Delivered = Omit<NoticeRecipient, 'mail'> & { readonly mail: PlannedMail | null };

/** Who of them is told at all, and by which mail; in the order of their ids, in which their rows are locked. */
export async function deliveriesTo(
  tx: Tx,
  kind: NoticeKind,
  recipients: readonly NoticeRecipient[],
): Promise<readonly Delivered[]> {
  const [{ now }] = await tx.$queryRaw<[{ now: Date }]>`select app.now() as now`;
  const recent = new Date(Number(now) - MAIL_WINDOW_MINUTES * 60_000);
  const accounts = await tx.account.findMany({
    where: { userId: { in: recipients.map(({ userId }) => userId) } },
    orderBy: { userId: 'asc' },
    select: {
      userId: true,
      emailVerifiedAt: true,
      noticeChoices: true,
      quietFrom: true,
      quietUntil: true,
      user: {
        select: {
          noticeMails: {
            where: { mailedAt: { gt: recent } },
            select: { kind: true, mailedAt: true },
          },
        },
      },
    },
  });
  return accounts.flatMap((account) => {
    const recipient = recipients.find(({ userId }) => userId === account.userId);
    if (!recipient) return [];
    const { inApp, mail } = deliveryOf(
      kind,
      {
        audience: recipient.audience,
        choices: readChoices(account.noticeChoices),
        mailByRule: recipient.mail,
        quiet: readQuietHours(account),
        mailedAt: Object.fromEntries(
          account.user.noticeMails.map((each) => [each.kind, each.mailedAt]),
        ),
      },
      now,
    );
    // An address nobody has confirmed may be somebody else's.
    return inApp ? [{ ...recipient, mail: account.emailVerifiedAt ? mail : null }] : [];
  });
}

/** Puts a notice into the mail that waits for its user, or into a new one. */
export async function joinMail(
  tx: Tx,
  noticeId: string,
  userId: string,
  { kind, dueAt, day }: PlannedMail,
): Promise<void> {
  const open = () => tx.$queryRaw<{ id: string }[]>`
    select id from notice_mail where user_id = ${userId}::uuid and kind = ${kind} and mailed_at is null
    for update`;
  const begin = () =>
    tx.noticeMail.createManyAndReturn({
      data: [{ userId, kind, dueAt, day: day ? new Date(day) : null }],
      skipDuplicates: true,
      select: { id: true },
    });
  // Whoever writes the mail takes its row first, so what was open a moment ago may be gone: then another
  // begins. None when the day's digest has left already, as it never does twice.
  let [mail] = await begin();
  if (!mail) [mail] = await open();
  if (!mail) [mail] = await begin();
  if (mail) await tx.notice.updateMany({ where: { id: noticeId }, data: { mailId: mail.id } });
}
