import { describe, expect, it } from 'vitest';
import {
  EMPTY_FILTER,
  filterFromParams,
  filterToInput,
  filterToParams,
  isEmptyFilter,
  type ServiceFilter,
} from './service-filter.ts';

const FULL: ServiceFilter = {
  words: 'evening classes',
  categories: ['FOOD', 'HOUSING'],
  zip: '61602',
  withinMiles: 10,
  countyFips: '17143',
  lwiaId: 'area-15',
  language: 'es',
  program: 'TITLE_I_YOUTH',
  openNow: true,
  placesFree: true,
  organizationId: 'org-1',
  personId: 'person-1',
};

describe('a directory search in the address', () => {
  it('comes back as it went', () => {
    expect(filterFromParams(filterToParams(FULL))).toEqual(FULL);
    expect(filterFromParams(filterToParams(EMPTY_FILTER))).toEqual(EMPTY_FILTER);
  });

  it('is short when nothing is asked', () => {
    expect(filterToParams(EMPTY_FILTER).toString()).toBe('');
  });

  it('leaves out what it does not understand', () => {
    const found = filterFromParams(
      new URLSearchParams('needs=FOOD,NONSENSE&language=tlh&within=7'),
    );
    expect(found).toEqual({ ...EMPTY_FILTER, categories: ['FOOD'] });
  });
});

describe('a directory search for the API', () => {
  it.each([
    ['', {}],
    ['616', {}],
    ['61602', { zip: '61602', withinMiles: 25 }],
    ['61602-1234', { zip: '61602', withinMiles: 25 }],
  ])('asks for a distance once "%s" is a ZIP code', (zip, expected) => {
    expect(filterToInput({ ...EMPTY_FILTER, zip })).toEqual(expected);
  });

  it('carries everything', () => {
    expect(filterToInput(FULL)).toEqual(FULL);
  });

  it('knows when nothing is asked', () => {
    expect(isEmptyFilter({ ...EMPTY_FILTER, words: '  ', zip: '61' })).toBe(true);
    expect(isEmptyFilter({ ...EMPTY_FILTER, language: 'es' })).toBe(false);
  });
});
