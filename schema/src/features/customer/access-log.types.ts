import type { Prisma } from '@throughline/prisma/generated/client';
import {
  ACCESS_LOG_EXTENTS,
  CHANGED_FIELDS,
  CHANGED_FIELD_LABELS,
  accessLogExtent,
} from '../../domain/customer/access-log.ts';
import type { ChangedField } from '../../domain/customer/access-log.ts';
import { addDays, fromLocal } from '../../domain/shared/chicago-time.ts';
import { builder } from '../../platform/builder.ts';
import { enumType, labelledEnum, stored } from '../../platform/enum-type.ts';
import {
  keysetConnection,
  readTimeCursor,
  sizeOf,
  timeCursor,
} from '../../platform/keyset-page.ts';
import type { KeysetArgs } from '../../platform/keyset-page.ts';
import { MembershipRoleEnum } from '../../platform/shared-enums.ts';

const ChangedFieldEnum = labelledEnum(
  'ChangedField',
  CHANGED_FIELDS,
  'What of a person was changed.',
  CHANGED_FIELD_LABELS,
);

type Change = {
  readonly field: ChangedField;
  readonly values: { readonly before: string | null; readonly after: string | null } | null;
};

const ChangeType = builder.objectRef<Change>('AccessLogChange').implement({
  description: 'One field of a person that was changed.',
  fields: (t) => ({
    field: t.field({
      type: ChangedFieldEnum,
      description: 'Which.',
      resolve: ({ field }) => field,
    }),
    isOpen: t.boolean({
      description:
        'Whether the viewer may see what it was and is. Of Social Security numbers nobody does.',
      resolve: ({ values }) => values !== null,
    }),
    before: t.string({
      nullable: true,
      description:
        'What it was: a county by its name, the rest as stored. Null: nothing, or not for the viewer.',
      resolve: ({ values }) => values?.before ?? null,
    }),
    after: t.string({
      nullable: true,
      description: 'What it became, likewise. Null: nothing, or not for the viewer.',
      resolve: ({ values }) => values?.after ?? null,
    }),
  }),
});

const EntryType = builder.prismaObject('AccessLogEntry', {
  description:
    'Somebody of staff opened a person, or a referral of theirs, or somebody changed the person (CORE-014). Opening the same again within 15 minutes is one look.',
  select: { id: true, at: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    organization: t.relation('organization', {
      nullable: true,
      description: 'For which organization; null: it was the person themself.',
    }),
    role: t.field({
      type: stored(MembershipRoleEnum),
      nullable: true,
      description: 'In which role; null: it was the person themself.',
      select: { role: true },
      resolve: ({ role }) => (role === 'CUSTOMER' ? null : role),
    }),
    changes: t.field({
      type: [ChangeType],
      description: 'What was changed; nothing: it was a look.',
      select: { fields: true, values: { select: { field: true, before: true, after: true } } },
      resolve: ({ fields, values }) =>
        fields.map((field) => ({
          field: field as ChangedField,
          values: values.find((value) => value.field === field) ?? null,
        })),
    }),
    address: t.string({
      nullable: true,
      description:
        'The network address it came from, for twelve months. For administrators only: null for the person themself.',
      select: { reader: { select: { address: true } } },
      resolve: ({ reader }) => reader?.address ?? null,
    }),
    person: t.relation('person', {
      nullable: true,
      description: 'Whose record it was; null when the viewer does not see them any more.',
    }),
    referral: t.relation('referral', {
      nullable: true,
      description: 'The referral that was opened, when the viewer sees it; null: the person.',
    }),
    user: t.prismaField({
      type: 'User',
      nullable: true,
      description: 'Who it was. For administrators only: null for the person themself.',
      select: (_args, _ctx, nested) => ({ reader: { select: { user: nested(true) } } }),
      resolve: (_query, { reader }) => reader?.user ?? null,
    }),
  }),
});

export const AccessLogConnection = builder.connectionObject(
  { type: EntryType, name: 'AccessLogConnection', description: 'A page of an access log.' },
  { name: 'AccessLogEdge', description: 'A look on a page.' },
);

const ExtentEnum = enumType('AccessLogExtent', ACCESS_LOG_EXTENTS, {
  description: 'How much of an access log somebody reads (CORE-014).',
  values: {
    EVERYBODY: 'All of it: the person, the administrator of their area, the state.',
    OWN_ORGANIZATION: 'What the own organization looked at: other administrators.',
  },
});

export type PageArgs = KeysetArgs & {
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
};

/** Newest first; days are Illinois days, both included. */
export const logPage = (args: PageArgs) => {
  const after = readTimeCursor(args.after);
  return {
    where: {
      AND: [
        args.from ? { at: { gte: fromLocal(args.from) } } : {},
        args.to ? { at: { lt: fromLocal(addDays(args.to, 1)) } } : {},
        after
          ? { at: { lte: after.at }, OR: [{ at: { lt: after.at } }, { id: { lt: after.id } }] }
          : {},
      ],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: sizeOf(args) + 1,
    select: { id: true, at: true },
  } satisfies Prisma.Person$accessLogArgs;
};

builder.prismaObjectFields('Person', (t) => ({
  accessLog: t.field({
    type: AccessLogConnection,
    description:
      'Who of staff looked at this person, newest first, as far as the viewer may know (`accessLogExtent`).',
    args: {
      first: t.arg.int({ description: 'How many at most; 25 unless said, never more than 100.' }),
      after: t.arg.string({ description: 'Go on after this cursor.' }),
      from: t.arg({ type: 'Date', description: 'Not before this day.' }),
      to: t.arg({ type: 'Date', description: 'Not after this day.' }),
    },
    select: (args, _ctx, nested) => ({
      accessLog: nested(logPage(args), ['edges', 'node']),
    }),
    resolve: ({ accessLog }, args) => keysetConnection(accessLog, args, timeCursor),
  }),
  accessLogExtent: t.field({
    type: ExtentEnum,
    nullable: true,
    description: 'How much of `accessLog` the viewer reads; null: nothing.',
    select: { id: true, lwiaId: true },
    resolve: (person, _args, ctx) => accessLogExtent(ctx.actor, person),
  }),
}));
