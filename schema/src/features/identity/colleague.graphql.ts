import type { MembershipRole } from '../../domain/access/role.ts';
import { isAdministrator } from '../../domain/access/actor.ts';
import { COLLEAGUE_INVITATION_DAYS } from '../../domain/identity/membership.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import { builder } from '../../platform/builder.ts';
import { runCommand } from '../../platform/command.ts';
import { stored } from '../../platform/enum-type.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { secretHash } from '../../platform/secret-hash.ts';
import { MembershipRoleEnum } from '../../platform/shared-enums.ts';
import { becomeViewer } from './become-viewer.ts';
import { inviteColleague } from './commands/invite-colleague.ts';
import { revokeColleagueInvitation } from './commands/revoke-colleague-invitation.ts';
import { ofOrganization } from './administered.ts';
import { MembershipPayload } from './identity.payloads.ts';

builder.prismaObject('MembershipInvitation', {
  description: 'Somebody was asked by mail to work for an organization (CORE-003).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id; it opens nothing.' }),
    organization: t.relation('organization', { description: 'Where.' }),
    email: t.exposeString('email', { description: 'Where the link was sent.' }),
    role: t.expose('role', { type: stored(MembershipRoleEnum), description: 'As what.' }),
    memberUntil: t.expose('memberUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'From then on the membership will hold no more; null: without end.',
    }),
    invitedBy: t.relation('invitedBy', { nullable: true, description: 'Who invites.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'From when on the link works no more.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When somebody took it back.',
    }),
  }),
});

type Invited = {
  readonly organization: string;
  readonly role: MembershipRole;
  readonly email: string;
  readonly inviter: string | null;
};

const InvitedMembership = builder.objectRef<Invited>('InvitedMembership').implement({
  description: 'What the link of an invitation tells whoever opens it.',
  fields: (t) => ({
    organization: t.exposeString('organization', { description: 'Who invites.' }),
    role: t.expose('role', { type: MembershipRoleEnum, description: 'As what.' }),
    email: t.exposeString('email', { description: 'Where the link was sent.' }),
    inviter: t.exposeString('inviter', {
      nullable: true,
      description: 'The name of the administrator who did.',
    }),
  }),
});

builder.queryFields((t) => ({
  membershipInvitations: t.prismaField({
    type: ['MembershipInvitation'],
    access: 'STAFF',
    description:
      'Invitations to work for an organization that were neither used nor taken back, latest first, for those who administer it; empty for others.',
    args: {
      organizationId: t.arg.id({
        description: 'One that I look after; unless said, the one I act for.',
      }),
    },
    resolve: (query, _root, { organizationId }, { db, actor }) =>
      isAdministrator(actor)
        ? db.membershipInvitation.findMany({
            ...query,
            where: { usedAt: null, revokedAt: null, ...ofOrganization(actor, organizationId) },
            orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
            take: LIMITS.openInvitations,
          })
        : [],
  }),
  invitedMembership: t.field({
    type: InvitedMembership,
    nullable: true,
    access: 'PUBLIC',
    description: 'What the link of an invitation is for; null when it works no more.',
    args: { token: t.arg.string({ required: true, description: 'The token of the link.' }) },
    resolve: async (_root, { token }, { db }) => {
      const hash = secretHash(token);
      const [found] = await db.$queryRaw<Invited[]>`
        select organization, role, email, inviter from app.invited_membership(${hash})`;
      return found ?? null;
    },
  }),
}));

const InvitationPayload = payload<{ invitationId: string }>(
  'MembershipInvitationPayload',
).implement({
  description: 'The invitation was made or taken back.',
  fields: (t) => ({
    invitation: t.prismaField({
      type: 'MembershipInvitation',
      description: 'As it is now.',
      resolve: (query, { invitationId }, _args, { db }) =>
        db.membershipInvitation.findFirstOrThrow({ ...query, where: { id: invitationId } }),
    }),
  }),
});

mutation('inviteColleague', {
  access: 'STAFF',
  description: `Asks somebody by mail to work for an organization I administer (CORE-003). The link works once, for ${COLLEAGUE_INVITATION_DAYS} days; one sent to the same address before works no more.`,
  input: (t) => ({
    organizationId: t.id({ description: 'Which; null: the one I act for.' }),
    email: t.string({ required: true, description: 'Their address at work.' }),
    role: t.field({ type: MembershipRoleEnum, required: true, description: 'As what.' }),
    validUntil: t.field({ type: 'Date', description: 'The last day it will hold; null: no end.' }),
  }),
  payload: InvitationPayload,
  run: (input, ctx) => runCommand(ctx, 'inviteColleague', input, inviteColleague),
});

mutation('revokeColleagueInvitation', {
  access: 'STAFF',
  description: 'Takes an invitation back: the link in its mail works no more.',
  input: (t) => ({ invitationId: t.id({ required: true, description: 'Which invitation.' }) }),
  payload: InvitationPayload,
  run: (input, ctx) =>
    runCommand(ctx, 'revokeColleagueInvitation', input, revokeColleagueInvitation),
});

mutation('joinOrganization', {
  access: 'SIGNED_IN',
  description:
    'Takes an invitation to work for an organization. Forged, used, revoked and expired links are one answer.',
  input: (t) => ({ token: t.string({ required: true, description: 'From the link.' }) }),
  payload: MembershipPayload,
  run: async ({ token }, ctx) => {
    const joined = await ctx.auth.joinOrganization(token);
    await becomeViewer(ctx);
    return joined;
  },
});
