import { createContext } from 'svelte';

/** The few words that components say by themselves. A frame in another language provides its own. */
export interface UiWords {
  optional: string;
  problemTitle: string;
  showMore: string;
  loading: string;
  noResults: string;
  /** `{count}` is a number. */
  results: string;
  searching: string;
  searchFailed: string;
  clear: string;
  close: string;
  copy: string;
  copied: string;
  dismiss: string;
  /** `{left}` and `{over}` stand for a number of characters. */
  charactersLeft: string;
  charactersOver: string;
  /** `{step}` of `{steps}`. */
  stepOf: string;
}

export const ENGLISH: UiWords = {
  optional: 'optional',
  problemTitle: 'There is a problem',
  showMore: 'Show more',
  loading: 'Loading',
  noResults: 'Nothing found',
  results: '{count} results',
  searching: 'Searching…',
  searchFailed: 'The search did not work. Try again.',
  clear: 'Clear',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  dismiss: 'Dismiss',
  charactersLeft: '{left} characters left',
  charactersOver: '{over} characters too many',
  stepOf: 'Step {step} of {steps}',
};

const [get, set, has] = createContext<() => UiWords>();

export const provideUiWords = (words: () => UiWords): void => void set(words);

/** Call while a component initializes; read the result in markup to follow a change of language. */
export const useUiWords = (): (() => UiWords) => (has() ? get() : () => ENGLISH);
