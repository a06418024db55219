import type { LucideIcon } from '@lucide/svelte';

/** An icon of `@lucide/svelte/icons/*`. */
export type Icon = LucideIcon;

export type Tone =
  'neutral' | 'accent' | 'success' | 'success-light' | 'warning' | 'danger' | 'info';

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  hint?: string;
  disabled?: boolean;
}

/** A column of a DataTable. */
export interface Column {
  key: string;
  label: string;
  /** Where a click on the head leads: the same page in another order. */
  sort?: string;
  sorted?: 'ascending' | 'descending' | undefined;
  /** Numbers stand at the end. */
  align?: 'end';
  width?: string;
  /** The least room it needs to be shown: `medium` from 640 px, `wide` from 900 px. */
  from?: 'medium' | 'wide';
}
