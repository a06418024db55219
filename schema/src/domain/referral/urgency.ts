import type { Text } from '../shared/locale.ts';

/** How soon the customer needs an answer (REF-025). Most urgent last. */
export const URGENCIES = ['ROUTINE', 'SOON', 'SAME_DAY'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const URGENCY_LABELS: Readonly<Record<Urgency, Text>> = {
  ROUTINE: { en: 'Routine', es: 'Normal' },
  SOON: { en: 'Soon', es: 'Pronto' },
  SAME_DAY: { en: 'Same day', es: 'Hoy mismo' },
};

export const URGENCY_HINTS: Readonly<Record<Urgency, Text>> = {
  ROUTINE: { en: 'The usual times are fine.', es: 'Los plazos habituales están bien.' },
  SOON: { en: 'Needed within a few days.', es: 'Se necesita en unos días.' },
  SAME_DAY: {
    en: 'Needed today. Call them as well.',
    es: 'Se necesita hoy. Llame también por teléfono.',
  },
};
