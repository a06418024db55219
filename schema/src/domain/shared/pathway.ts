import type { Text } from './locale.ts';

/** The two ways into the one system (REF-014); both write the same kind of record. */
export const PATHWAYS = ['UNIVERSAL', 'INTEGRATED'] as const;
export type Pathway = (typeof PATHWAYS)[number];

export const PATHWAY_LABELS: Readonly<Record<Pathway, Text>> = {
  UNIVERSAL: { en: 'Universal Referral System', es: 'Sistema Universal de Referidos' },
  INTEGRATED: { en: 'Integrated Referral Module', es: 'Módulo Integrado de Referidos' },
};
