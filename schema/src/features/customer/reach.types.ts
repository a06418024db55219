import type { Organization, Prisma, Referral } from '@throughline/prisma/generated/client';
import type { ConsentScope } from '../../domain/customer/consent.ts';
import { covers, GATED } from '../../domain/customer/gate.ts';
import { seesAllReach } from '../../domain/customer/policy.ts';
import type { GrantReason } from '../../domain/customer/reach.ts';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import { enumType } from '../../platform/enum-type.ts';
import { siblingLoad } from '../../platform/sibling-load.ts';
import { ConsentScopeEnum, GrantReasonEnum } from './customer.enums.ts';

type Grant = {
  organizationId: string;
  reason: GrantReason;
  referralId: string | null;
  scopes: ConsentScope[];
  beganAt: Date;
  validUntil: Date | null;
  endedAt: Date | null;
  endReason: string | null;
};

const GatedEnum = enumType('Gated', GATED, {
  description: 'What of a person, or on them, an organization is let to (REF-050).',
  values: {
    IDENTITY: 'Who they are.',
    CONTACT: 'How to reach them.',
    BIRTH_DATE: 'Their date of birth.',
    NEEDS: 'The needs that the sender of the referral wrote down.',
    REQUEST: 'What the referral says, with its messages.',
    FILES: 'The files on the referral.',
    CONSENTS: 'The consents given online.',
    CHANGES: 'That something about them changed.',
    REFERRALS: 'Parties, status and dates of all their referrals.',
    OWN_RECORD:
      'What who made the record and the area of an application keep, as the Social Security number.',
    SERVE: 'To write down needs, consents and contact details, and to refer them on.',
    KEEP: 'To correct who they are, and to invite them.',
  },
});

type Reach = Grant & {
  organization: (query: Prisma.OrganizationFindManyArgs) => Promise<Organization>;
  referral: (query: Prisma.ReferralFindManyArgs) => Promise<Referral | null>;
};

const ReachType = builder.objectRef<Reach>('Reach').implement({
  description: 'One reason why an organization sees, or saw, a person.',
  fields: (t) => ({
    organization: t.prismaField({
      type: 'Organization',
      description: 'Who.',
      resolve: (query, reach) => reach.organization(query),
    }),
    reason: t.field({
      type: GrantReasonEnum,
      description: 'Why.',
      resolve: ({ reason }) => reason,
    }),
    referral: t.prismaField({
      type: 'Referral',
      nullable: true,
      description: 'The referral it comes from, when the viewer sees that.',
      resolve: (query, reach) => reach.referral(query),
    }),
    scopes: t.field({
      type: [ConsentScopeEnum],
      description: 'What a received referral lets them see.',
      resolve: ({ scopes }) => scopes,
    }),
    opens: t.field({
      type: [GatedEnum],
      description:
        'What it opens while it lasts. The state is let to everything but private notes by its role.',
      resolve: (reach) => GATED.filter((what) => covers(reach, what)),
    }),
    beganAt: t.expose('beganAt', { type: 'DateTime', description: 'Since when.' }),
    validUntil: t.expose('validUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when, where an end is set.',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When something else ended it, before that.',
    }),
    endReason: t.exposeString('endReason', {
      nullable: true,
      description:
        'Why it has ended: RECALLED, DECLINED, COMPLETED, CONSENT_WITHDRAWN, CONSENT_EXPIRED, DISCARDED, APPLICATION_CLOSED, SET_APART or EMERGENCY_OVER; null while it lasts.',
    }),
  }),
});

const SUBJECT = { id: true, lwiaId: true } as const;
type Subject = { id: string; lwiaId: string | null };

async function loadReach(ctx: Context, person: Subject): Promise<Reach[]> {
  // The state needs no grant, and its access never ends.
  const grants = await ctx.db.$queryRaw<Grant[]>`
    select o.id as "organizationId", 'STATE' as reason, null::uuid as "referralId", '{}'::text[] as scopes,
           p.created_at as "beganAt", null::timestamptz as "validUntil", null::timestamptz as "endedAt",
           null as "endReason"
      from organization o join person p on p.id = ${person.id}::uuid
     where o.kind = 'STATE' and o.status = 'APPROVED' and ${seesAllReach(ctx.actor, person)}
     union all
    select organization_id, reason, referral_id, scopes, began_at, valid_until, ended_at, end_reason
      from app.who_can_see(${person.id}::uuid)`;
  const organizations = siblingLoad((query: Prisma.OrganizationFindManyArgs) =>
    ctx.db.organization.findMany({
      ...query,
      where: { id: { in: grants.map(({ organizationId }) => organizationId) } },
    }),
  );
  const referrals = siblingLoad((query: Prisma.ReferralFindManyArgs) =>
    ctx.db.referral.findMany({
      ...query,
      where: { id: { in: grants.flatMap(({ referralId }) => referralId ?? []) } },
    }),
  );
  return grants.map((grant) => ({
    ...grant,
    organization: async (query) => {
      const found = await organizations(query, grant.organizationId);
      if (!found) throw new Error('who_can_see named an organization that its policy hides.');
      return found;
    },
    referral: (query) => referrals(query, grant.referralId),
  }));
}

builder.prismaObjectFields('Person', (t) => ({
  whoCanSee: t.field({
    type: [ReachType],
    description:
      'Who sees this person and why. Complete for the person, the administrator of their area and the state; others get their own reasons and the other sides of their referrals.',
    select: SUBJECT,
    resolve: (person, _args, ctx) => loadReach(ctx, person),
  }),
  whoCanSeeIsComplete: t.boolean({
    description: 'Whether `whoCanSee` names everybody.',
    select: SUBJECT,
    resolve: (person, _args, ctx) => seesAllReach(ctx.actor, person),
  }),
}));
