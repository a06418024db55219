import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db, Tx } from '@throughline/prisma/client';
import { inTransaction } from '@throughline/prisma/transaction';
import { ANSWER_LINK_DAYS, ANSWER_PATH } from '@throughline/schema/domain/identity/answer-link';
import type { NoticeKind } from '@throughline/schema/domain/notification/kind';
import { alertedContacts } from '@throughline/schema/domain/notification/recipients';
import type { ContactRole } from '@throughline/schema/domain/notification/recipients';
import { localeFor } from '@throughline/schema/domain/shared/locale';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { newLinkToken } from '../auth/port-account.ts';
import { putMail } from '../mail/outbox.ts';
import { unsubscribeUrl } from '../mail/unsubscribe-token.ts';

export type AnswerLinkOptions = {
  readonly publicUrl: string;
  /** Signs what ends such mail. */
  readonly secret: string;
  /** How long a link can be exchanged; absent: the usual. */
  readonly answerLinkDays?: number;
};

type Addressee = {
  readonly referralId: string;
  /** Of the referral's service; null: the person. */
  readonly contactId: string | null;
  readonly email: string;
};

const Payload = z.object({
  referralId: z.uuid(),
  contactId: z.uuid().nullable(),
  email: z.string(),
  causeId: z.uuid(),
});

/**
 * Mails a link by which one answers without signing in. Its secret is made here, so that it stands in no job.
 * Nothing when there is nothing to answer any more; a second run finds that the first has done it.
 */
export function sendAnswerLink({ db, ...options }: AnswerLinkOptions & { readonly db: Db }): Task {
  return async (payload) => {
    const { causeId, ...addressee } = Payload.parse(payload);
    await withClaims(systemClaims(), () =>
      inTransaction(db, async (tx) => {
        const issued = await issueAnswerLink(tx, options, causeId, addressee);
        if (!issued) return;
        const kind = addressee.contactId ? 'REFERRAL_TO_ANSWER' : 'CUSTOMER_QUESTION';
        const { id: linkId, email: to, link, locale } = issued;
        const notices = {
          notices: 1,
          unsubscribeUrl: unsubscribeUrl(options, { linkId }, Date.now()),
        };
        await putMail(tx, { kind, to, link, locale, notices });
      }),
    );
  };
}

/** A new link, the secret in its fragment, which browsers send to nobody. Null when there is none to be had. */
export async function issueAnswerLink(
  tx: Tx,
  { publicUrl, answerLinkDays = ANSWER_LINK_DAYS }: Omit<AnswerLinkOptions, 'secret'>,
  causeId: string,
  { referralId, contactId, email }: Addressee,
) {
  const token = newLinkToken();
  const [issued] = await tx.$queryRaw<{ id: string; email: string; locale: string }[]>`
    select link_id as id, email, locale from app.issue_answer_link(${referralId}::uuid, ${contactId}::uuid, ${email},
      ${causeId}::uuid, ${secretHash(token)}, ${answerLinkDays}::int)`;
  if (!issued) return null;
  const locale = localeFor(issued.locale);
  return {
    id: issued.id,
    email: issued.email,
    locale,
    link: `${publicUrl}${ANSWER_PATH}#token=${token}`,
  };
}

/** The contact of a referral's service with this address, if there is one who is asked about referrals. */
export async function contactWith(tx: Tx, referralId: string, email: string) {
  return tx.serviceContact.findFirst({
    where: {
      service: { referrals: { some: { id: referralId } } },
      email: { equals: email, mode: 'insensitive' },
      OR: [{ receivesReferrals: true }, { backup: true }],
    },
    select: { id: true, email: true },
  });
}

/** N-23 to the contacts of the service, N-24 to who stands in; then whose move it is. */
const TO_CONTACTS: readonly NoticeKind[] = [
  'REFERRAL_SENT',
  'REFERRAL_UNDECIDED',
  'REFERRAL_NOT_STARTED',
  'REFERRAL_NO_UPDATE',
];
/** When somebody should have been in touch with the person (REF-051). */
const TO_PERSON: readonly NoticeKind[] = ['REFERRAL_ACCEPTED', 'REFERRAL_NOT_STARTED'];

type Concerned = {
  readonly id: string;
  readonly personId: string;
  readonly serviceId: string | null;
  readonly receiverOrganizationId: string | null;
  readonly receiverAssigneeId: string | null;
};

/** Asks for links to those who are concerned by a change and have no account, where notices would reach them. */
export async function askForLinks(
  tx: Tx,
  kind: NoticeKind,
  causeId: string,
  referral: Concerned,
): Promise<void> {
  const addressees = [
    ...(await contactsToldOf(tx, kind, referral)),
    ...(TO_PERSON.includes(kind) ? await personWithoutAccount(tx, referral) : []),
  ];
  for (const to of addressees) {
    const payload = JSON.stringify({ referralId: referral.id, causeId, ...to });
    await tx.$executeRaw`select app.enqueue('send-answer-link', ${payload}::jsonb)`;
  }
}

type Contact = ContactRole & { readonly contactId: string; readonly email: string };

async function contactsToldOf(
  tx: Tx,
  kind: NoticeKind,
  { serviceId, receiverOrganizationId, receiverAssigneeId }: Concerned,
): Promise<Omit<Addressee, 'referralId'>[]> {
  const standsIn = kind === 'REFERRAL_ATTEMPTING_CONTACT';
  if (!standsIn && (!TO_CONTACTS.includes(kind) || receiverAssigneeId)) return [];
  const contacts = await tx.$queryRaw<(Contact & { worksThere: boolean; declined: boolean })[]>`
    select c.id as "contactId", c.email, c.receives_referrals as "receivesReferrals", c.backup,
           exists (select 1 from account a join membership m on m.user_id = a.user_id
             where a.email = c.email::citext and a.status = 'ACTIVE' and a.email_verified_at is not null
               and m.organization_id = ${receiverOrganizationId}::uuid and m.status = 'ACTIVE') as "worksThere",
           exists (select 1 from mail_declined d where d.email = c.email::citext) as declined
      from service_contact c where c.service_id = ${serviceId}::uuid and c.email is not null
     order by c.id`;
  const told = alertedContacts(
    contacts.filter(({ declined }) => !declined),
    standsIn,
  ).filter(({ worksThere }) => !worksThere);
  return told.map(({ contactId, email }) => ({ contactId, email }));
}

async function personWithoutAccount(
  tx: Tx,
  { personId }: Concerned,
): Promise<Omit<Addressee, 'referralId'>[]> {
  const account = await tx.account.findFirst({ where: { personId }, select: { userId: true } });
  if (account) return [];
  const contact = await tx.personContact.findFirst({
    where: { personId },
    select: { email: true },
  });
  const email = contact?.email;
  if (!email || (await tx.mailDeclined.findFirst({ where: { email } }))) return [];
  return [{ contactId: null, email }];
}
