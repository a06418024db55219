import { builder } from '../../platform/builder.ts';
import { runCommand } from '../../platform/command.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { decideOrganization } from './commands/decide-organization.ts';
import { inviteOrganization } from './commands/invite-organization.ts';
import { registerOrganization } from './commands/register-organization.ts';
import { reportProblem } from './commands/report-problem.ts';
import { revokeOrganizationInvitation } from './commands/revoke-organization-invitation.ts';
import { solveProblem } from './commands/solve-problem.ts';
import { OrganizationDecisionEnum } from './directory.enums.ts';
import { LocationInputType, organizationFields } from './record.inputs.ts';
import { locationInput, OrganizationPayload } from './record.mutations.ts';

const ProblemPayload = payload<{ problemId: string }>('RecordProblemPayload').implement({
  description: 'The problem as it is now.',
  fields: (t) => ({
    problem: t.prismaField({
      type: 'RecordProblem',
      description: 'The problem.',
      resolve: (query, { problemId }, _args, { db }) =>
        db.recordProblem.findFirstOrThrow({ ...query, where: { id: problemId } }),
    }),
  }),
});

const InvitationPayload = payload<{ invitationId: string }>(
  'OrganizationInvitationPayload',
).implement({
  description: 'The invitation as it is now.',
  fields: (t) => ({
    invitation: t.prismaField({
      type: 'OrganizationInvitation',
      description: 'The invitation.',
      resolve: (query, { invitationId }, _args, { db }) =>
        db.organizationInvitation.findFirstOrThrow({ ...query, where: { id: invitationId } }),
    }),
  }),
});

mutation('reportProblem', {
  access: 'STAFF',
  description: 'Says what is wrong in a record; those who keep it are told (REF-010).',
  input: (t) => ({
    organizationId: t.id({ required: true, description: 'In whose record.' }),
    serviceId: t.id({ description: 'At which of its services.' }),
    text: t.string({ required: true, description: 'What is wrong. Nothing about a customer.' }),
  }),
  payload: ProblemPayload,
  run: (input, ctx) => runCommand(ctx, 'reportProblem', input, reportProblem),
});

mutation('solveProblem', {
  access: 'STAFF',
  description: 'Says that a reported problem is dealt with; who reported it is told.',
  input: (t) => ({
    problemId: t.id({ required: true, description: 'Which problem.' }),
    answer: t.string({ description: 'What was done.' }),
  }),
  payload: ProblemPayload,
  run: (input, ctx) => runCommand(ctx, 'solveProblem', input, solveProblem),
});

mutation('registerOrganization', {
  access: 'SIGNED_IN',
  description:
    'Signs an organization up with its first place; the administrator of its area decides, and makes you its first administrator (REF-013).',
  input: (t) => ({
    ...organizationFields(t),
    location: t.field({ type: LocationInputType, required: true, description: 'Its first place.' }),
    note: t.string({ description: 'Who you are and why, for whoever decides.' }),
    invitation: t.string({ description: 'The token of the mail that invited it.' }),
  }),
  payload: OrganizationPayload,
  run: async ({ location, ...input }, ctx) => {
    const registering = { ...input, location: locationInput(location) };
    const result = await runCommand(ctx, 'registerOrganization', registering, registerOrganization);
    ctx.auth.forget(ctx.actor.userId ?? '');
    return result;
  },
});

mutation('decideOrganization', {
  access: 'STAFF',
  description:
    'Approves an organization and its first administrator in one step, refuses or suspends it; for administrators of its area and of the state (REF-013).',
  input: (t) => ({
    organizationId: t.id({ required: true, description: 'Which organization.' }),
    decision: t.field({
      type: OrganizationDecisionEnum,
      required: true,
      description: 'What is decided.',
    }),
    note: t.string({
      description: 'Why; needed unless approved. Whoever is signed in can read it.',
    }),
  }),
  payload: OrganizationPayload,
  run: async (input, ctx) => {
    const { organizationId, userIds } = await runCommand(
      ctx,
      'decideOrganization',
      input,
      decideOrganization,
    );
    userIds.forEach((userId) => ctx.auth.forget(userId));
    return { organizationId };
  },
});

mutation('inviteOrganization', {
  access: 'STAFF',
  description: 'Asks an organization by mail to sign up; for administrators of an area (REF-013).',
  input: (t) => ({
    name: t.string({ required: true, description: 'Its name.' }),
    email: t.string({ required: true, description: 'Where to write.' }),
  }),
  payload: InvitationPayload,
  run: (input, ctx) => runCommand(ctx, 'inviteOrganization', input, inviteOrganization),
});

mutation('revokeOrganizationInvitation', {
  access: 'STAFF',
  description: 'Has the link of an invitation work no more.',
  input: (t) => ({ invitationId: t.id({ required: true, description: 'Which invitation.' }) }),
  payload: InvitationPayload,
  run: (input, ctx) =>
    runCommand(ctx, 'revokeOrganizationInvitation', input, revokeOrganizationInvitation),
});

builder.prismaObject('RecordProblem', {
  description: 'Something that somebody found wrong in an organization’s record (REF-010).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    organization: t.relation('organization', { description: 'In whose record.' }),
    service: t.relation('service', { nullable: true, description: 'At which service.' }),
    text: t.exposeString('text', { description: 'What is wrong.' }),
    reportedAt: t.expose('reportedAt', { type: 'DateTime', description: 'When it was reported.' }),
    reporter: t.relation('reporter', { nullable: true, description: 'Who reported it.' }),
    reporterOrganization: t.relation('reporterOrganization', {
      description: 'For whom they work.',
    }),
    solvedAt: t.expose('solvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was dealt with; null while it is open.',
    }),
    solvedBy: t.relation('solvedBy', { nullable: true, description: 'Who dealt with it.' }),
    answer: t.exposeString('answer', { nullable: true, description: 'What was done.' }),
  }),
});

builder.prismaObject('OrganizationInvitation', {
  description: 'An organization was asked by mail to sign up (REF-013).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id; it opens nothing.' }),
    name: t.exposeString('name', { description: 'Name of the organization.' }),
    email: t.exposeString('email', { description: 'Where it was sent.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'From then on its link works no more.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken back.',
    }),
    organization: t.relation('organization', {
      nullable: true,
      description: 'What was signed up by it.',
    }),
  }),
});
