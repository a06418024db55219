import { isLanguage, LANGUAGE_LABELS } from '../shared/language.ts';
import { pick } from '../shared/locale.ts';
import type { Locale, Text } from '../shared/locale.ts';
import type { AskedKind, ClauseFit, EligibilityClause, FitFacts } from './eligibility.ts';

export const ASKED_LABELS: Readonly<Record<Exclude<AskedKind, 'OTHER'>, Text>> = {
  LOW_INCOME: { en: 'Low income', es: 'Bajos ingresos' },
  UNEMPLOYED: { en: 'Out of work', es: 'Sin empleo' },
  VETERAN: {
    en: 'Served in the armed forces, or spouse of somebody who did',
    es: 'Sirvió en las fuerzas armadas, o es cónyuge de quien sirvió',
  },
  DISABILITY: { en: 'Has a disability', es: 'Tiene una discapacidad' },
  JUSTICE_INVOLVED: {
    en: 'Arrest or conviction in the past',
    es: 'Arresto o condena en el pasado',
  },
  HOMELESS: { en: 'Without a home of their own', es: 'Sin vivienda propia' },
  PARENT: { en: 'Has children at home', es: 'Tiene hijos en casa' },
  OUT_OF_SCHOOL: { en: 'Not in school', es: 'No asiste a la escuela' },
};

/** Names of counties and workforce areas, by FIPS code and id. */
export type PlaceNames = ReadonlyMap<string, string>;

const MOST_NAMED = 3;

/** "Cook, Will or Lake", "Cook, Will, Lake or 12 other counties". */
const either = (names: readonly string[], others: Text, locale: Locale): string => {
  const more = names.length - MOST_NAMED;
  const parts =
    more > 1 ? [...names.slice(0, MOST_NAMED), `${more} ${pick(others, locale)}`] : names;
  const last = parts.at(-1) ?? '';
  if (parts.length < 2) return last;
  const or = locale === 'en' ? 'or' : /^h?o/iu.test(last) ? 'u' : 'o';
  return `${parts.slice(0, -1).join(', ')} ${or} ${last}`;
};

const ages = (min: number | null, max: number | null): Text => {
  if (min !== null && max !== null)
    return { en: `Ages ${min} to ${max}`, es: `De ${min} a ${max} años` };
  if (min !== null) return { en: `${min} or older`, es: `${min} años o más` };
  return max === null
    ? { en: 'Any age', es: 'Cualquier edad' }
    : { en: `Up to ${max} years old`, es: `Hasta ${max} años` };
};

const languageName = (code: string, locale: Locale): string =>
  isLanguage(code) ? pick(LANGUAGE_LABELS[code], locale) : code;

/** The condition: "Ages 18 to 24", "Lives in Cook or Will County", "Low income". */
export const clauseWords = (
  { kind, min, max, values, text }: EligibilityClause,
  names: PlaceNames,
  locale: Locale,
): string => {
  const named = values.map((value) => names.get(value) ?? value);
  switch (kind) {
    case 'AGE':
      return pick(ages(min, max), locale);
    case 'COUNTY': {
      const counties = either(named, { en: 'other counties', es: 'más' }, locale);
      const whole = counties.endsWith('counties') ? counties : `${counties} County`;
      return pick({ en: `Lives in ${whole}`, es: `Vive en el condado de ${counties}` }, locale);
    }
    case 'LWIA': {
      const areas = either(named, { en: 'other areas', es: 'áreas más' }, locale);
      return pick({ en: `Lives in ${areas}`, es: `Vive en ${areas}` }, locale);
    }
    case 'LANGUAGE': {
      const spoken = either(
        values.map((code) => languageName(code, locale)),
        { en: 'other languages', es: 'idiomas más' },
        locale,
      );
      return pick({ en: `Speaks ${spoken}`, es: `Habla ${spoken.toLowerCase()}` }, locale);
    }
    case 'OTHER':
      return text ?? '';
    default:
      return pick(ASKED_LABELS[kind], locale);
  }
};

const known = ({ kind }: EligibilityClause, facts: FitFacts, names: PlaceNames): Text | null => {
  const county = facts.countyFips && (names.get(facts.countyFips) ?? facts.countyFips);
  const area = facts.lwiaId && (names.get(facts.lwiaId) ?? facts.lwiaId);
  if (kind === 'AGE' && facts.age !== null)
    return { en: `they are ${facts.age}`, es: `tiene ${facts.age}` };
  if (kind === 'COUNTY' && county)
    return { en: `they live in ${county} County`, es: `vive en el condado de ${county}` };
  if (kind === 'LWIA' && area) return { en: `they live in ${area}`, es: `vive en ${area}` };
  return kind === 'LANGUAGE' && facts.language
    ? {
        en: `they prefer ${languageName(facts.language, 'en')}`,
        es: `prefiere ${languageName(facts.language, 'es').toLowerCase()}`,
      }
    : null;
};

/**
 * The condition and why it is so: "Ages 18 to 24: they are 31", "Low income: ask",
 * "Speaks Polish: they prefer English, ask". What is plainly met needs no reason.
 */
export const fitWords = (
  { clause, verdict }: ClauseFit,
  facts: FitFacts,
  names: PlaceNames,
  locale: Locale,
): string => {
  const words = clauseWords(clause, names, locale);
  if (verdict === 'MET' && clause.kind !== 'AGE') return words;
  const fact = known(clause, facts, names);
  const reasons = [
    ...(fact ? [pick(fact, locale)] : []),
    ...(verdict === 'ASK' ? [locale === 'es' ? 'pregunte' : 'ask'] : []),
  ];
  return `${words}: ${reasons.join(', ')}`;
};
