import { CLOSED } from '../../domain/customer/gate.ts';
import type { Closed } from '../../domain/customer/gate.ts';
import { isCustomer, isOversight } from '../../domain/access/actor.ts';
import { builder } from '../../platform/builder.ts';
import { enumType } from '../../platform/enum-type.ts';

const AccessEndEnum = enumType('AccessEnd', CLOSED, {
  description: 'Why something of a person is not open to an organization.',
  values: {
    RECALLED: 'The referral was taken back.',
    DECLINED: 'The referral was declined.',
    COMPLETED: '30 days have passed since the referral was completed.',
    CONSENT_WITHDRAWN: 'The consent it rested on was withdrawn.',
    CONSENT_EXPIRED: 'The consent it rested on has ended by its date.',
    DISCARDED: 'The draft was deleted.',
    APPLICATION_CLOSED: 'The application was closed.',
    SET_APART: 'The earlier referrals were found not to belong to the application.',
    EMERGENCY_OVER: 'The three hours of an emergency have passed.',
    NOT_SHARED: 'Other things of the person are open, this is not.',
    NEVER: 'Nothing of the person was ever open by this.',
  },
});

type Access = { isOpen: boolean; until: Date | null; why: Closed | null };

const AccessType = builder.objectRef<Access>('ReferralAccess').implement({
  description: 'Whether the person of a referral is open to your organization by it (REF-050).',
  fields: (t) => ({
    isOpen: t.exposeBoolean('isOpen', { description: 'Whether you see the person now.' }),
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when, where an end is set.',
    }),
    why: t.expose('why', { type: AccessEndEnum, nullable: true, description: 'Why not.' }),
  }),
});

builder.prismaObjectFields('Referral', (t) => ({
  viewerAccess: t.field({
    type: AccessType,
    nullable: true,
    description:
      'Whether its person is open to your organization by this referral, until when or why not. Null for the person and for oversight, who need no consent.',
    select: { id: true, personId: true },
    resolve: async ({ id, personId }, _args, { actor, db }) => {
      if (isCustomer(actor) || isOversight(actor)) return null;
      const [access] = await db.$queryRaw<Access[]>`
        select is_open as "isOpen", until, why
          from app.my_verdict(${personId}::uuid, 'IDENTITY', ${id}::uuid)`;
      return access ?? null;
    },
  }),
}));
