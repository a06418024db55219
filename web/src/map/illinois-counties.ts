import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoMercator, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Plugin } from 'vite';
import type { DrawnState } from './drawn-state.ts';

const MODULE = 'virtual:illinois-counties';
const ILLINOIS_FIPS = '17';
const HEIGHT = 1000;

type Atlas = Parameters<typeof feature>[0];

function draw(): DrawnState {
  const file = createRequire(import.meta.url).resolve('us-atlas/counties-10m.json');
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Atlas;
  const { counties } = atlas.objects;
  if (counties?.type !== 'GeometryCollection') throw new Error('The atlas has no counties.');
  const { features } = feature(atlas, {
    ...counties,
    geometries: counties.geometries.filter(({ id }) => String(id).startsWith(ILLINOIS_FIPS)),
  });
  const state = { type: 'FeatureCollection' as const, features };
  const projection = geoMercator().fitHeight(HEIGHT, state);
  const path = geoPath(projection).digits(1);
  const [[left], [right]] = path.bounds(state);
  return {
    width: Math.ceil(right - left),
    height: HEIGHT,
    scale: projection.scale(),
    translate: projection.translate(),
    counties: features.map((county) => {
      const [x, y] = path.centroid(county);
      return {
        fips: String(county.id),
        name: String(county.properties?.['name']),
        path: path(county) ?? '',
        middle: [Math.round(x), Math.round(y)],
      };
    }),
  };
}

/**
 * `virtual:illinois-counties`: the counties of Illinois, drawn when the web is built, so that the browser
 * gets neither the other states nor a library of projections (REF-012; shapes of the Census Bureau).
 */
export const illinoisCounties = (): Plugin => ({
  name: 'illinois-counties',
  resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
  load: (id) =>
    id === `\0${MODULE}` ? `export const ILLINOIS = ${JSON.stringify(draw())};` : null,
});
