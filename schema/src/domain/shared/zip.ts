import { problem } from './field-problem.ts';
import type { FieldProblem } from './field-problem.ts';

/** `60601` or `60601-1234`, whatever spaces or missing dash were typed; else null. */
export const parseZip = (typed: string): string | null => {
  const [, five, four] = /^(\d{5})(?:[\s-]*(\d{4}))?$/.exec(typed.trim()) ?? [];
  return five ? (four ? `${five}-${four}` : five) : null;
};

/** The first five digits, by which distances are looked up. */
export const zip5 = (zip: string): string => zip.slice(0, 5);

/** 600–620 and 622–629 are Illinois; 621 is not in use. */
export const isIllinoisZip = (zip: string): boolean => /^6(?:0\d|1\d|20|2[2-9])\d{2}/.test(zip);

export const zipProblem = (field: string, typed: string | null | undefined): FieldProblem | null =>
  !typed?.trim() || parseZip(typed)
    ? null
    : problem(field, 'MALFORMED', {
        en: 'Enter a ZIP code of five digits, like 60601.',
        es: 'Escriba un código postal de cinco dígitos, como 60601.',
      });
