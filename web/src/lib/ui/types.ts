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
