import type { InputShapeFromFields } from '@pothos/core';
import type { LocationInput } from '../../domain/directory/location-input.ts';
import type { Closure, OpeningRule, Weekday } from '../../domain/directory/opening-hours.ts';
import { runCommand } from '../../platform/command.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { ServicePayload } from './capacity.graphql.ts';
import { removeLocation } from './commands/remove-location.ts';
import { saveLocation } from './commands/save-location.ts';
import { saveService } from './commands/save-service.ts';
import { updateOrganization } from './commands/update-organization.ts';
import { verifyRecord } from './commands/verify-record.ts';
import { locationFields, organizationFields, serviceFields } from './record.inputs.ts';

export const OrganizationPayload = payload<{ organizationId: string }>(
  'OrganizationPayload',
).implement({
  description: 'The organization as it is now.',
  fields: (t) => ({
    organization: t.prismaField({
      type: 'Organization',
      description: 'With its record.',
      resolve: (query, { organizationId }, _args, { db }) =>
        db.organization.findFirstOrThrow({ ...query, where: { id: organizationId } }),
    }),
  }),
});

const LocationPayload = payload<{ organizationId: string; locationId: string }>(
  'LocationPayload',
).implement({
  description: 'The place as it is now.',
  fields: (t) => ({
    location: t.prismaField({
      type: 'Location',
      description: 'The place.',
      resolve: (query, { locationId }, _args, { db }) =>
        db.location.findFirstOrThrow({ ...query, where: { id: locationId } }),
    }),
  }),
});

const ORGANIZATION_ID = 'Whose record; for those who keep it (REF-009).';
const VERSION = 'The version that was edited (CORE-024).';

type LocationFields = InputShapeFromFields<ReturnType<typeof locationFields>>;

/** As the API has it, in the words of the domain. */
export const locationInput = <Fields extends LocationFields>(input: Fields) =>
  ({
    ...input,
    openingHours: input.openingHours.map(
      ({ days, startsOn, validFrom, validTo, ...rule }): OpeningRule => ({
        ...rule,
        days: days as Weekday[],
        startsOn: day(startsOn),
        validFrom: day(validFrom),
        validTo: day(validTo),
      }),
    ),
    closures: input.closures.map(({ on, note }): Closure => ({
      on: String(on),
      note: note ?? null,
    })),
  }) satisfies LocationInput;

const day = (date: string | Date | null | undefined) => (date ? String(date) : null);

mutation('updateOrganization', {
  access: 'STAFF',
  description: 'Changes what an organization says of itself. In effect at once (REF-009).',
  input: (t) => ({
    organizationId: t.id({ required: true, description: ORGANIZATION_ID }),
    expectedVersion: t.int({ required: true, description: VERSION }),
    ...organizationFields(t),
  }),
  payload: OrganizationPayload,
  run: (input, ctx) => runCommand(ctx, 'updateOrganization', input, updateOrganization),
});

mutation('saveLocation', {
  access: 'STAFF',
  description: 'Adds a place or changes all of it. In effect at once (REF-009).',
  input: (t) => ({
    organizationId: t.id({ required: true, description: ORGANIZATION_ID }),
    locationId: t.id({ description: 'Which place; left out: a new one.' }),
    expectedVersion: t.int({ description: VERSION }),
    ...locationFields(t),
  }),
  payload: LocationPayload,
  run: (input, ctx) => runCommand(ctx, 'saveLocation', locationInput(input), saveLocation),
});

mutation('removeLocation', {
  access: 'STAFF',
  description: 'Removes a place at which nothing is offered.',
  input: (t) => ({
    organizationId: t.id({ required: true, description: ORGANIZATION_ID }),
    locationId: t.id({ required: true, description: 'Which place.' }),
  }),
  payload: OrganizationPayload,
  run: (input, ctx) => runCommand(ctx, 'removeLocation', input, removeLocation),
});

mutation('saveService', {
  access: 'STAFF',
  description:
    'Adds a service or changes all of it. In effect at once: on open searches, on open drafts, on who is told of the next referral (REF-009).',
  input: (t) => ({
    organizationId: t.id({ required: true, description: ORGANIZATION_ID }),
    serviceId: t.id({ description: 'Which service; left out: a new one.' }),
    expectedVersion: t.int({ description: VERSION }),
    ...serviceFields(t),
  }),
  payload: ServicePayload,
  run: ({ countyFips, clauses, ...input }, ctx) =>
    runCommand(
      ctx,
      'saveService',
      {
        ...input,
        counties: countyFips,
        clauses: clauses.map(({ kind, min, max, values, text }) => ({
          kind,
          min: min ?? null,
          max: max ?? null,
          values: values ?? [],
          text: text ?? null,
        })),
      },
      saveService,
    ),
});

mutation('verifyRecord', {
  access: 'STAFF',
  description: 'Says that everything in a record is right, which counts for some time (REF-010).',
  input: (t) => ({ organizationId: t.id({ required: true, description: ORGANIZATION_ID }) }),
  payload: OrganizationPayload,
  run: (input, ctx) => runCommand(ctx, 'verifyRecord', input, verifyRecord),
});
