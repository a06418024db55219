import { PLACE_STATES } from '../../domain/directory/capacity.ts';
import { builder } from '../../platform/builder.ts';
import { enumType, stored } from '../../platform/enum-type.ts';
import { duplicatesOf } from './duplicates.ts';

const PlaceStateEnum = enumType('PlaceState', PLACE_STATES, {
  description: 'Where the place stands that a referral asks for.',
  values: {
    RESERVED: 'Kept for it until it is answered.',
    CONFIRMED: 'It has the place.',
    RELEASED: 'It has none any more.',
    WAITING: 'It waits for one to become free.',
  },
});

builder.prismaObject('CapacityReservation', {
  name: 'Place',
  description: 'The place a referral asks for at a service that reserves places.',
  select: { referralId: true },
  fields: (t) => ({
    id: t.exposeID('referralId', { description: 'Id of the referral.' }),
    state: t.expose('state', { type: stored(PlaceStateEnum), description: 'Where it stands.' }),
    since: t.expose('since', { type: 'DateTime', description: 'Since when.' }),
  }),
});

builder.prismaObject('ReferralSnooze', {
  name: 'Snooze',
  description: 'That your organization put a referral off; only its own people see it.',
  select: { referralId: true },
  fields: (t) => ({
    until: t.expose('until', { type: 'DateTime', description: 'When it is back.' }),
    reason: t.exposeString('reason', { description: 'Why it can wait.' }),
    author: t.relation('author', { nullable: true, description: 'Who put it off.' }),
  }),
});

builder.prismaObjectFields('Referral', (t) => ({
  place: t.relation('place', {
    nullable: true,
    description: 'Its place at a service that reserves places; null elsewhere and before sending.',
  }),
  snoozes: t.relation('snoozes', {
    description: 'Until when your organization put it off; one at most, also when it is over.',
  }),
  story: t.prismaField({
    type: ['Referral'],
    description:
      'The referrals that follow one another, this one among them, from the first on, as far as you see them (REF-061); empty when it stands alone.',
    select: { storyId: true, previousReferralId: true, next: { select: { id: true }, take: 1 } },
    resolve: (query, { storyId, previousReferralId, next }, _args, ctx) =>
      previousReferralId || next.length > 0
        ? ctx.db.referral.findMany({
            ...query,
            where: { storyId },
            orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
            take: 50,
          })
        : [],
  }),
  duplicates: t.prismaField({
    type: ['Referral'],
    description:
      'What a draft of yours would repeat: open referrals of the person, also by earlier records on their plan, to the same service or for the same need, as far as you see them (REF-048).',
    select: {
      status: true,
      personId: true,
      serviceId: true,
      category: true,
      senderOrganizationId: true,
    },
    resolve: async (query, row, _args, ctx) =>
      row.status === 'DRAFT' && row.senderOrganizationId === ctx.actor.organizationId
        ? ctx.db.referral.findMany({
            ...query,
            where: await duplicatesOf(ctx.db, row),
            orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
            take: 10,
          })
        : [],
  }),
}));
