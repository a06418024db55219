import { REFERRAL_STATUSES } from '../domain/referral/status.ts';
import type { ReferralStatus } from '../domain/referral/status.ts';
import { problemMessage } from '../domain/shared/field-problem.ts';
import type { FieldProblem } from '../domain/shared/field-problem.ts';
import { builder } from './builder.ts';
import { enumType } from './enum-type.ts';
import {
  type CommandError,
  Conflict,
  Forbidden,
  InvalidInput,
  LimitExceeded,
  NotFound,
  Transition,
} from './errors.ts';

/** Here because the errors need it; the words are the domain's. */
export const ReferralStatusEnum = enumType('ReferralStatus', REFERRAL_STATUSES, {
  description: 'Where a referral stands. There are exactly these eight (REF-035).',
  values: {
    DRAFT: 'Saved, not sent; the receiver does not see it.',
    SENT: 'Sent, waiting for the receiver to look.',
    ATTEMPTING_CONTACT: 'Sent, and nobody at the receiver has looked in time.',
    RECEIVED: 'Somebody at the receiver has opened it.',
    ACCEPTED: 'The receiver will serve the person.',
    DECLINED: 'The receiver will not; a reason is given. Final.',
    IN_PROGRESS: 'Services are under way.',
    COMPLETED: 'Closed with an outcome. Final.',
  } satisfies Record<ReferralStatus, string>,
});

const ErrorInterface = builder.interfaceRef<CommandError>('Error').implement({
  description: 'What every refusal has in common.',
  fields: (t) => ({
    message: t.string({
      description:
        'A sentence for the person who did this, in their language; says what would be right.',
      resolve: ({ message, messageEs }, _args, { locale }) =>
        locale === 'es' ? messageEs : message,
    }),
  }),
});

builder.objectType(NotFound, {
  name: 'NotFoundError',
  description: 'It does not exist, or not for you. The two are one answer.',
  interfaces: [ErrorInterface],
});

builder.objectType(Forbidden, {
  name: 'ForbiddenError',
  description: 'You can see it, and may not do this to it.',
  interfaces: [ErrorInterface],
});

builder.objectType(Conflict, {
  name: 'ConflictError',
  description: 'Somebody saved after you opened it. Nothing of yours was written.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    currentVersion: t.exposeInt('currentVersion', {
      nullable: true,
      description: 'The version to read and try again with.',
    }),
    changedBy: t.exposeString('changedBy', { nullable: true, description: 'Who saved.' }),
    changedAt: t.expose('changedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When they saved.',
    }),
  }),
});

export const FieldProblemType = builder.objectRef<FieldProblem>('FieldProblem').implement({
  description: 'One thing to correct.',
  fields: (t) => ({
    field: t.exposeString('field', {
      description: 'Path in the input, such as `contact.phone` or `items.0.reason`.',
    }),
    code: t.exposeString('code', {
      description:
        'REQUIRED, TOO_SHORT, TOO_LONG, TOO_MANY, MALFORMED, NOT_ALLOWED, IN_THE_PAST, IN_THE_FUTURE or DUPLICATE.',
    }),
    message: t.string({
      description: 'What would be right, in the language of the viewer.',
      resolve: (found, _args, ctx) => problemMessage(found, ctx.locale),
    }),
  }),
});

builder.objectType(InvalidInput, {
  name: 'InvalidInputError',
  description: 'Some of the input cannot be used. Nothing was written.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    problems: t.field({
      type: [FieldProblemType],
      description: 'All of them at once, in the order of the form.',
      resolve: (error) => [...error.problems],
    }),
  }),
});

builder.objectType(Transition, {
  name: 'TransitionError',
  description:
    'The referral is not where this step starts from; often somebody was faster (REF-059).',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    from: t.field({
      type: ReferralStatusEnum,
      description: 'Its status now.',
      resolve: (error) => error.from,
    }),
    event: t.exposeString('event', { description: 'What was asked for.' }),
    allowed: t.field({
      type: [ReferralStatusEnum],
      description: 'The statuses that can follow from here.',
      resolve: (error) => [...error.allowed],
    }),
    changedBy: t.exposeString('changedBy', {
      nullable: true,
      description: 'Who brought it there; an organization for the other side.',
    }),
    changedAt: t.expose('changedAt', { type: 'DateTime', nullable: true, description: 'When.' }),
  }),
});

builder.objectType(LimitExceeded, {
  name: 'LimitExceededError',
  description: 'Too many, too large or too often.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    retryAfterSeconds: t.exposeInt('retryAfterSeconds', {
      nullable: true,
      description: 'When to try again, in seconds; null when waiting does not help.',
    }),
  }),
});

/** The refusals every mutation's result can be. */
export const COMMAND_ERRORS = [
  Conflict,
  Forbidden,
  InvalidInput,
  LimitExceeded,
  NotFound,
  Transition,
];
