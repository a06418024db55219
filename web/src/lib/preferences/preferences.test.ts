import { describe, expect, it } from 'vitest';
import { COOKIES, readPreferences } from './preferences.ts';

const read = (cookies: Record<string, string> = {}, languages: string | null = null) =>
  readPreferences((name) => cookies[name], languages);

describe('readPreferences', () => {
  it('starts with what the browser speaks', () => {
    expect(read()).toMatchObject({ lang: 'en', langChosen: false, theme: 'system', rail: 'wide' });
    expect(read({}, 'pl,es-MX;q=0.8,en;q=0.5').lang).toBe('es');
  });

  it('prefers what was chosen', () => {
    const chosen = { [COOKIES.lang]: 'en', [COOKIES.theme]: 'dark', [COOKIES.density]: 'compact' };
    expect(read(chosen, 'es')).toMatchObject({
      lang: 'en',
      langChosen: true,
      theme: 'dark',
      density: 'compact',
    });
  });

  it('lets nothing but known words into the markup', () => {
    const forged = { [COOKIES.lang]: '"><script>', [COOKIES.theme]: 'x', [COOKIES.density]: '' };
    expect(read(forged)).toMatchObject({ lang: 'en', theme: 'system', density: 'comfortable' });
  });
});
