import { runCommand } from '../../platform/command.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { invitePerson } from './commands/invite-person.ts';
import { revokeInvitation } from './commands/revoke-invitation.ts';
import { InvitationKindEnum } from './customer.enums.ts';

const InvitationPayload = payload<{ invitationId: string; code?: string | null }>(
  'InvitationPayload',
).implement({
  description: 'The invitation as it is now.',
  fields: (t) => ({
    invitation: t.prismaField({
      type: 'PersonInvitation',
      description: 'The invitation.',
      resolve: (query, { invitationId }, _args, ctx) =>
        ctx.db.personInvitation.findFirstOrThrow({ ...query, where: { id: invitationId } }),
    }),
    code: t.exposeString('code', {
      nullable: true,
      description: 'The printed code, in the first answer only: it is not stored.',
    }),
  }),
});

mutation('invitePerson', {
  access: 'STAFF',
  description:
    'Invites a person to an account, valid for seven days. A new invitation replaces the earlier ones of this organization.',
  input: (t) => ({
    personId: t.id({ required: true, description: 'Id of the person.' }),
    kind: t.field({
      type: InvitationKindEnum,
      required: true,
      description: 'How it reaches them.',
    }),
  }),
  payload: InvitationPayload,
  run: async (input, ctx) => {
    let code: string | null = null;
    const command = invitePerson((printed) => (code = printed));
    const result = await runCommand(ctx, 'invitePerson', input, command);
    return { ...result, code };
  },
});

mutation('revokeInvitation', {
  access: 'STAFF',
  description: 'Makes an invitation of the acting organization worthless.',
  input: (t) => ({ id: t.id({ required: true, description: 'Id of the invitation.' }) }),
  payload: InvitationPayload,
  run: (input, ctx) => runCommand(ctx, 'revokeInvitation', input, revokeInvitation),
});
