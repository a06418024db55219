/** Shapes in the units of one drawing, north up, by the projection of Mercator. */
export interface DrawnState {
  width: number;
  height: number;
  /** Units for a radian of longitude. */
  scale: number;
  /** Where 0° north, 0° east would lie. */
  translate: readonly [x: number, y: number];
  counties: readonly {
    fips: string;
    name: string;
    /** The outline, as SVG writes it. */
    path: string;
    middle: readonly [x: number, y: number];
  }[];
}
