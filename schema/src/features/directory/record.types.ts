import type { MissingPart } from '../../domain/directory/completeness.ts';
import type { OrganizationKind } from '../../domain/access/role.ts';
import { administers, canApproveOrganization } from '../../domain/identity/membership.ts';
import { builder } from '../../platform/builder.ts';
import { enumType, stored } from '../../platform/enum-type.ts';
import { nowOf } from '../../platform/viewer-time.ts';
import { ProgramEnum } from '../../platform/shared-enums.ts';
import { RecordPartEnum } from './directory.enums.ts';
import { completenessNow } from './record-score.ts';

const ACTIONS = ['EDIT', 'VERIFY', 'APPROVE', 'REFUSE', 'SUSPEND'] as const;

const OrganizationActionEnum = enumType('OrganizationAction', ACTIONS, {
  description: 'What the viewer may do with an organization’s record.',
  values: {
    EDIT: 'Change it.',
    VERIFY: 'Say that everything in it is right.',
    APPROVE: 'Let the organization take part.',
    REFUSE: 'Not let it take part.',
    SUSPEND: 'Have it take part no more.',
  },
});

const MissingPartType = builder.objectRef<MissingPart>('MissingPart').implement({
  description: 'Something that is not in a record yet (REF-010).',
  fields: (t) => ({
    part: t.expose('part', { type: RecordPartEnum, description: 'What.' }),
    of: t.exposeID('id', {
      nullable: true,
      description: 'Id of the place or service it belongs to; null: the organization.',
    }),
  }),
});

builder.prismaObjectFields('Organization', (t) => ({
  programs: t.expose('programs', {
    type: [stored(ProgramEnum)],
    description: 'The programs it runs or takes part in.',
  }),
  statusNote: t.exposeString('statusNote', {
    nullable: true,
    description: 'Why it is suspended or was not approved.',
  }),
  version: t.exposeInt('version', {
    description: 'Send it back as `expectedVersion` when changing it (CORE-024).',
  }),
  registeredBy: t.relation('registeredBy', {
    nullable: true,
    description: 'Who signed it up; null: it was there from the beginning.',
  }),
  verifiedAt: t.expose('verifiedAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When its people last said that everything in its record is right (REF-010).',
  }),
  verifiedBy: t.relation('verifiedBy', { nullable: true, description: 'Who said so.' }),
  verifyBy: t.expose('verifyBy', {
    type: 'DateTime',
    nullable: true,
    description: 'When it has to be looked through again.',
  }),
  stale: t.boolean({
    description: 'That day has passed.',
    select: { verifyBy: true },
    resolve: async ({ verifyBy }, _args, ctx) =>
      verifyBy !== null && verifyBy <= (await nowOf(ctx)),
  }),
  completeness: t.exposeInt('completeness', {
    description: 'Of 100: how much of what referrals need is in the record.',
  }),
  missing: t.field({
    type: [MissingPartType],
    description: 'What is not, for those who keep the record; empty for others.',
    select: { kind: true, lwiaId: true },
    resolve: async ({ id, kind, lwiaId }, _args, { db, actor }) => {
      const facts = { organizationId: id, kind: kind as OrganizationKind, lwiaId };
      return administers(actor, facts) ? [...(await completenessNow(db, id)).missing] : [];
    },
  }),
  allServices: t.relation('services', {
    description: 'Also those no longer offered.',
    query: { orderBy: [{ active: 'desc' }, { name: 'asc' }, { id: 'asc' }] },
  }),
  openProblems: t.relation('problems', {
    description: 'Reported and not dealt with yet, as far as you may see them.',
    query: { where: { solvedAt: null }, orderBy: [{ reportedAt: 'asc' }, { id: 'asc' }], take: 50 },
  }),
  viewerActions: t.field({
    type: [OrganizationActionEnum],
    description: 'What you may do with its record.',
    select: { kind: true, lwiaId: true, status: true },
    resolve: ({ id, kind, lwiaId, status }, _args, { actor }) => {
      const facts = { organizationId: id, kind: kind as OrganizationKind, lwiaId };
      const decides = canApproveOrganization(actor, facts) && kind !== 'LWIA';
      const may: Record<(typeof ACTIONS)[number], boolean> = {
        EDIT: administers(actor, facts),
        VERIFY: administers(actor, facts) && status === 'APPROVED',
        APPROVE: decides && status !== 'APPROVED',
        REFUSE: decides && status === 'PENDING',
        SUSPEND: decides && status === 'APPROVED',
      };
      return ACTIONS.filter((action) => may[action]);
    },
  }),
}));

builder.prismaObjectField('Service', 'contactsWithoutMail', (t) =>
  t.stringList({
    description:
      'Ids of its contacts whose address wants no more mail about referrals; for those who keep the record, empty for others.',
    resolve: async ({ id }, _args, { db }) => {
      const found = await db.$queryRaw<{ id: string }[]>`
        select id from app.contacts_without_mail(${id}::uuid) as id`;
      return found.map(({ id: contactId }) => contactId);
    },
  }),
);
