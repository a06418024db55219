import { createContext } from 'svelte';

/** What a Field tells the input inside it. Getters, so that it stays reactive. */
export interface FieldContext {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly required: boolean;
}

const [get, set, has] = createContext<FieldContext>();

export const provideField = (field: FieldContext): void => void set(field);

/** The Field around an input; undefined for an input on its own, which then needs an aria-label. */
export const useField = (): FieldContext | undefined => (has() ? get() : undefined);

/** Attributes for an input inside a Field. */
export const fieldAttributes = (field: FieldContext | undefined) =>
  field
    ? {
        id: field.id,
        'aria-describedby': field.describedBy,
        'aria-invalid': field.invalid || undefined,
        'aria-required': field.required || undefined,
      }
    : {};

/** The element that a problem's link leads to: `contact.phone` is `field-contact-phone`. */
export const fieldId = (name: string): string => `field-${name.replace(/[^\w-]+/g, '-')}`;
