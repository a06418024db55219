import { CLAUSE_KINDS } from '../../domain/directory/eligibility.ts';
import { ORGANIZATION_DECISIONS } from '../../domain/directory/organization-decision.ts';
import { RECORD_PARTS, RECORD_PART_LABELS } from '../../domain/directory/completeness.ts';
import { enumType, labelledEnum } from '../../platform/enum-type.ts';

export const RecordPartEnum = labelledEnum(
  'RecordPart',
  RECORD_PARTS,
  'What the completeness of a record counts (REF-010).',
  RECORD_PART_LABELS,
);

export const ClauseKindEnum = enumType('ClauseKind', CLAUSE_KINDS, {
  description: 'What a condition of a service is about (REF-011).',
  values: {
    AGE: 'Age in years.',
    COUNTY: 'Lives in one of these counties.',
    LWIA: 'Lives in one of these workforce areas.',
    LANGUAGE: 'Speaks one of these languages.',
    LOW_INCOME: 'Low income.',
    UNEMPLOYED: 'Out of work.',
    VETERAN: 'Served, or is the spouse of somebody who did.',
    DISABILITY: 'Has a disability.',
    JUSTICE_INVOLVED: 'Was arrested or convicted.',
    HOMELESS: 'Without a home.',
    PARENT: 'Has children at home.',
    OUT_OF_SCHOOL: 'Not in school.',
    OTHER: 'A condition in words.',
  },
});

export const OrganizationDecisionEnum = enumType('OrganizationDecision', ORGANIZATION_DECISIONS, {
  description: 'What is decided about an organization (REF-013).',
  values: {
    APPROVED: 'It takes part, for the first time or again; who signed it up administers it.',
    REFUSED: 'It does not take part.',
    SUSPENDED: 'It takes part no more for now.',
  },
});
