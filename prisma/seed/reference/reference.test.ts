import { describe, expect, test } from 'vitest';
import { AREAS } from './areas.ts';
import { COUNTIES } from './counties.ts';
import { countiesOfZips } from './zip-counties.ts';
import { ZIP_PLACE_COUNT, zipPlaces } from './zip-places.ts';

describe('areas and counties', () => {
  test('there are 22 areas and 102 counties', () => {
    expect([AREAS.length, COUNTIES.length]).toEqual([22, 102]);
  });

  test('every county is in exactly one area', () => {
    const served = AREAS.flatMap(({ counties }) => counties).toSorted();
    expect(served).toEqual(COUNTIES.map(({ name }) => name).toSorted());
  });

  test.each([
    ['17031', 'Cook'],
    ['17077', 'Jackson'],
    ['17115', 'Macon'],
    ['17163', 'St. Clair'],
    ['17167', 'Sangamon'],
    ['17203', 'Woodford'],
  ])('%s is %s', (fips, name) => {
    expect(COUNTIES.find((county) => county.fips === fips)?.name).toBe(name);
  });
});

describe('ZIP codes', () => {
  test('as many as the loader expects, each once', () => {
    const places = zipPlaces();
    expect(places).toHaveLength(ZIP_PLACE_COUNT);
    expect(new Set(places.map(({ zip }) => zip)).size).toBe(ZIP_PLACE_COUNT);
  });

  test('Carbondale is in the south of Illinois', () => {
    const carbondale = zipPlaces().find(({ zip }) => zip === '62901');
    expect(carbondale).toMatchObject({ city: 'Carbondale', state: 'IL' });
    expect(carbondale?.latitude).toBeCloseTo(37.7, 0);
  });

  test('each of Illinois lies in one of its counties (REF-011)', () => {
    const counties = countiesOfZips();
    const known = new Set(COUNTIES.map(({ fips }) => fips));
    const illinois = zipPlaces().filter(({ state }) => state === 'IL');
    expect(illinois.filter(({ zip }) => !known.has(counties.get(zip) ?? ''))).toEqual([]);
    expect(counties.size).toBe(illinois.length);
    expect([counties.get('62901'), counties.get('60601')]).toEqual(['17077', '17031']);
  });
});
