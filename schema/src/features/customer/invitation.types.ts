import type { InvitationKind } from '../../domain/identity/invitation.ts';
import { builder } from '../../platform/builder.ts';
import { InvitationKindEnum } from './customer.enums.ts';

builder.prismaObject('PersonInvitation', {
  description:
    'A single-use invitation of a person to an account of their own; valid for seven days.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    kind: t.field({
      type: InvitationKindEnum,
      description: 'How it reached them.',
      resolve: ({ kind }) => kind as InvitationKind,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'Until when it can be used.',
    }),
    usedAt: t.expose('usedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was used.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked or replaced.',
    }),
  }),
});
