/** What a file of lines and columns holds. Null: an empty cell. */
export type Cell = string | number | null;
export type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};
