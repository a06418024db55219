import { PROGRAMS, type Program } from '@throughline/schema/domain/shared/program';
import { isLanguage, type Language } from '@throughline/schema/domain/shared/language';
import {
  NEED_CATEGORIES,
  type NeedCategory,
} from '@throughline/schema/domain/shared/need-category';
import { parseZip, zip5 } from '@throughline/schema/domain/shared/zip';
import type { VariablesOf } from '#lib/graphql/graphql.ts';
import type { ServicesQuery } from './directory.graphql.ts';

/** What one looks for. Empty texts mean "whatever". */
export interface ServiceFilter {
  words: string;
  categories: NeedCategory[];
  /** As typed; it counts once it is a ZIP code. */
  zip: string;
  withinMiles: number;
  countyFips: string;
  lwiaId: string;
  language: Language | '';
  program: Program | '';
  openNow: boolean;
  placesFree: boolean;
  organizationId: string;
  /** Whom it is for: what they cannot get comes last. */
  personId: string;
}

export const DISTANCES = [5, 10, 25, 50, 100] as const;
const DEFAULT_DISTANCE = 25;

export const EMPTY_FILTER: Readonly<ServiceFilter> = {
  words: '',
  categories: [],
  zip: '',
  withinMiles: DEFAULT_DISTANCE,
  countyFips: '',
  lwiaId: '',
  language: '',
  program: '',
  openNow: false,
  placesFree: false,
  organizationId: '',
  personId: '',
};

const isCategory = (value: string): value is NeedCategory =>
  (NEED_CATEGORIES as readonly string[]).includes(value);

/** Reads a filter from an address; what it does not understand it leaves out. */
export function filterFromParams(params: Pick<URLSearchParams, 'get'>): ServiceFilter {
  const language = params.get('language');
  const miles = Number(params.get('within'));
  return {
    words: params.get('q') ?? '',
    categories: (params.get('needs') ?? '').split(',').filter(isCategory),
    zip: params.get('zip') ?? '',
    withinMiles: DISTANCES.find((each) => each === miles) ?? DEFAULT_DISTANCE,
    countyFips: params.get('county') ?? '',
    lwiaId: params.get('area') ?? '',
    language: isLanguage(language) ? language : '',
    program: PROGRAMS.find((each) => each === params.get('program')) ?? '',
    openNow: params.get('open') === 'now',
    placesFree: params.get('places') === 'free',
    organizationId: params.get('organization') ?? '',
    personId: params.get('person') ?? '',
  };
}

/** The shortest address that says the same. */
export function filterToParams(filter: ServiceFilter): URLSearchParams {
  const zip = parseZip(filter.zip);
  const entries: [string, string][] = [
    ['q', filter.words.trim()],
    ['needs', filter.categories.join(',')],
    ['zip', zip ? zip5(zip) : ''],
    ['within', zip && filter.withinMiles !== DEFAULT_DISTANCE ? String(filter.withinMiles) : ''],
    ['county', filter.countyFips],
    ['area', filter.lwiaId],
    ['language', filter.language],
    ['program', filter.program],
    ['open', filter.openNow ? 'now' : ''],
    ['places', filter.placesFree ? 'free' : ''],
    ['organization', filter.organizationId],
    ['person', filter.personId],
  ];
  return new URLSearchParams(entries.filter(([, value]) => value !== ''));
}

/** The same as the API takes it. */
export function filterToInput(filter: ServiceFilter): VariablesOf<typeof ServicesQuery>['filter'] {
  const zip = parseZip(filter.zip);
  return {
    ...(filter.words.trim() && { words: filter.words.trim() }),
    ...(filter.categories.length > 0 && { categories: [...filter.categories] }),
    ...(zip && { zip: zip5(zip), withinMiles: filter.withinMiles }),
    ...(filter.countyFips && { countyFips: filter.countyFips }),
    ...(filter.lwiaId && { lwiaId: filter.lwiaId }),
    ...(filter.language && { language: filter.language }),
    ...(filter.program && { program: filter.program }),
    ...(filter.openNow && { openNow: true }),
    ...(filter.placesFree && { placesFree: true }),
    ...(filter.personId && { personId: filter.personId }),
    ...(filter.organizationId && { organizationId: filter.organizationId }),
  };
}

export const isEmptyFilter = (filter: ServiceFilter): boolean =>
  Object.keys(filterToInput(filter)).length === 0;
