import { builder } from '../../platform/builder.ts';
import { enumType } from '../../platform/enum-type.ts';

export const PRESENCE_SUBJECTS = ['REFERRAL', 'PERSON'] as const;
export type PresenceSubject = {
  readonly type: (typeof PRESENCE_SUBJECTS)[number];
  readonly id: string;
};

const PresenceSubjectType = enumType('PresenceSubjectType', PRESENCE_SUBJECTS, {
  description: 'What somebody can be looking at.',
  values: {
    REFERRAL: 'A referral: staff of its two organizations see each other.',
    PERSON: 'A person: colleagues of one organization see each other.',
  },
});

export const PresenceSubjectInput = builder.inputType('PresenceSubjectInput', {
  description: 'What is being looked at.',
  fields: (t) => ({
    type: t.field({ type: PresenceSubjectType, required: true, description: 'What it is.' }),
    id: t.id({ required: true, description: 'Its id.' }),
  }),
});

export type PresentPerson = {
  readonly userId: string;
  readonly organizationId: string | null;
  readonly since: Date;
  readonly writing: boolean;
};

const PresentPersonType = builder.objectRef<PresentPerson>('PresentPerson').implement({
  description: 'Somebody who is looking at the same thing right now.',
  fields: (t) => ({
    user: t.prismaField({
      type: 'User',
      description: 'Who.',
      resolve: (query, { userId }, _args, ctx) =>
        ctx.db.user.findFirstOrThrow({ ...query, where: { id: userId } }),
    }),
    organization: t.prismaField({
      type: 'Organization',
      nullable: true,
      description: 'For which organization.',
      resolve: (query, { organizationId }, _args, ctx) =>
        organizationId
          ? ctx.db.organization.findFirst({ ...query, where: { id: organizationId } })
          : null,
    }),
    since: t.expose('since', { type: 'DateTime', description: 'Since when.' }),
    writing: t.exposeBoolean('writing', { description: 'Whether they are writing something.' }),
  }),
});

export const PresenceList = builder
  .objectRef<{ readonly people: readonly PresentPerson[] }>('PresenceList')
  .implement({
    description: 'Everybody you may see who is there now, you included; first come first.',
    fields: (t) => ({
      people: t.field({
        type: [PresentPersonType],
        description: 'Each once, in however many windows.',
        resolve: ({ people }) => [...people],
      }),
    }),
  });
