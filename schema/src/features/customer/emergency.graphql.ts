import { EMERGENCIES, EMERGENCY_LABELS } from '../../domain/customer/emergency.ts';
import { grantHolds } from '../../domain/customer/reach.ts';
import { isOversight } from '../../domain/access/actor.ts';
import type { Actor } from '../../domain/access/actor.ts';
import type { Prisma } from '@throughline/prisma/generated/client';
import { pageSize } from '../../domain/shared/page.ts';
import { builder } from '../../platform/builder.ts';
import { runCommand } from '../../platform/command.ts';
import { labelledEnum, stored } from '../../platform/enum-type.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { nowOf } from '../../platform/viewer-time.ts';
import { takeEmergencyAccess } from './commands/take-emergency-access.ts';

const EmergencyEnum = labelledEnum(
  'Emergency',
  EMERGENCIES,
  'What can make it right to open the record of somebody one does not serve.',
  EMERGENCY_LABELS,
);

builder.prismaObject('EmergencyAccess', {
  description:
    'Somebody of staff said that there was an emergency, to open the record of a person they did not see.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    kind: t.expose('kind', { type: stored(EmergencyEnum), description: 'What the emergency was.' }),
    reason: t.exposeString('reason', { description: 'What happened, in their words.' }),
    organization: t.relation('organization', { description: 'For which organization.' }),
    user: t.relation('user', {
      nullable: true,
      description: 'Who it was; null for who has left, and for whom the viewer does not see.',
    }),
    found: t.boolean({
      description: 'Whether what they knew fitted one person; else nothing was opened.',
      select: { personId: true },
      resolve: ({ personId }) => personId !== null,
    }),
    person: t.relation('person', {
      nullable: true,
      description: 'Whose record was opened; null when the viewer does not see the person.',
    }),
    validUntil: t.expose('validUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when they could read it.',
    }),
  }),
});

const NEWEST_FIRST = {
  orderBy: [{ at: 'desc' }, { id: 'desc' }],
} satisfies Prisma.EmergencyAccessFindManyArgs;

/** The policy's own predicate again, so that the planner starts from an index. */
function concerning(actor: Actor): Prisma.EmergencyAccessWhereInput {
  if (isOversight(actor)) return {};
  const { organizationId, lwiaId, userId } = actor;
  return {
    OR: [
      { userId: userId ?? '' },
      ...(organizationId ? [{ organizationId }] : []),
      ...(lwiaId ? [{ organization: { lwiaId } }] : []),
    ],
  };
}

builder.queryField('emergencyAccesses', (t) =>
  t.prismaField({
    type: ['EmergencyAccess'],
    access: 'STAFF',
    description:
      'Emergency access, newest first: one’s own; for administrators that of their organization and area; for the state all.',
    args: { first: t.arg.int({ defaultValue: 50, description: 'How many at most.' }) },
    resolve: (query, _root, { first }, ctx) =>
      ctx.db.emergencyAccess.findMany({
        ...query,
        ...NEWEST_FIRST,
        where: concerning(ctx.actor),
        take: pageSize(first),
      }),
  }),
);

builder.prismaObjectFields('Person', (t) => ({
  emergencies: t.relation('emergencies', {
    query: { ...NEWEST_FIRST, take: 50 },
    description: 'Who opened this record in an emergency and why, as far as the viewer may know.',
  }),
  emergencyUntil: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'Until when the viewer reads this record only because of an emergency.',
    select: (_args, ctx) => ({
      grants: {
        where: {
          organizationId: { in: ctx.actor.organizationId ? [ctx.actor.organizationId] : [] },
        },
        select: { reason: true, validUntil: true, endedAt: true },
      },
    }),
    resolve: async ({ grants }, _args, ctx) => {
      const now = await nowOf(ctx);
      const open = grants.filter((grant) => grantHolds(grant, now));
      const others = open.some(
        ({ reason }) => !['EMERGENCY', 'LWIA_ADMINISTRATOR', 'EARLIER_RECORD'].includes(reason),
      );
      const emergency = open.find(({ reason }) => reason === 'EMERGENCY');
      return others ? null : (emergency?.validUntil ?? null);
    },
  }),
}));

const EmergencyPayload = payload<{ personIds: string[] }>('EmergencyAccessPayload').implement({
  description: 'Whose records can be read for three hours.',
  fields: (t) => ({
    people: t.prismaField({
      type: ['Person'],
      description:
        'Empty when not exactly one person fits: nobody does, or several; with a phone number, two records of one person are both opened.',
      resolve: (query, { personIds }, _args, ctx) =>
        ctx.db.person.findMany({ ...query, where: { id: { in: personIds } } }),
    }),
  }),
});

mutation('takeEmergencyAccess', {
  access: 'STAFF',
  description:
    'Opens the record of a person whom the viewer does not see, in an emergency: name, ways to reach them and date of birth, for the viewer alone and three hours. The administrators and the person are told. At most five times a day for a user and twenty for an organization, what finds nobody counted too.',
  input: (t) => ({
    kind: t.field({ type: EmergencyEnum, required: true, description: 'What the emergency is.' }),
    reason: t.string({ required: true, description: 'What happened, in a sentence.' }),
    firstName: t.string({ required: true, description: 'First or preferred name, whole.' }),
    lastName: t.string({ required: true, description: 'Last name, whole.' }),
    dateOfBirth: t.field({ type: 'Date', required: true, description: 'Date of birth.' }),
    phone: t.string({ description: 'Phone number, where there are namesakes.' }),
  }),
  payload: EmergencyPayload,
  run: (input, ctx) =>
    runCommand(
      ctx,
      'takeEmergencyAccess',
      input,
      takeEmergencyAccess({ byProgram: ctx.scopes !== null, requestId: ctx.requestId }),
    ),
});
