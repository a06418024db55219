import type { Option } from '#lib/ui/types.ts';
import type { Area } from './directory.graphql.ts';

export const areaOptions = (areas: readonly Area[]): Option[] =>
  areas.map(({ id, name, areaNumber }) => ({
    value: id,
    label: name,
    ...(areaNumber !== null && { hint: `LWIA ${areaNumber}` }),
  }));

/** Every county of every area, by name. */
export const countyOptions = (areas: readonly Area[]): Option[] =>
  areas
    .flatMap(({ name, counties }) =>
      counties.map((county) => ({ value: county.fips, label: county.name, hint: name })),
    )
    .toSorted((a, b) => a.label.localeCompare(b.label));

/** The counties a search is narrowed to: the one, or those of the area. */
export const askedCounties = (
  { countyFips, lwiaId }: { countyFips: string; lwiaId: string },
  areas: readonly Area[],
): string[] =>
  countyFips
    ? [countyFips]
    : (areas.find(({ id }) => id === lwiaId)?.counties ?? []).map(({ fips }) => fips);

/** "All of Illinois", "Peoria and Tazewell Counties"; empty where nobody has said. */
export const servedWords = (
  { statewide, countyFips }: { statewide: boolean; countyFips: readonly string[] },
  areas: readonly Area[],
): string => {
  if (statewide) return 'All of Illinois';
  const names = countyOptions(areas).flatMap(({ value, label }) =>
    countyFips.includes(value) ? [label] : [],
  );
  if (names.length === 0) return '';
  return `${new Intl.ListFormat('en-US').format(names)} ${names.length === 1 ? 'County' : 'Counties'}`;
};
