/** What was typed into an optional field, without spaces around; nothing when that is all. */
export const textOrNull = (typed: string | null | undefined): string | null =>
  typed?.trim() || null;

/** An optional field of an input: absent and null mean the same. */
export type Optional<Value> = Value | null | undefined;
