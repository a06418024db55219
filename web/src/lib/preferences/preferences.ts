import {
  isLocale,
  LOCALES,
  localeFor,
  type Locale,
} from '@throughline/schema/domain/shared/locale';

export const THEMES = ['system', 'light', 'dark'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;
export const RAILS = ['wide', 'narrow'] as const;
export type Theme = (typeof THEMES)[number];
export type Density = (typeof DENSITIES)[number];

/** In cookies, so that the server's first byte has them and nothing flashes. They name nobody. */
export const COOKIES = {
  lang: 'throughline_lang',
  theme: 'throughline_theme',
  density: 'throughline_density',
  rail: 'throughline_rail',
} as const;

export interface Preferences {
  lang: Locale;
  /** Chosen in this browser, not guessed from its settings. */
  langChosen: boolean;
  theme: Theme;
  density: Density;
  rail: (typeof RAILS)[number];
}

const oneOf = <T extends string>(
  values: readonly T[],
  value: string | undefined,
  otherwise: T,
): T => values.find((v) => v === value) ?? otherwise;

/** The first of the browser's languages that we speak. */
const spoken = (acceptLanguage: string | null): Locale => {
  const asked = (acceptLanguage ?? '').split(',').map((part) => part.trim());
  return localeFor(...asked);
};

export function readPreferences(
  cookie: (name: string) => string | undefined,
  acceptLanguage: string | null,
): Preferences {
  return {
    lang: oneOf(LOCALES, cookie(COOKIES.lang), spoken(acceptLanguage)),
    langChosen: isLocale(cookie(COOKIES.lang)),
    theme: oneOf(THEMES, cookie(COOKIES.theme), 'system'),
    density: oneOf(DENSITIES, cookie(COOKIES.density), 'comfortable'),
    rail: oneOf(RAILS, cookie(COOKIES.rail), 'wide'),
  };
}
