import { expect, test } from 'vitest';
import { servedWords } from './places.ts';

const county = (fips: string, name: string) => ({ fips, name });
const AREAS = [
  { id: 'a', name: 'Heart of Illinois', areaNumber: 15, counties: [county('17143', 'Peoria')] },
  { id: 'b', name: 'Elsewhere', areaNumber: 1, counties: [county('17095', 'Knox')] },
];

test.each([
  [{ statewide: true, countyFips: [] }, 'All of Illinois'],
  [{ statewide: false, countyFips: ['17143'] }, 'Peoria County'],
  [{ statewide: false, countyFips: ['17143', '17095'] }, 'Knox and Peoria Counties'],
  [{ statewide: false, countyFips: [] }, ''],
])('for whom a service is, by place: %o is %j', (service, words) => {
  expect(servedWords(service, AREAS)).toBe(words);
});
