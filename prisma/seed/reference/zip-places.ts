import { createRequire } from 'node:module';

/** Illinois and its neighbors: people near the border live, work and get help across it. */
const STATES = ['IL', 'IN', 'IA', 'KY', 'MI', 'MO', 'WI'];

export type ZipPlace = {
  zip: string;
  city: string;
  state: string;
  latitude: number;
  longitude: number;
};

/** The package has no types. It is 5 MB of source, so it is loaded only when the table is to be filled. */
type Zipcodes = { codes: Readonly<Record<string, ZipPlace>> };

export function zipPlaces(): ZipPlace[] {
  const { codes } = createRequire(import.meta.url)('zipcodes') as Zipcodes;
  return Object.values(codes)
    .filter(({ state }) => STATES.includes(state))
    .map(({ zip, city, state, latitude, longitude }) => ({
      zip,
      city,
      state,
      latitude,
      longitude,
    }));
}

/** How many there are in the version of the package that we load; a change of it loads them anew. */
export const ZIP_PLACE_COUNT = 7_848;
