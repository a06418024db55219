import { KINDS_OF_BASICS } from './kinds-of-basics.ts';
import { KINDS_OF_CARE } from './kinds-of-care.ts';
import type { KindTemplate } from './service-template.ts';

/** What each kind of organization in the demo is and offers. */
export const KINDS: Readonly<Record<string, KindTemplate>> = {
  ...KINDS_OF_BASICS,
  ...KINDS_OF_CARE,
};
