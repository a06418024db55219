import type { Prisma } from '@throughline/prisma/generated/client';
import { mayKeepCoEnrollments } from '../../domain/career-plan/policy.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import { builder } from '../../platform/builder.ts';
import { stored } from '../../platform/enum-type.ts';
import { ProgramEnum } from '../../platform/shared-enums.ts';
import { APPLICATIONS, isActiveAt } from './application.types.ts';
import { CoEnrollmentSourceEnum } from './career-plan.enums.ts';

builder.prismaObject('CoEnrollment', {
  description:
    'Another program that a person takes part in (PLAN-043). For career planners of every area where they have an active application, the person and the state.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    program: t.expose('program', {
      type: stored(ProgramEnum),
      description: 'Which program.',
    }),
    isDolFunded: t.exposeBoolean('dolFunded', {
      description: 'Whether the US Department of Labor pays for it.',
    }),
    organization: t.relation('organization', {
      nullable: true,
      description: 'Where, if the directory has it.',
    }),
    organizationName: t.string({
      description: 'Where, by name.',
      select: { organizationName: true, organization: { select: { name: true } } },
      resolve: ({ organization, organizationName }) => organization?.name ?? organizationName ?? '',
    }),
    startedOn: t.expose('startedOn', { type: 'Date', description: 'The first day.' }),
    endedOn: t.expose('endedOn', {
      type: 'Date',
      nullable: true,
      description: 'The last day; null while no end is known.',
    }),
    source: t.expose('source', {
      type: stored(CoEnrollmentSourceEnum),
      description: 'How one learned of it.',
    }),
    referral: t.relation('referral', {
      nullable: true,
      description: 'The referral that led there.',
    }),
    verifiedAt: t.expose('verifiedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When somebody made sure of it; null: nobody has.',
    }),
    verifiedBy: t.relation('verifiedBy', { nullable: true, description: 'Who made sure.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered.' }),
    recordedBy: t.relation('recordedByOrganization', {
      description: 'The area that entered it.',
    }),
    version: t.exposeInt('version', { description: 'Grows with each change.' }),
  }),
});

const CO_ENROLLMENTS = {
  where: { removedAt: null },
  orderBy: [{ startedOn: 'desc' }, { id: 'desc' }],
  take: LIMITS.coEnrollmentsPerPerson,
} satisfies Prisma.Person$coEnrollmentsArgs;

builder.prismaObjectFields('Person', (t) => ({
  coEnrollments: t.relation('coEnrollments', {
    query: CO_ENROLLMENTS,
    description:
      'Other programs they take part in, latest begun first, those that ended included (PLAN-043).',
  }),
  keepsCoEnrollments: t.boolean({
    description: 'Whether you may record and change these. The mutations decide by the same rule.',
    select: { applications: APPLICATIONS },
    resolve: ({ applications }, _args, { actor }) =>
      mayKeepCoEnrollments(actor, {
        applies: applications.some((each) => isActiveAt(each, actor.organizationId)),
      }),
  }),
}));
