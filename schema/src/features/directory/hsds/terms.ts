import { createHash } from 'node:crypto';
import { CLAUSE_KINDS } from '../../../domain/directory/eligibility.ts';
import { ASKED_LABELS } from '../../../domain/directory/eligibility-words.ts';
import { PROGRAMS, PROGRAM_LABELS } from '../../../domain/shared/program.ts';
import { NEED_CATEGORIES, NEED_CATEGORY_LABELS } from '../../../domain/shared/need-category.ts';

/** The same words always give the same UUID (version 8), so that what has no row of its own keeps its id. */
export function idOf(...words: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(words)).digest('hex');
  const part = (from: number, to: number) => hex.slice(from, to);
  return `${part(0, 8)}-${part(8, 12)}-8${part(13, 16)}-a${part(17, 20)}-${part(20, 32)}`;
}

export const TAXONOMIES = ['NEED', 'PROGRAM', 'CONDITION', 'CONTACT_ROLE'] as const;
export type Taxonomy = (typeof TAXONOMIES)[number];

const CONTACT_ROLES = ['RECEIVES_REFERRALS', 'BACKUP'] as const;

const ABOUT: Readonly<Record<Taxonomy, readonly [name: string, description: string]>> = {
  NEED: ['Needs', 'Which need of a person a service answers. Each service has one.'],
  PROGRAM: ['Programs', 'Workforce programs that a service is part of.'],
  CONDITION: [
    'Conditions',
    'Who can get a service; all have to be met. `value` holds ages as 18-24, FIPS codes of counties, ids of workforce areas, language codes, or the condition in words.',
  ],
  CONTACT_ROLE: ['Contact roles', 'What a contact of a service does.'],
};

const CONDITIONS: Readonly<Record<string, string>> = {
  AGE: 'Age',
  COUNTY: 'Lives in one of these counties',
  LWIA: 'Lives in one of these workforce areas',
  LANGUAGE: 'Speaks one of these languages',
  OTHER: 'Another condition',
  ...Object.fromEntries(Object.entries(ASKED_LABELS).map(([code, { en }]) => [code, en])),
};

const WORDS: Readonly<Record<Taxonomy, readonly (readonly [code: string, name: string])[]>> = {
  NEED: NEED_CATEGORIES.map((code) => [code, NEED_CATEGORY_LABELS[code].en]),
  PROGRAM: PROGRAMS.map((code) => [code, PROGRAM_LABELS[code].en]),
  CONDITION: CLAUSE_KINDS.map((code) => [code, CONDITIONS[code] ?? code]),
  CONTACT_ROLE: CONTACT_ROLES.map((code) => [
    code,
    code === 'BACKUP' ? 'Stands in for the others' : 'Is told of new referrals',
  ]),
};

/** HSDS taxonomies: our lists, each with ids that never change. */
export const HSDS_TAXONOMIES = TAXONOMIES.map((key) => ({
  id: idOf('taxonomy', key),
  name: ABOUT[key][0],
  description: ABOUT[key][1],
}));

export type Term = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly taxonomy: string;
  readonly taxonomy_id: string;
  readonly language: string;
};

export const HSDS_TERMS: readonly Term[] = TAXONOMIES.flatMap((key) =>
  WORDS[key].map(([code, name]) => ({
    id: termId(key, code),
    code,
    name,
    description: name,
    taxonomy: ABOUT[key][0],
    taxonomy_id: idOf('taxonomy', key),
    language: 'en',
  })),
);

export function termId(taxonomy: Taxonomy, code: string): string {
  return idOf('term', taxonomy, code);
}

const TERM_OF = new Map(
  TAXONOMIES.flatMap((taxonomy) =>
    WORDS[taxonomy].map(([code]) => [termId(taxonomy, code), { taxonomy, code }] as const),
  ),
);

/** Which of our words a term's id means; null for terms of others. */
export const meaningOf = (id: string): { taxonomy: Taxonomy; code: string } | null =>
  TERM_OF.get(id.toLowerCase()) ?? null;

export const termOf = (taxonomy: Taxonomy, code: string): Term | undefined =>
  HSDS_TERMS.find(({ id }) => id === termId(taxonomy, code));

export const taxonomyOf = (id: string): Taxonomy | null =>
  TAXONOMIES.find((key) => idOf('taxonomy', key) === id.toLowerCase()) ?? null;
