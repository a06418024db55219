import { fill, type Locale, type Text } from '@throughline/schema/domain/shared/locale';
import { createContext } from 'svelte';
import { ENGLISH, provideUiWords } from '#lib/ui/words.ts';
import { SPANISH } from './ui-words.ts';

export type Translate = (text: Text, values?: Record<string, string | number>) => string;

const [localeContext, setLocale, hasLocale] = createContext<() => Locale>();

/** Sets the language of everything below, components' own words included; for a frame's layout. */
export function provideLocale(locale: () => Locale): void {
  setLocale(locale);
  provideUiWords(() => (locale() === 'es' ? SPANISH : ENGLISH));
}

/** The reader's language; English where no frame has said. Call while a component initializes. */
export const useLocale = (): (() => Locale) => (hasLocale() ? localeContext() : () => 'en');

/**
 * The words for the reader's language: `const t = useTranslate()`, then
 * `t(WORDS.greeting, { name })` puts the value in place of `{name}`. Reactive in markup.
 */
export function useTranslate(): Translate {
  const locale = useLocale();
  return (text, values = {}) => fill(text, locale(), values);
}
