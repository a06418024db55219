import { runCommand } from '../../platform/command.ts';
import { MessagePayload, mutation } from '../../platform/mutation.ts';
import { becomeViewer } from './become-viewer.ts';
import { markVisit } from './commands/mark-visit.ts';
import { updateAccount } from './commands/update-account.ts';
import { LocaleEnum } from '../../platform/shared-enums.ts';
import { ViewerPayload } from './identity.payloads.ts';
import { said } from './messages.ts';

mutation('signUp', {
  access: 'PUBLIC',
  description:
    'Opens an account and mails a link to confirm the address. The answer is the same when the address has an account already; its owner is told by mail.',
  input: (t) => ({
    name: t.string({ required: true, description: 'Full name.' }),
    email: t.string({ required: true, description: 'Email address.' }),
    password: t.string({ required: true, description: '12 characters or more.' }),
    locale: t.field({
      type: LocaleEnum,
      required: true,
      description: 'Language of screens and mails.',
    }),
    invitationCode: t.string({
      description:
        'Of an invitation: a customer’s code as mailed or printed, or the token of a link to work for an organization.',
    }),
  }),
  payload: MessagePayload,
  run: async ({ invitationCode = null, ...input }, ctx) => {
    await ctx.auth.signUp({ ...input, invitationCode });
    return said(ctx, 'SIGNED_UP');
  },
});

mutation('verifyEmail', {
  access: 'PUBLIC',
  description: 'Confirms an address by the link mailed to it. It works once, within 24 hours.',
  input: (t) => ({ token: t.string({ required: true, description: 'From the link.' }) }),
  payload: MessagePayload,
  run: async ({ token }, ctx) => {
    await ctx.auth.verifyEmail(token);
    return said(ctx, 'EMAIL_VERIFIED');
  },
});

mutation('resendVerification', {
  access: 'SIGNED_IN',
  description: 'Mails another link to confirm my address.',
  input: () => ({}),
  payload: MessagePayload,
  run: async (_input, ctx) => {
    await ctx.auth.resendVerification();
    return said(ctx, 'VERIFICATION_SENT');
  },
});

mutation('requestPasswordReset', {
  access: 'PUBLIC',
  description:
    'Mails a link to choose a new password. The answer is the same for unknown addresses.',
  input: (t) => ({ email: t.string({ required: true, description: 'Email address.' }) }),
  payload: MessagePayload,
  run: async ({ email }, ctx) => {
    await ctx.auth.requestPasswordReset(email);
    return said(ctx, 'RESET_SENT');
  },
});

mutation('resetPassword', {
  access: 'PUBLIC',
  description: 'Sets a new password by the link mailed, once, within an hour. Ends every session.',
  input: (t) => ({
    token: t.string({ required: true, description: 'From the link.' }),
    password: t.string({ required: true, description: '12 characters or more.' }),
  }),
  payload: MessagePayload,
  run: async ({ token, password }, ctx) => {
    await ctx.auth.resetPassword(token, password);
    return said(ctx, 'PASSWORD_RESET');
  },
});

mutation('changePassword', {
  access: 'SIGNED_IN',
  description: 'Changes my password and ends my other sessions.',
  input: (t) => ({
    currentPassword: t.string({ required: true, description: 'The one of now.' }),
    password: t.string({ required: true, description: 'The new one, 12 characters or more.' }),
  }),
  payload: MessagePayload,
  run: async ({ currentPassword, password }, ctx) => {
    await ctx.auth.changePassword(currentPassword, password);
    return said(ctx, 'PASSWORD_CHANGED');
  },
});

mutation('acceptInvitation', {
  access: 'SIGNED_IN',
  description:
    'Binds my account to the person I was invited as. Forged, used, revoked and expired codes are one answer.',
  input: (t) => ({ code: t.string({ required: true, description: 'As mailed or printed.' }) }),
  payload: ViewerPayload,
  run: async ({ code }, ctx) => {
    await ctx.auth.acceptInvitation(code);
    return becomeViewer(ctx);
  },
});

mutation('updateAccount', {
  access: 'SIGNED_IN',
  description: 'Changes my name, phone and language.',
  input: (t) => ({
    name: t.string({ required: true, description: 'Full name.' }),
    phone: t.string({ description: 'Any usual way of writing it; null removes it.' }),
    locale: t.field({
      type: LocaleEnum,
      required: true,
      description: 'Language of screens and mails.',
    }),
  }),
  payload: ViewerPayload,
  run: async (input, ctx) => {
    const result = await runCommand(ctx, 'updateAccount', input, updateAccount);
    ctx.auth.forget(result.userId);
    return result;
  },
});

mutation('markVisit', {
  access: 'SIGNED_IN',
  description: 'Begins "what changed since my last visit" anew.',
  input: () => ({}),
  payload: MessagePayload,
  run: async (input, ctx) => {
    await runCommand(ctx, 'markVisit', input, markVisit);
    return said(ctx, 'VISIT_MARKED');
  },
});
