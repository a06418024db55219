import { browser } from '$app/env';
import { COOKIES, type Density, type Preferences, type Theme } from './preferences.ts';

const A_YEAR_S = 60 * 60 * 24 * 365;

const shown = <T extends string>(attribute: string, otherwise: T): T =>
  browser
    ? ((document.documentElement.dataset[attribute] as T | undefined) ?? otherwise)
    : otherwise;

/** What the user chose for this browser: set on the root element and kept for the next request. */
class Chosen {
  #theme = $state<Theme>(shown<Theme>('theme', 'system'));
  #density = $state<Density>(shown<Density>('density', 'comfortable'));

  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    document.documentElement.dataset['theme'] = theme;
    keepPreference('theme', theme);
  }

  get density(): Density {
    return this.#density;
  }

  set density(density: Density) {
    this.#density = density;
    document.documentElement.dataset['density'] = density;
    keepPreference('density', density);
  }
}

export const chosen = new Chosen();

export function keepPreference<Name extends keyof typeof COOKIES>(
  name: Name,
  value: Preferences[Name],
): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${COOKIES[name]}=${value}; path=/; max-age=${A_YEAR_S}; samesite=lax${secure}`;
}
