import type { TaskList } from 'graphile-worker';
import type { MailTransport } from '../mail/transport.ts';
import { checkFile, forgetFile } from './check-file.ts';
import type { FileJobDeps } from './check-file.ts';
import { sendAnswerLink } from './answer-links.ts';
import { sendMembershipInvitation, sendOrganizationInvitation } from './mail-invitation.ts';
import { makeNotices } from './make-notices.ts';
import { sendInvitation } from './send-invitation.ts';
import { sendMail } from './send-mail.ts';
import { tellAccount } from './tell-account.ts';
import { sendWebhook } from './send-webhook.ts';
import type { WebhookDeps } from './send-webhook.ts';

export type JobDeps = WebhookDeps &
  FileJobDeps & {
    /** What links in mails begin with. */
    readonly publicUrl: string;
    /** How long a mailed link can be exchanged. */
    readonly answerLinkDays: number;
    /** Null: mail stays in the outbox. */
    readonly transport: MailTransport | null;
  };

/**
 * The background work there is. A job may run twice, so each task leaves the same behind however often it
 * runs. What commands may ask for is listed in `app.enqueue` (prisma/policies/50-platform.sql).
 */
export const tasks = (deps: JobDeps): TaskList => ({
  'make-notices': makeNotices(deps),
  'send-mail': sendMail(deps),
  'send-invitation': sendInvitation(deps),
  'tell-account': tellAccount(deps),
  'send-webhook': sendWebhook(deps),
  'send-organization-invitation': sendOrganizationInvitation(deps),
  'send-membership-invitation': sendMembershipInvitation(deps),
  'send-answer-link': sendAnswerLink(deps),
  'check-file': checkFile(deps),
  'forget-file': forgetFile(deps),
});
