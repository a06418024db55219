import type { Text } from '../shared/locale.ts';

/** What the completeness of a record counts (REF-010): each once for every place or service it belongs to. */
export const RECORD_PARTS = [
  'DESCRIPTION',
  'PHONE',
  'WEBSITE',
  'PROGRAMS',
  'LOCATION',
  'SERVICE',
  'HOURS',
  'ACCESSIBILITY',
  'LANGUAGES',
  'COST',
  'HOW_TO_APPLY',
  'SERVICE_AREA',
  'REFERRAL_CONTACT',
  'BACKUP_CONTACT',
] as const;
export type RecordPart = (typeof RECORD_PARTS)[number];

export const RECORD_PART_LABELS: Readonly<Record<RecordPart, Text>> = {
  DESCRIPTION: { en: 'What the organization does', es: 'Qué hace la organización' },
  PHONE: { en: 'A phone number', es: 'Un número de teléfono' },
  WEBSITE: { en: 'A website', es: 'Un sitio web' },
  PROGRAMS: { en: 'The programs it runs', es: 'Los programas que ofrece' },
  LOCATION: { en: 'A place where people are served', es: 'Un lugar donde se atiende' },
  SERVICE: { en: 'A service on offer', es: 'Un servicio disponible' },
  HOURS: { en: 'Opening hours', es: 'Horario de atención' },
  ACCESSIBILITY: { en: 'How one gets in and around', es: 'Cómo se entra y se circula' },
  LANGUAGES: { en: 'Languages', es: 'Idiomas' },
  COST: { en: 'What it costs', es: 'Cuánto cuesta' },
  HOW_TO_APPLY: { en: 'How to apply', es: 'Cómo solicitarlo' },
  SERVICE_AREA: { en: 'Where people may live', es: 'Dónde puede vivir la gente' },
  REFERRAL_CONTACT: {
    en: 'A contact who receives referrals, with phone or email',
    es: 'Un contacto que reciba referidos, con teléfono o correo',
  },
  BACKUP_CONTACT: { en: 'A backup contact', es: 'Un contacto suplente' },
};

type Contact = {
  readonly phone: string | null;
  readonly email: string | null;
  readonly receivesReferrals: boolean;
  readonly backup: boolean;
};

export type RecordFacts = {
  readonly description: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  readonly programs: readonly string[];
  readonly locations: readonly {
    readonly id: string;
    readonly hasHours: boolean;
    readonly accessibility: string | null;
    readonly languages: readonly string[];
  }[];
  /** Those on offer. */
  readonly services: readonly {
    readonly id: string;
    readonly cost: string | null;
    readonly howToApply: string | null;
    readonly languages: readonly string[];
    readonly statewide: boolean;
    readonly counties: readonly string[];
    readonly contacts: readonly Contact[];
  }[];
};

/** `id` is the place's or the service's; null: the organization's. */
export type MissingPart = { readonly part: RecordPart; readonly id: string | null };
export type Completeness = { readonly score: number; readonly missing: readonly MissingPart[] };

/** REF-011: only then can anybody be told of a referral. */
export const reachable = ({ receivesReferrals, phone, email }: Contact): boolean =>
  receivesReferrals && (phone !== null || email !== null);

type Check = MissingPart & { readonly there: boolean };

/** Of 100: the share of what referrals need that is there, and the rest by name (REF-010). */
export const completenessOf = (record: RecordFacts): Completeness => {
  const check = (part: RecordPart, id: string | null, there: unknown): Check => ({
    part,
    id,
    there: Boolean(there),
  });
  const checks = [
    check('DESCRIPTION', null, record.description),
    check('PHONE', null, record.phone),
    check('WEBSITE', null, record.website),
    check('PROGRAMS', null, record.programs.length),
    check('LOCATION', null, record.locations.length),
    check('SERVICE', null, record.services.length),
    ...record.locations.flatMap((location) => [
      check('HOURS', location.id, location.hasHours),
      check('ACCESSIBILITY', location.id, location.accessibility),
      check('LANGUAGES', location.id, location.languages.length),
    ]),
    ...record.services.flatMap((service) => [
      check('COST', service.id, service.cost),
      check('HOW_TO_APPLY', service.id, service.howToApply),
      check('LANGUAGES', service.id, service.languages.length),
      check('SERVICE_AREA', service.id, service.statewide || service.counties.length),
      check('REFERRAL_CONTACT', service.id, service.contacts.some(reachable)),
      check(
        'BACKUP_CONTACT',
        service.id,
        service.contacts.some(({ backup }) => backup),
      ),
    ]),
  ];
  const missing = checks.flatMap(({ there, part, id }) => (there ? [] : [{ part, id }]));
  // Rounded down: a hundred means that nothing is missing.
  const score = Math.floor(((checks.length - missing.length) / checks.length) * 100);
  return { score, missing };
};
