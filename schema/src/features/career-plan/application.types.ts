import type { Prisma } from '@throughline/prisma/generated/client';
import type { ApplicationStatus } from '../../domain/career-plan/application.ts';
import { ENROLLMENT_WINDOW_DAYS } from '../../domain/career-plan/enrollment-window.ts';
import { applicationActions, startablePrograms } from '../../domain/career-plan/policy.ts';
import { grantHolds } from '../../domain/customer/reach.ts';
import { builder } from '../../platform/builder.ts';
import { stored } from '../../platform/enum-type.ts';
import { nowOf } from '../../platform/viewer-time.ts';
import {
  ApplicationActionEnum,
  ApplicationAgreementEnum,
  ApplicationCloseReasonEnum,
  ApplicationProgramEnum,
  ApplicationStatusEnum,
} from './career-plan.enums.ts';
import { haveServicesBegun, SERVICES } from './services-begun.ts';

export const ApplicationType = builder.prismaObject('Application', {
  description:
    'Somebody applies for a program of a workforce area. For the area, the person and the state; others know of none.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    person: t.relation('person', {
      nullable: true,
      description: 'Who applies; null once the area reaches them no more.',
    }),
    lwia: t.relation('lwia', { description: 'At which area.' }),
    program: t.expose('program', {
      type: stored(ApplicationProgramEnum),
      description: 'For what.',
    }),
    status: t.expose('status', {
      type: stored(ApplicationStatusEnum),
      description: 'Where it stands.',
    }),
    statusSince: t.expose('statusSince', { type: 'DateTime', description: 'Since when.' }),
    enrollBy: t.field({
      type: 'Date',
      nullable: true,
      description: `The last day to enroll them in services, ${ENROLLMENT_WINDOW_DAYS} days after certification: on the next one it closes by itself (PLAN-047). Null unless it is certified, and once services have begun.`,
      select: { status: true, enrollBy: true, ...SERVICES },
      resolve: async ({ status, enrollBy, ...found }, _args, ctx) =>
        status === 'CERTIFIED' && !haveServicesBegun(found, await nowOf(ctx)) ? enrollBy : null,
    }),
    planner: t.relation('planner', {
      nullable: true,
      description: 'The career planner who has it.',
    }),
    agreement: t.expose('agreement', {
      type: stored(ApplicationAgreementEnum),
      description: 'How the person agreed that the area sees referrals made for them.',
    }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'When it was begun.' }),
    closedAt: t.expose('closedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was closed; null while it is active.',
    }),
    closeReason: t.expose('closeReason', {
      type: stored(ApplicationCloseReasonEnum),
      nullable: true,
      description: 'Why it was closed.',
    }),
    viewerActions: t.field({
      type: [ApplicationActionEnum],
      description: 'What you may do now. The mutations decide by the same rule.',
      select: { lwiaId: true, status: true },
      resolve: ({ lwiaId, status }, _args, ctx) => [
        ...applicationActions(ctx.actor, { lwiaId, status: status as ApplicationStatus }),
      ],
    }),
  }),
});

/** One order for every reader, so that their loads merge into one. */
export const APPLICATIONS = {
  orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
} satisfies Prisma.Person$applicationsArgs;

export const isActiveAt = (
  { lwiaId, closedAt }: { readonly lwiaId: string; readonly closedAt: Date | null },
  area: string | null,
): boolean => closedAt === null && lwiaId === area;

builder.prismaObjectFields('Person', (t) => ({
  applications: t.relation('applications', {
    query: APPLICATIONS,
    description:
      'What they applied for at your area, newest first; all of it for themselves and the state, nothing for others.',
  }),
  startablePrograms: t.field({
    type: [ApplicationProgramEnum],
    description:
      'Programs for which you may write down an application now: as staff of an area that serves the person, without those for which one is active there.',
    select: (_args, ctx) => ({
      grants: {
        where: {
          organizationId: { in: ctx.actor.organizationId ? [ctx.actor.organizationId] : [] },
        },
        select: {
          reason: true,
          validUntil: true,
          endedAt: true,
          organization: { select: { kind: true } },
        },
      },
      applications: APPLICATIONS,
    }),
    resolve: async ({ grants, applications }, _args, ctx) => {
      const now = await nowOf(ctx);
      const current = grants.filter((grant) => grantHolds(grant, now));
      return [
        ...startablePrograms(ctx.actor, {
          ownsArea: current.some(({ organization }) => organization.kind === 'LWIA'),
          reasons: current.map(({ reason }) => reason),
          active: applications
            .filter((each) => isActiveAt(each, ctx.actor.organizationId))
            .map(({ program }) => program),
        }),
      ];
    },
  }),
  goesIntegrated: t.boolean({
    description:
      'Whether a referral of yours would go by the integrated way now, as the person has an active application at your area (REF-019, REF-021); else it goes by the universal one.',
    select: { applications: APPLICATIONS },
    resolve: ({ applications }, _args, ctx) =>
      applications.some((each) => isActiveAt(each, ctx.actor.organizationId)),
  }),
}));
