import { ILLINOIS } from 'virtual:illinois-counties';
import { geoMercator } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import {
  closeViewOf,
  isSpread,
  MAP_SHAPE,
  pinsOf,
  pointOf,
  viewOf,
  wholeView,
  type Point,
} from './map-view.ts';

const TOWNS = {
  Rockford: { latitude: 42.27, longitude: -89.09, county: 'Winnebago' },
  Peoria: { latitude: 40.69, longitude: -89.59, county: 'Peoria' },
  Decatur: { latitude: 39.84, longitude: -88.95, county: 'Macon' },
};

describe('the drawn counties', () => {
  it('are all 102, within the frame, and nobody else', () => {
    expect(ILLINOIS.counties).toHaveLength(102);
    expect(ILLINOIS.counties.every(({ fips }) => /^17\d{3}$/.test(fips))).toBe(true);
    expect(new Set(ILLINOIS.counties.map(({ path }) => path)).size).toBe(102);
    for (const { middle } of ILLINOIS.counties) {
      expect(middle[0]).toBeGreaterThan(0);
      expect(middle[0]).toBeLessThan(ILLINOIS.width);
      expect(middle[1]).toBeLessThan(ILLINOIS.height);
    }
  });

  it.each(Object.entries(TOWNS))('place %s where the projection does', (_name, town) => {
    const projection = geoMercator()
      .scale(ILLINOIS.scale)
      .translate([...ILLINOIS.translate]);
    const [x = NaN, y = NaN] = projection([town.longitude, town.latitude]) ?? [];
    expect(pointOf(ILLINOIS, town)[0]).toBeCloseTo(x, 6);
    expect(pointOf(ILLINOIS, town)[1]).toBeCloseTo(y, 6);
  });

  it.each(Object.entries(TOWNS))('have %s nearest to the middle of its county', (_name, town) => {
    const [x, y] = pointOf(ILLINOIS, town);
    const far = ({ middle }: (typeof ILLINOIS.counties)[number]) =>
      Math.hypot(middle[0] - x, middle[1] - y);
    const [nearest] = ILLINOIS.counties.toSorted((a, b) => far(a) - far(b));
    expect(nearest?.name).toBe(town.county);
  });
});

describe('a view', () => {
  const points: Point[] = [
    [10, 10],
    [300, 40],
    [200, 300],
  ];
  const holds = (view: { x: number; y: number; width: number; height: number }, [x, y]: Point) =>
    x > view.x && x < view.x + view.width && y > view.y && y < view.y + view.height;

  it('holds every pin with room around, in the shape of the map', () => {
    for (const view of [viewOf(ILLINOIS, points), closeViewOf(points)]) {
      expect(points.every((point) => holds(view, point))).toBe(true);
      expect(view.height / view.width).toBeCloseTo(MAP_SHAPE);
    }
  });

  it('of one place shows the country around it, and a closer look less', () => {
    const [near, close] = [viewOf(ILLINOIS, [[50, 50]]), closeViewOf([[50, 50]])];
    expect(near.width).toBeGreaterThan(50);
    expect(close.width).toBeLessThan(near.width);
  });

  it('of nothing, or of what is everywhere, is the state', () => {
    const whole = wholeView(ILLINOIS);
    expect(viewOf(ILLINOIS, [])).toEqual(whole);
    expect(
      viewOf(ILLINOIS, [
        [20, 20],
        [500, 950],
      ]),
    ).toEqual(whole);
  });

  it('of the state holds it whole', () => {
    const view = wholeView({ width: 558, height: 1000 });
    expect(view.height).toBeGreaterThanOrEqual(1000);
    expect(view.width).toBeGreaterThanOrEqual(558);
  });
});

describe('pins', () => {
  const place = (id: string, x: number, y = 0) => ({ id, at: [x, y] as const });

  it('are one where they would overlap, and every service is on exactly one', () => {
    expect(pinsOf([place('a', 0), place('b', 30), place('c', 5), place('d', 33)], 10)).toEqual([
      { at: [0, 0], ids: ['a', 'c'] },
      { at: [30, 0], ids: ['b', 'd'] },
    ]);
  });

  it('come apart as one looks closer', () => {
    const places = [place('a', 0), place('b', 5)];
    expect(pinsOf(places, 10)).toHaveLength(1);
    expect(pinsOf(places, 4)).toHaveLength(2);
  });

  it('of one house do not come apart', () => {
    expect(
      isSpread([
        [1, 1],
        [1, 1.05],
      ]),
    ).toBe(false);
    expect(
      isSpread([
        [1, 1],
        [1, 9],
      ]),
    ).toBe(true);
    expect(isSpread([])).toBe(false);
  });
});
