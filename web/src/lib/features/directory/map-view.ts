import type { DrawnState } from '../../../map/drawn-state.ts';

export type Point = readonly [x: number, y: number];
/** The part of the drawing that shows. */
export interface View {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Pin {
  at: Point;
  /** What lies here, in the order of the list. */
  ids: readonly string[];
}

/** Height of the map by its width. */
export const MAP_SHAPE = 4 / 3;
/** Narrower than some thirty miles nothing but pins would be left to see. */
const WIDTH_OF_RESULTS = 90;
/** Wide enough to tell the houses of a town apart. */
const CLOSEST = 8;
const MARGIN = 0.2;
const PLACES_APART = 0.1;
const MOST_OF_STATE = 0.8;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Where a place lies on the drawing. */
export const pointOf = (
  { scale, translate: [x, y] }: Pick<DrawnState, 'scale' | 'translate'>,
  place: { latitude: number; longitude: number },
): Point => [
  x + scale * radians(place.longitude),
  y - scale * Math.log(Math.tan(Math.PI / 4 + radians(place.latitude) / 2)),
];

const shaped = (middleX: number, middleY: number, width: number, height: number): View => {
  const shownWidth = Math.max(width, height / MAP_SHAPE);
  const shownHeight = shownWidth * MAP_SHAPE;
  return {
    x: middleX - shownWidth / 2,
    y: middleY - shownHeight / 2,
    width: shownWidth,
    height: shownHeight,
  };
};

export const wholeView = ({ width, height }: Pick<DrawnState, 'width' | 'height'>): View =>
  shaped(width / 2, height / 2, width * 1.04, height * 1.04);

const boxOf = (points: readonly Point[], atLeast: number): View => {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, top, bottom] = [
    Math.min(...xs),
    Math.max(...xs),
    Math.min(...ys),
    Math.max(...ys),
  ];
  const around = 1 + 2 * MARGIN;
  return shaped(
    (left + right) / 2,
    (top + bottom) / 2,
    Math.max((right - left) * around, atLeast),
    (bottom - top) * around,
  );
};

/** What was found with some country around; the state when it is all over it, or nothing was. */
export const viewOf = (
  state: Pick<DrawnState, 'width' | 'height'>,
  points: readonly Point[],
): View => {
  const whole = wholeView(state);
  const view = points.length > 0 ? boxOf(points, WIDTH_OF_RESULTS) : whole;
  return view.width > whole.width * MOST_OF_STATE ? whole : view;
};

/** As near as several places can be told apart. */
export const closeViewOf = (points: readonly Point[]): View => boxOf(points, CLOSEST);

/** One pin for what would overlap, at the first of them: the order of the list decides, so nothing jumps. */
export const pinsOf = (places: readonly { id: string; at: Point }[], apart: number): Pin[] => {
  const pins: { at: Point; ids: string[] }[] = [];
  for (const { id, at } of places) {
    const near = pins.find((pin) => Math.hypot(pin.at[0] - at[0], pin.at[1] - at[1]) < apart);
    if (near) near.ids.push(id);
    else pins.push({ at, ids: [id] });
  }
  return pins;
};

/** Several places, which a closer look tells apart; not several services of one house. */
export const isSpread = (points: readonly Point[]): boolean =>
  points.some(
    ([x, y]) => Math.hypot(x - (points[0]?.[0] ?? 0), y - (points[0]?.[1] ?? 0)) > PLACES_APART,
  );
