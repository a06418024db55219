import { VERDICTS } from '../../domain/directory/eligibility.ts';
import { builder } from '../../platform/builder.ts';
import { enumType } from '../../platform/enum-type.ts';
import type { ServiceFit } from './service-fit.ts';

const FitVerdictEnum = enumType('FitVerdict', VERDICTS, {
  description: 'Whether a person meets a condition, by what you may know of them.',
  values: {
    MET: 'They meet it.',
    NOT_MET: 'They do not.',
    ASK: 'It is not known: ask them.',
  },
});

const ClauseFitType = builder.objectRef<ServiceFit['clauses'][number]>('ClauseFit').implement({
  description: 'A condition of a service, and whether a person meets it.',
  fields: (t) => ({
    verdict: t.expose('verdict', { type: FitVerdictEnum, description: 'Whether it is met.' }),
    words: t.exposeString('words', {
      description:
        'The condition, and why the verdict is so, in your language: “Ages 18 to 24: they are 31”.',
    }),
  }),
});

export const ServiceFitType = builder.objectRef<ServiceFit>('ServiceFit').implement({
  description: 'Whether a service is for a person, clause by clause (REF-012).',
  fields: (t) => ({
    verdict: t.expose('verdict', {
      type: FitVerdictEnum,
      description: 'All together: one that is not met decides, one to be asked leaves it open.',
    }),
    clauses: t.expose('clauses', {
      type: [ClauseFitType],
      description: 'Each condition, in the order of the service’s record; its area last.',
    }),
  }),
});
