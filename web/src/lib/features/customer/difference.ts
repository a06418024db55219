/** A field that says one thing in the form and another on the server, in words. */
export interface Difference {
  label: string;
  mine: string;
  theirs: string;
}
