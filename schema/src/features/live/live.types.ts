import { builder } from '../../platform/builder.ts';
import { enumType } from '../../platform/enum-type.ts';
import { CURSOR } from '../../platform/resync.ts';

export const REMOVED_REASONS = [
  'CONSENT_WITHDRAWN',
  'CONSENT_EXPIRED',
  'RECALLED',
  'DECLINED',
  'ACCESS_ENDED',
  'DISCARDED',
  'EMERGENCY_OVER',
] as const;
export type RemovedReason = (typeof REMOVED_REASONS)[number];

const RemovedReasonEnum = enumType('RemovedReason', REMOVED_REASONS, {
  description: 'Why something is no longer to be seen.',
  values: {
    CONSENT_WITHDRAWN: 'The person withdrew the consent it was shared under.',
    CONSENT_EXPIRED: 'The consent it was shared under has ended by its date.',
    RECALLED: 'The sender took the referral back.',
    DECLINED: 'The referral was declined, which ends the access to the person.',
    ACCESS_ENDED: 'The access has ended, such as 30 days after completion.',
    DISCARDED: 'The draft was deleted.',
    EMERGENCY_OVER: 'The three hours of an emergency have passed.',
  },
});

type Positioned = { readonly cursor: string };
type OfActivity = Positioned & { readonly activityId: string };

export type ReferralChangedValue = OfActivity & {
  readonly __typename: 'ReferralChanged';
  readonly referralId: string;
};
export type PersonChangedValue = OfActivity & {
  readonly __typename: 'PersonChanged';
  readonly personId: string;
};
export type ApplicationChangedValue = OfActivity & {
  readonly __typename: 'ApplicationChanged';
  readonly applicationId: string;
};
export type RemovedValue = Positioned & {
  readonly __typename: 'Removed';
  readonly id: string;
  readonly reason: RemovedReason;
};

const Change = builder.interfaceRef<OfActivity>('Change').implement({
  description: 'What every event of a change tells.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: CURSOR }),
    activity: t.prismaField({
      type: 'Activity',
      description: 'What changed.',
      resolve: (query, { activityId }, _args, ctx) =>
        ctx.db.activity.findFirstOrThrow({ ...query, where: { id: activityId } }),
    }),
  }),
});

export const ReferralChanged = builder
  .objectRef<ReferralChangedValue>('ReferralChanged')
  .implement({
    interfaces: [Change],
    description: 'Something about a referral changed.',
    fields: (t) => ({
      referral: t.prismaField({
        type: 'Referral',
        description: 'The referral as it is now.',
        resolve: (query, { referralId }, _args, ctx) =>
          ctx.db.referral.findFirstOrThrow({ ...query, where: { id: referralId } }),
      }),
    }),
  });

export const PersonChanged = builder.objectRef<PersonChangedValue>('PersonChanged').implement({
  interfaces: [Change],
  description: 'Something about a person changed.',
  fields: (t) => ({
    person: t.prismaField({
      type: 'Person',
      description: 'The person as they are now, as far as you may see them.',
      resolve: (query, { personId }, _args, ctx) =>
        ctx.db.person.findFirstOrThrow({ ...query, where: { id: personId } }),
    }),
  }),
});

export const ApplicationChanged = builder
  .objectRef<ApplicationChangedValue>('ApplicationChanged')
  .implement({
    interfaces: [Change],
    description: 'Something about an application changed.',
    fields: (t) => ({
      application: t.prismaField({
        type: 'Application',
        description: 'The application as it is now.',
        resolve: (query, { applicationId }, _args, ctx) =>
          ctx.db.application.findFirstOrThrow({ ...query, where: { id: applicationId } }),
      }),
    }),
  });

export const Removed = builder.objectRef<RemovedValue>('Removed').implement({
  description:
    'It is no longer yours to see. A subscription to one thing completes after it; an inbox goes on without it.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: CURSOR }),
    id: t.exposeID('id', { description: 'What was removed.' }),
    reason: t.field({
      type: RemovedReasonEnum,
      description: 'Why.',
      resolve: ({ reason }) => reason,
    }),
  }),
});
