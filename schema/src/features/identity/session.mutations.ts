import { MessagePayload, mutation } from '../../platform/mutation.ts';
import { becomeViewer } from './become-viewer.ts';
import { said } from './messages.ts';
import { SessionPayload, SignInPayload, ViewerPayload } from './identity.payloads.ts';

mutation('signIn', {
  access: 'PUBLIC',
  description:
    'Signs in and sets the cookie. Unknown addresses and wrong passwords are one answer; after five, one has to wait.',
  input: (t) => ({
    email: t.string({ required: true, description: 'Email address.' }),
    password: t.string({ required: true, description: 'Password.' }),
  }),
  payload: SignInPayload,
  run: async ({ email, password }, ctx) => {
    await ctx.auth.signIn({ email, password });
    return becomeViewer(ctx);
  },
});

mutation('signOut', {
  access: 'PUBLIC',
  description: 'Ends this session. Its open subscriptions close.',
  input: () => ({}),
  payload: MessagePayload,
  run: async (_input, ctx) => {
    await ctx.auth.signOut();
    return said(ctx, 'SIGNED_OUT');
  },
});

mutation('endSession', {
  access: 'SIGNED_IN',
  description: 'Ends one of my sessions at once, such as one left open on another computer.',
  input: (t) => ({ id: t.id({ required: true, description: 'Id of the session.' }) }),
  payload: MessagePayload,
  run: async ({ id }, ctx) => {
    await ctx.auth.endSession(id);
    return said(ctx, 'SESSION_ENDED');
  },
});

mutation('keepSession', {
  access: 'SIGNED_IN',
  description: 'Moves the idle limit of this session: the answer to the warning before it ends.',
  input: () => ({}),
  payload: SessionPayload,
  run: async (_input, ctx) => ({ session: await ctx.auth.keepSession() }),
});

mutation('setDefaultMembership', {
  access: 'SIGNED_IN',
  description:
    'What new tabs of this session act under. A tab says itself what it acts under, by the header `x-throughline-membership`.',
  input: (t) => ({
    membershipId: t.id({ required: true, description: 'Id of an active membership of mine.' }),
  }),
  payload: ViewerPayload,
  run: async ({ membershipId }, ctx) => {
    await ctx.auth.setDefaultMembership(membershipId);
    return { userId: ctx.actor.userId ?? '' };
  },
});
