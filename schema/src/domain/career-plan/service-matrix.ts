import type { Text } from '../shared/locale.ts';
import type { NeedCategory } from '../shared/need-category.ts';

/** Kinds of service of WIOA Title I, in the order of the law (domain facts 7.3). */
export const MATRIX_KINDS = [
  'BASIC_CAREER',
  'INDIVIDUALIZED_CAREER',
  'TRAINING',
  'SUPPORTIVE',
] as const;
export type MatrixKind = (typeof MATRIX_KINDS)[number];

export const MATRIX_KIND_LABELS: Readonly<Record<MatrixKind, Text>> = {
  BASIC_CAREER: { en: 'Basic career services', es: 'Servicios profesionales básicos' },
  INDIVIDUALIZED_CAREER: {
    en: 'Individualized career services',
    es: 'Servicios profesionales individualizados',
  },
  TRAINING: { en: 'Training', es: 'Capacitación' },
  SUPPORTIVE: { en: 'Supportive services', es: 'Servicios de apoyo' },
};

/** A service of the plan that a partner gives, and the needs it answers. */
export type MatrixService = {
  readonly kind: MatrixKind;
  readonly label: Text;
  readonly answers: readonly NeedCategory[];
};

const service = (
  kind: MatrixKind,
  en: string,
  es: string,
  ...answers: readonly NeedCategory[]
): MatrixService => ({ kind, label: { en, es }, answers });

/**
 * The Referral Services of the WIOA Title IB Service Matrix: which of them answers which need (REF-023, PLAN-020).
 * Words of the Act (domain facts 7.3); the state's own codes and indicators come with the plan's services.
 */
export const REFERRAL_SERVICES: readonly MatrixService[] = [
  service(
    'BASIC_CAREER',
    'Job search and placement help',
    'Ayuda para buscar y obtener empleo',
    'JOB_PLACEMENT',
  ),
  service(
    'BASIC_CAREER',
    'Help with unemployment claims',
    'Ayuda con el seguro de desempleo',
    'UNEMPLOYMENT_BENEFITS',
  ),
  service(
    'BASIC_CAREER',
    'Help with financial aid for education',
    'Ayuda para pagar los estudios',
    'EDUCATION',
  ),
  service('BASIC_CAREER', 'Food assistance', 'Ayuda alimentaria', 'FOOD'),
  service(
    'BASIC_CAREER',
    'Coordination with another program',
    'Coordinación con otro programa',
    'VETERANS',
    'YOUTH_PROGRAMS',
    'DOMESTIC_VIOLENCE',
    'SUPPORTIVE_SERVICES',
  ),
  service(
    'INDIVIDUALIZED_CAREER',
    'English together with training',
    'Inglés junto con capacitación',
    'IMMIGRATION_LANGUAGE',
  ),
  service(
    'INDIVIDUALIZED_CAREER',
    'Short-term pre-vocational service',
    'Preparación laboral breve',
    'DIGITAL_ACCESS',
  ),
  service(
    'INDIVIDUALIZED_CAREER',
    'Financial literacy',
    'Educación financiera',
    'FINANCIAL_COACHING',
  ),
  service('TRAINING', 'Occupational skills training', 'Capacitación en un oficio', 'JOB_TRAINING'),
  service(
    'TRAINING',
    'Adult education together with training',
    'Educación de adultos junto con capacitación',
    'ADULT_EDUCATION',
  ),
  service('TRAINING', 'Entrepreneurial training', 'Capacitación para emprender', 'SMALL_BUSINESS'),
  service('SUPPORTIVE', 'Transportation', 'Transporte', 'TRANSPORTATION'),
  service(
    'SUPPORTIVE',
    'Child and dependent care',
    'Cuidado de hijos y dependientes',
    'CHILD_CARE',
    'ELDER_CARE',
  ),
  service('SUPPORTIVE', 'Housing assistance', 'Ayuda con la vivienda', 'HOUSING', 'UTILITIES'),
  service(
    'SUPPORTIVE',
    'Referral to health care',
    'Referido a atención médica',
    'HEALTH_CARE',
    'MENTAL_HEALTH',
    'SUBSTANCE_USE',
  ),
  service('SUPPORTIVE', 'Legal aid', 'Ayuda legal', 'LEGAL_REENTRY'),
  service('SUPPORTIVE', 'Reasonable accommodation', 'Ajustes razonables', 'DISABILITY_SERVICES'),
  service(
    'SUPPORTIVE',
    'Work clothes and tools',
    'Ropa y herramientas de trabajo',
    'CLOTHING_TOOLS',
  ),
];

/**
 * The service that answers a need.
 * @throws for a need that none answers, of which there is none
 */
export const serviceFor = (need: NeedCategory): MatrixService => {
  const found = REFERRAL_SERVICES.find(({ answers }) => answers.includes(need));
  if (!found) throw new Error(`No service of the matrix answers ${need}.`);
  return found;
};
