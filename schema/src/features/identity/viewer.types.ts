import { capabilitiesOf } from '../../domain/access/capability.ts';
import type { OrganizationKind } from '../../domain/access/role.ts';
import type { Locale } from '../../domain/shared/locale.ts';
import type { SessionView } from '../../platform/auth-port.ts';
import { builder } from '../../platform/builder.ts';
import { NotFound } from '../../platform/errors.ts';
import { LocaleEnum } from '../../platform/shared-enums.ts';
import { CapabilityEnum, RoleEnum, viewerRole } from './identity.enums.ts';
import { MembershipType } from './identity.types.ts';

export const SessionType = builder.objectRef<SessionView>('Session').implement({
  description: 'A browser that is signed in.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id; it opens nothing.' }),
    device: t.exposeString('device', { description: 'Such as "Firefox on Windows".' }),
    current: t.exposeBoolean('current', { description: 'Whether it is this one.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was signed in.' }),
    lastSeenAt: t.expose('lastSeenAt', {
      type: 'DateTime',
      description: 'When it last asked for something, to half a minute.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When it ends unless something is done.',
    }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends whatever is done.' }),
  }),
});

const newestFirst = () => ({
  orderBy: [{ requestedAt: 'desc' as const }, { id: 'desc' as const }],
});

/** All of the viewer in one statement, whatever is asked for. */
builder.prismaObject('Account', {
  name: 'Viewer',
  description: 'Who is signed in, and as what they act in this request.',
  fields: (t) => ({
    user: t.relation('user', { description: 'Me, as others see me.' }),
    email: t.exposeString('email', { description: 'Address to sign in with and for mail.' }),
    emailVerified: t.boolean({
      description: 'Whether the address is confirmed; until then only the own profile is open.',
      select: { emailVerifiedAt: true },
      resolve: ({ emailVerifiedAt }) => emailVerifiedAt !== null,
    }),
    phone: t.exposeString('phone', { nullable: true, description: 'As +13125550123.' }),
    locale: t.field({
      type: LocaleEnum,
      description: 'Language of screens and mails.',
      select: { locale: true },
      resolve: ({ locale }) => locale as Locale,
    }),
    role: t.field({
      type: RoleEnum,
      description: 'What I act as.',
      resolve: (_account, _args, { actor }) => viewerRole(actor.role),
    }),
    memberships: t.field({
      type: [MembershipType],
      description: 'Mine, in every state, newest request first.',
      select: (_args, _ctx, nested) => ({
        user: { select: { memberships: nested(newestFirst()) } },
      }),
      resolve: ({ user }) => user.memberships,
    }),
    actingMembership: t.field({
      type: MembershipType,
      nullable: true,
      description:
        'Under which of them I act; null for customers and people without an approved one.',
      select: (_args, _ctx, nested) => ({
        user: { select: { memberships: nested(newestFirst()) } },
      }),
      resolve: ({ user }, _args, { actor }) =>
        user.memberships.find(({ id }) => id === actor.membershipId) ?? null,
    }),
    person: t.relation('person', {
      nullable: true,
      description: 'Customers: me, as the organizations I work with wrote me down.',
    }),
    session: t.field({
      type: SessionType,
      description: 'The session of this request.',
      resolve: async (_account, _args, { auth }) => {
        const current = (await auth.sessions()).find((session) => session.current);
        if (!current) throw new NotFound('Your session has ended. Sign in to continue.');
        return current;
      },
    }),
    unreadNotices: t.int({
      description: 'How many notices wait.',
      select: {
        user: { select: { _count: { select: { notices: { where: { readAt: null } } } } } },
      },
      resolve: ({ user }) => user._count.notices,
    }),
    capabilities: t.field({
      type: [CapabilityEnum],
      description: 'What the acting role opens.',
      select: {
        user: {
          select: {
            memberships: {
              ...newestFirst(),
              select: { id: true, organization: { select: { kind: true } } },
            },
          },
        },
      },
      resolve: ({ user }, _args, { actor }) => {
        const acting = user.memberships.find(({ id }) => id === actor.membershipId);
        const kind = (acting?.organization.kind ?? null) as OrganizationKind | null;
        return [...capabilitiesOf(actor, kind)];
      },
    }),
  }),
});
