import { runCommand } from '../../platform/command.ts';
import { MessagePayload, mutation } from '../../platform/mutation.ts';
import { changeMembership } from './commands/change-membership.ts';
import { decideMembership } from './commands/decide-membership.ts';
import { endMembership } from './commands/end-membership.ts';
import { requestMembership } from './commands/request-membership.ts';
import { MembershipRoleEnum } from '../../platform/shared-enums.ts';
import { MembershipPayload } from './identity.payloads.ts';
import { said } from './messages.ts';

mutation('requestMembership', {
  access: 'SIGNED_IN',
  description: 'Asks to join an organization; its administrators decide (CORE-002).',
  input: (t) => ({
    organizationId: t.id({ required: true, description: 'Which organization.' }),
    role: t.field({ type: MembershipRoleEnum, required: true, description: 'The role asked for.' }),
    note: t.string({ description: 'Who you are and why, for those who decide.' }),
  }),
  payload: MembershipPayload,
  run: async (input, ctx) => {
    const result = await runCommand(ctx, 'requestMembership', input, requestMembership);
    ctx.auth.forget(ctx.actor.userId ?? '');
    return result;
  },
});

mutation('decideMembership', {
  access: 'STAFF',
  description:
    'Approves or refuses a request to join. Its effect is immediate. Nobody gives a role they could not give anyone.',
  input: (t) => ({
    membershipId: t.id({ required: true, description: 'Which request.' }),
    approve: t.boolean({ required: true, description: 'False refuses.' }),
    role: t.field({
      type: MembershipRoleEnum,
      description: 'Another role than the one asked for.',
    }),
    validUntil: t.field({ type: 'Date', description: 'The last day it holds; null: without end.' }),
  }),
  payload: MembershipPayload,
  run: async (input, ctx) => {
    const { membershipId, userId } = await runCommand(
      ctx,
      'decideMembership',
      input,
      decideMembership,
    );
    ctx.auth.forget(userId);
    return { membershipId };
  },
});

mutation('changeMembership', {
  access: 'STAFF',
  description:
    'Gives a colleague another role, another end, or both, at once, on open pages and subscriptions too (CORE-003). Never one’s own, and never so that nobody administers the organization.',
  input: (t) => ({
    membershipId: t.id({ required: true, description: 'Which membership.' }),
    role: t.field({
      type: MembershipRoleEnum,
      required: true,
      description: 'The role from now on.',
    }),
    validUntil: t.field({
      type: 'Date',
      description: 'The last day it holds from now on; null: without end.',
    }),
  }),
  payload: MembershipPayload,
  run: async (input, ctx) => {
    const { membershipId, userId } = await runCommand(
      ctx,
      'changeMembership',
      input,
      changeMembership,
    );
    ctx.auth.forget(userId);
    return { membershipId };
  },
});

mutation('endMembership', {
  access: 'STAFF',
  description:
    'Ends a membership at once: its open pages and subscriptions close (CORE-003). Never that of the only administrator.',
  input: (t) => ({ membershipId: t.id({ required: true, description: 'Which membership.' }) }),
  payload: MessagePayload,
  run: async (input, ctx) => {
    const { userId } = await runCommand(ctx, 'endMembership', input, endMembership);
    ctx.auth.forget(userId);
    return said(ctx, 'MEMBERSHIP_ENDED');
  },
});
