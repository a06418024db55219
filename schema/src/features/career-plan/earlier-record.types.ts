import { builder } from '../../platform/builder.ts';
import { ApplicationType } from './application.types.ts';

/** As app.earlier_records tells it (prisma/policies/42-application.sql). */
type EarlierRecord = {
  id: string;
  personId: string;
  attached: boolean | null;
  basis: string[];
  referrals: number;
  firstSentAt: Date | null;
  lastSentAt: Date | null;
};

const EarlierRecordType = builder.objectRef<EarlierRecord>('EarlierRecord').implement({
  description:
    'Referrals that were made for somebody who is, or may be, the same person (REF-041). Until somebody says so, nothing more is told of them.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    attached: t.exposeBoolean('attached', {
      nullable: true,
      description:
        'Whether they are on the plan; false where they were judged to be somebody else’s, null where nobody has said.',
    }),
    basis: t.exposeStringList('basis', {
      description:
        'What matches: NAME_AND_BIRTH_DATE, SIMILAR_NAME_AND_BIRTH_DATE, PHONE, EMAIL, or ACCOUNT where one account used the invitations of both; then they are on the plan by themselves.',
    }),
    referralCount: t.exposeInt('referrals', { description: 'How many referrals there are.' }),
    firstSentAt: t.expose('firstSentAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the first was sent.',
    }),
    lastSentAt: t.expose('lastSentAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the last was sent.',
    }),
    person: t.prismaField({
      type: 'Person',
      nullable: true,
      description: 'The record they were made on, once they are on the plan.',
      resolve: (query, { personId, attached }, _args, ctx) =>
        attached ? ctx.db.person.findFirst({ ...query, where: { id: personId } }) : null,
    }),
  }),
});

builder.prismaObjectField('Application', 'earlierRecords', (t) =>
  t.field({
    type: [EarlierRecordType],
    description:
      'Earlier referrals that are or may be this person’s, for staff of the area while the application is active; last sent first, at most twenty.',
    select: { id: true },
    resolve: ({ id }, _args, ctx) =>
      ctx.db.$queryRaw<EarlierRecord[]>`
        select id, person_id as "personId", attached, basis, referrals, first_sent_at as "firstSentAt",
               last_sent_at as "lastSentAt"
          from app.earlier_records(${id}::uuid)`,
  }),
);

builder.prismaObjectField('Person', 'earlierOf', (t) =>
  t.field({
    type: [ApplicationType],
    description:
      'Active applications to which this record is attached as an earlier one of the same person, newest first: its referrals are on their plan (REF-041). As far as you see them.',
    select: (_args, _ctx, nested) => ({
      earlierRecordOf: {
        where: { attached: true, application: { closedAt: null } },
        orderBy: [{ application: { startedAt: 'desc' } }, { id: 'desc' }],
        select: { application: nested(true) },
      },
    }),
    resolve: ({ earlierRecordOf }) => earlierRecordOf.map(({ application }) => application),
  }),
);
