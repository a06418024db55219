import { isLocalDate } from '../shared/chicago-time.ts';
import {
  limitList,
  limitText,
  problem,
  problemsOf,
  requireText,
  under,
} from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LANGUAGES } from '../shared/language.ts';
import { LIMITS } from '../shared/limits.ts';
import { phoneProblem } from '../shared/phone.ts';
import { zipProblem } from '../shared/zip.ts';
import { listProblem } from './list-problem.ts';
import { openingRuleProblems } from './opening-hours.ts';
import type { Closure, OpeningRule } from './opening-hours.ts';

/** A place as its organization writes it down (REF-011). */
export type LocationInput = {
  readonly name: string;
  readonly addressLine: string;
  readonly city: string;
  readonly zip: string;
  /** Null: the county of the ZIP code's middle. */
  readonly countyFips?: string | null | undefined;
  /** Both or neither; neither: the ZIP code's middle. */
  readonly latitude?: number | null | undefined;
  readonly longitude?: number | null | undefined;
  readonly phone?: string | null | undefined;
  readonly languages: readonly string[];
  readonly accessibility?: string | null | undefined;
  readonly openingHours: readonly OpeningRule[];
  readonly closures: readonly Closure[];
};

/** Illinois and what lies around it: a slip of a digit lands elsewhere. */
const near = (latitude: number, longitude: number): boolean =>
  latitude > 36 && latitude < 44 && longitude > -93 && longitude < -86;

const coordinateProblem = ({ latitude, longitude }: LocationInput): FieldProblem | null => {
  if (latitude == null && longitude == null) return null;
  return latitude != null && longitude != null && near(latitude, longitude)
    ? null
    : problem('latitude', 'NOT_ALLOWED', {
        en: 'Enter both coordinates of a place in or near Illinois, like 41.88 and -87.63.',
        es: 'Escriba las dos coordenadas de un lugar en Illinois o cerca, como 41.88 y -87.63.',
      });
};

const closureProblems = (closures: readonly Closure[]): FieldProblem[] =>
  closures.flatMap(({ on, note }, index) =>
    problemsOf(
      isLocalDate(on)
        ? null
        : problem(`closures.${index}.on`, 'MALFORMED', {
            en: 'Enter the day on which it is closed.',
            es: 'Escriba el día en que está cerrado.',
          }),
      closures.findIndex((each) => each.on === on) < index
        ? problem(`closures.${index}.on`, 'DUPLICATE', {
            en: 'This day is already in the list.',
            es: 'Este día ya está en la lista.',
          })
        : null,
      limitText(`closures.${index}.note`, note, LIMITS.clauseText),
    ),
  );

export const locationProblems = (input: LocationInput): FieldProblem[] =>
  problemsOf(
    requireText('name', input.name, {
      en: 'what the place is called',
      es: 'cómo se llama el lugar',
    }),
    limitText('name', input.name, LIMITS.locationName),
    requireText('addressLine', input.addressLine, {
      en: 'street and number',
      es: 'la calle y el número',
    }),
    limitText('addressLine', input.addressLine, LIMITS.addressLine),
    requireText('city', input.city, { en: 'the city', es: 'la ciudad' }),
    limitText('city', input.city, LIMITS.city),
    requireText('zip', input.zip, { en: 'the ZIP code', es: 'el código postal' }),
    zipProblem('zip', input.zip),
    coordinateProblem(input),
    phoneProblem('phone', input.phone),
    listProblem('languages', input.languages, LANGUAGES),
    limitText('accessibility', input.accessibility, LIMITS.serviceText),
    limitList('openingHours', input.openingHours, LIMITS.rulesPerLocation),
    ...input.openingHours.map((rule, index) =>
      under(`openingHours.${index}`, openingRuleProblems(rule)),
    ),
    limitList('closures', input.closures, LIMITS.closuresPerLocation),
    closureProblems(input.closures),
  );
