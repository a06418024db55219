/** The languages of the screens and mails (CORE-025). */
export const LOCALES = ['en', 'es'] as const;
export type Locale = (typeof LOCALES)[number];

/** One wording in every language a customer may read. */
export type Text = Readonly<Record<Locale, string>>;

/** Names of the languages, each in itself, for the switch. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', es: 'Español' };

/** The words with values in the places of their names: `{name}`. */
export const fill = (
  text: Text,
  locale: Locale,
  values: Readonly<Record<string, string | number>>,
): string =>
  text[locale].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

export const pick = (text: Text, locale: Locale): string => text[locale];

export const isLocale = (value: unknown): value is Locale =>
  typeof value === 'string' && (LOCALES as readonly string[]).includes(value);

/** The language to answer in: the first of the person's languages that we write, else English. */
export const localeFor = (...languages: readonly (string | null | undefined)[]): Locale => {
  for (const language of languages) {
    const code = language?.toLowerCase().split(/[-_]/)[0];
    if (isLocale(code)) return code;
  }
  return 'en';
};
