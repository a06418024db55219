import {
  CAPACITY_RULES,
  CAPACITY_STATES,
  roomOf,
  type Capacity,
} from '../../domain/directory/capacity.ts';
import { isPartnerStaff } from '../../domain/access/actor.ts';
import { builder } from '../../platform/builder.ts';
import { runCommand } from '../../platform/command.ts';
import { enumType, stored } from '../../platform/enum-type.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { setCapacity } from './commands/set-capacity.ts';

const CapacityRuleEnum = enumType('CapacityRule', CAPACITY_RULES, {
  description: 'What the number of places of a service means.',
  values: {
    NOT_COUNTED: 'No number is kept.',
    SHOWN: 'The number is shown to senders, and referrals change nothing of it.',
    RESERVED: 'A referral takes a place when it is sent, and gives it back when it is not used.',
  },
});

const CapacityStateEnum = enumType('CapacityState', CAPACITY_STATES, {
  description: 'Whether a service takes new people.',
  values: {
    OPEN: 'It does, while places are free.',
    WAITING_LIST: 'New people wait; places that become free go to those who wait longest.',
    CLOSED: 'It does not; referrals cannot be sent.',
  },
});

builder.prismaObject('ServiceCapacity', {
  description: 'How many people a service can take now (REF-011).',
  select: { serviceId: true },
  fields: (t) => ({
    id: t.exposeID('serviceId', { description: 'Id of the service.' }),
    rule: t.expose('rule', {
      type: stored(CapacityRuleEnum),
      description: 'What the number means.',
    }),
    state: t.expose('state', {
      type: stored(CapacityStateEnum),
      description: 'Whether new people are taken.',
    }),
    places: t.exposeInt('places', {
      description: 'Places free now, without those that referrals hold; 0 where none are counted.',
    }),
    waiting: t.exposeInt('waiting', { description: 'How many referrals wait for a place.' }),
    full: t.boolean({
      description: 'A referral can only wait for a place.',
      select: { rule: true, state: true, places: true, waiting: true },
      resolve: (row) => roomOf(row as unknown as Capacity) === 'FULL',
    }),
    version: t.exposeInt('version', { description: 'For `expectedVersion` when changing it.' }),
    confirmedAt: t.expose('confirmedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the organization last said that this is right.',
    }),
  }),
});

builder.prismaObjectFields('Service', (t) => ({
  capacity: t.relation('capacity', {
    nullable: true,
    description: 'How many people it can take; null where nobody has said anything.',
  }),
  canSetCapacity: t.boolean({
    description: 'Whether you may say how many people it can take: staff of its organization.',
    select: { organizationId: true },
    resolve: ({ organizationId }, _args, ctx) =>
      isPartnerStaff(ctx.actor) && ctx.actor.organizationId === organizationId,
  }),
}));

/** Of every mutation of a service. */
export const ServicePayload = payload<{ serviceId: string }>('ServicePayload').implement({
  description: 'It was done; the service as it is now.',
  fields: (t) => ({
    service: t.prismaField({
      type: 'Service',
      description: 'The service.',
      resolve: (query, { serviceId }, _args, ctx) =>
        ctx.db.service.findFirstOrThrow({ ...query, where: { id: serviceId } }),
    }),
  }),
});

mutation('setCapacity', {
  access: 'STAFF',
  description:
    'Staff of the organization say how many people a service can take, or confirm that it is still so. Free places go to those who wait.',
  input: (t) => ({
    serviceId: t.id({ required: true, description: 'The service.' }),
    expectedVersion: t.int({
      required: true,
      description: 'The version that was read, 0 without any; another one is a ConflictError.',
    }),
    rule: t.field({ type: CapacityRuleEnum, required: true, description: 'What is counted.' }),
    state: t.field({ type: CapacityStateEnum, required: true, description: 'Who is taken.' }),
    places: t.int({ required: true, description: 'Places free now, 0 to 9999.' }),
  }),
  payload: ServicePayload,
  run: (input, ctx) => runCommand(ctx, 'setCapacity', input, setCapacity),
});
