import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db, Tx } from '@throughline/prisma/client';
import { inTransaction } from '@throughline/prisma/transaction';
import { ANSWER_LINK_DAYS, ANSWER_PATH } from '@throughline/schema/domain/identity/answer-link';
import { MAIL_WINDOW_MINUTES } from '@throughline/schema/domain/notification/delivery';
import type { NoticeKind } from '@throughline/schema/domain/notification/kind';
import type { MailKind } from '@throughline/schema/domain/notification/mail-template';
import { alertedContacts } from '@throughline/schema/domain/notification/recipients';
import type { ContactRole } from '@throughline/schema/domain/notification/recipients';
import { TO_CONTACTS, TO_PERSON } from '@throughline/schema/domain/notification/without-account';
import type { MailWithoutAccount } from '@throughline/schema/domain/notification/without-account';
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
  as: z.enum(['ASK', 'NEWS', 'END']).default('ASK'),
});

const MAILS: Readonly<
  Record<'contact' | 'person', Readonly<Record<MailWithoutAccount, MailKind>>>
> = {
  contact: { ASK: 'REFERRAL_TO_ANSWER', NEWS: 'REFERRAL_TO_SEE', END: 'REFERRAL_OVER' },
  person: { ASK: 'CUSTOMER_QUESTION', NEWS: 'CUSTOMER_QUESTION', END: 'CUSTOMER_TOLD' },
};

/**
 * Mails a link by which one answers without signing in. Its secret is made here, so that it stands in no job.
 * Nothing when there is nothing to answer any more; that there is not is told without a link. A second run finds
 * that the first has done it.
 */
export function sendAnswerLink({ db, ...options }: AnswerLinkOptions & { readonly db: Db }): Task {
  return async (payload) => {
    const { causeId, as, ...addressee } = Payload.parse(payload);
    await withClaims(systemClaims(), () =>
      inTransaction(db, async (tx) => {
        const issued = await issueAnswerLink(tx, options, causeId, addressee, as);
        if (!issued) return;
        const kind = MAILS[addressee.contactId ? 'contact' : 'person'][as];
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

/**
 * A new link, the secret in its fragment, which browsers send to nobody; of what is over, only the row that keeps it
 * from being told twice. Null when there is none to be had.
 */
export async function issueAnswerLink(
  tx: Tx,
  { publicUrl, answerLinkDays = ANSWER_LINK_DAYS }: Omit<AnswerLinkOptions, 'secret'>,
  causeId: string,
  { referralId, contactId, email }: Addressee,
  as: MailWithoutAccount = 'ASK',
) {
  const token = newLinkToken();
  const days = as === 'END' ? 0 : answerLinkDays;
  const [issued] = await tx.$queryRaw<{ id: string; email: string; locale: string }[]>`
    select link_id as id, email, locale from app.issue_answer_link(${referralId}::uuid, ${contactId}::uuid, ${email},
      ${causeId}::uuid, ${secretHash(token)}, ${days}::int)`;
  if (!issued) return null;
  const locale = localeFor(issued.locale);
  return {
    id: issued.id,
    email: issued.email,
    locale,
    link: days > 0 ? `${publicUrl}${ANSWER_PATH}#token=${token}` : null,
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

type Concerned = {
  readonly id: string;
  readonly personId: string;
  readonly serviceId: string | null;
  readonly receiverOrganizationId: string | null;
  readonly receiverAssigneeId: string | null;
};

/** Who did it, and for whom: they know. */
type Doer = { readonly actorRole: string; readonly actorOrganizationId: string | null };

/** Asks for mails to those who are concerned by a change and have no account, where notices would reach them. */
export async function askForLinks(
  tx: Tx,
  kind: NoticeKind,
  causeId: string,
  referral: Concerned,
  by: Doer,
): Promise<void> {
  const addressees = [
    ...(await contactsToldOf(tx, kind, referral, by)),
    ...(await personToldOf(tx, kind, referral, by)),
  ];
  for (const to of addressees) {
    const payload = JSON.stringify({ referralId: referral.id, causeId, ...to });
    await tx.$executeRaw`select app.enqueue('send-answer-link', ${payload}::jsonb)`;
  }
}

type Told = Omit<Addressee, 'referralId'> & { readonly as: MailWithoutAccount };
type Contact = ContactRole & {
  readonly contactId: string;
  readonly email: string;
  /** Null: no link to this referral ever went there. */
  readonly aboutToLook: boolean | null;
  /** With an account, by which they are told. */
  readonly worksThere: boolean;
};

async function contactsToldOf(
  tx: Tx,
  kind: NoticeKind,
  { id, serviceId, receiverOrganizationId, receiverAssigneeId }: Concerned,
  by: Doer,
): Promise<Told[]> {
  const as = TO_CONTACTS[kind];
  const standsIn = kind === 'REFERRAL_ATTEMPTING_CONTACT';
  if (!as || by.actorOrganizationId === receiverOrganizationId) return [];
  if (as !== 'END' && !standsIn && receiverAssigneeId) return [];
  const contacts = await tx.$queryRaw<Contact[]>`
    select c.id as "contactId", c.email, c.receives_referrals as "receivesReferrals", c.backup,
           w.about_to_look as "aboutToLook",
           exists (select 1 from account a join membership m on m.user_id = a.user_id
             where a.email = c.email::citext and a.status = 'ACTIVE' and a.email_verified_at is not null
               and m.organization_id = ${receiverOrganizationId}::uuid and m.status = 'ACTIVE') as "worksThere"
      from service_contact c
      left join app.contacts_written_to(${id}::uuid, ${MAIL_WINDOW_MINUTES}::int) w on w.contact_id = c.id
     where c.service_id = ${serviceId}::uuid and c.email is not null
       and not exists (select 1 from mail_declined d where d.email = c.email::citext)
     order by c.id`;
  const told = as === 'ASK' ? alertedContacts(contacts, standsIn) : contacts.filter(knows[as]);
  return told
    .filter(({ worksThere }) => !worksThere)
    .map(({ contactId, email }) => ({ contactId, email, as }));
}

/** What follows concerns who was asked before; whoever has just been sent a link will find in it what is new. */
const knows = {
  NEWS: ({ aboutToLook }: Contact) => aboutToLook === false,
  END: ({ aboutToLook }: Contact) => aboutToLook !== null,
};

async function personToldOf(
  tx: Tx,
  kind: NoticeKind,
  { personId }: Concerned,
  by: Doer,
): Promise<Told[]> {
  const as = TO_PERSON[kind];
  if (!as || by.actorRole === 'CUSTOMER') return [];
  const account = await tx.account.findFirst({ where: { personId }, select: { userId: true } });
  if (account) return [];
  const contact = await tx.personContact.findFirst({
    where: { personId },
    select: { email: true },
  });
  const email = contact?.email;
  if (!email || (await tx.mailDeclined.findFirst({ where: { email } }))) return [];
  return [{ contactId: null, email, as }];
}
