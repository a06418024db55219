import type { Text } from './locale.ts';

/** Needs of people and what services answer (domain facts 7.11; the first eight are the source's, REF-047). */
export const NEED_CATEGORIES = [
  'EDUCATION',
  'JOB_TRAINING',
  'SUPPORTIVE_SERVICES',
  'HOUSING',
  'CHILD_CARE',
  'TRANSPORTATION',
  'HEALTH_CARE',
  'MENTAL_HEALTH',
  'FOOD',
  'UTILITIES',
  'LEGAL_REENTRY',
  'SUBSTANCE_USE',
  'DOMESTIC_VIOLENCE',
  'DISABILITY_SERVICES',
  'VETERANS',
  'IMMIGRATION_LANGUAGE',
  'ADULT_EDUCATION',
  'DIGITAL_ACCESS',
  'FINANCIAL_COACHING',
  'CLOTHING_TOOLS',
  'ELDER_CARE',
  'YOUTH_PROGRAMS',
  'UNEMPLOYMENT_BENEFITS',
  'JOB_PLACEMENT',
  'SMALL_BUSINESS',
] as const;
export type NeedCategory = (typeof NEED_CATEGORIES)[number];

export const NEED_CATEGORY_LABELS: Readonly<Record<NeedCategory, Text>> = {
  EDUCATION: { en: 'Education', es: 'Educación' },
  JOB_TRAINING: { en: 'Job training', es: 'Capacitación laboral' },
  SUPPORTIVE_SERVICES: { en: 'Supportive services', es: 'Servicios de apoyo' },
  HOUSING: { en: 'Housing help', es: 'Ayuda con la vivienda' },
  CHILD_CARE: { en: 'Child care', es: 'Cuidado infantil' },
  TRANSPORTATION: { en: 'Transportation', es: 'Transporte' },
  HEALTH_CARE: { en: 'Health care', es: 'Atención médica' },
  MENTAL_HEALTH: { en: 'Mental health', es: 'Salud mental' },
  FOOD: { en: 'Food', es: 'Alimentos' },
  UTILITIES: { en: 'Heat, water and power bills', es: 'Cuentas de luz, agua y calefacción' },
  LEGAL_REENTRY: { en: 'Legal help and reentry', es: 'Ayuda legal y reintegración' },
  SUBSTANCE_USE: { en: 'Alcohol and drug use', es: 'Consumo de alcohol y drogas' },
  DOMESTIC_VIOLENCE: {
    en: 'Safety from violence at home',
    es: 'Protección contra la violencia en el hogar',
  },
  DISABILITY_SERVICES: {
    en: 'Disability services',
    es: 'Servicios para personas con discapacidad',
  },
  VETERANS: { en: 'Veterans services', es: 'Servicios para veteranos' },
  IMMIGRATION_LANGUAGE: {
    en: 'Immigration and English classes',
    es: 'Inmigración y clases de inglés',
  },
  ADULT_EDUCATION: {
    en: 'Adult education and high school equivalency',
    es: 'Educación para adultos y equivalencia de secundaria',
  },
  DIGITAL_ACCESS: { en: 'Internet and computers', es: 'Internet y computadoras' },
  FINANCIAL_COACHING: {
    en: 'Money coaching and tax help',
    es: 'Asesoría financiera y ayuda con impuestos',
  },
  CLOTHING_TOOLS: { en: 'Work clothes and tools', es: 'Ropa y herramientas de trabajo' },
  ELDER_CARE: { en: 'Care for older adults', es: 'Cuidado de personas mayores' },
  YOUTH_PROGRAMS: { en: 'Youth programs', es: 'Programas para jóvenes' },
  UNEMPLOYMENT_BENEFITS: { en: 'Unemployment benefits', es: 'Beneficios por desempleo' },
  JOB_PLACEMENT: { en: 'Finding a job', es: 'Búsqueda de empleo' },
  SMALL_BUSINESS: { en: 'Small business help', es: 'Ayuda para pequeños negocios' },
};

/** Lucide icon names; always shown with the label. */
export const NEED_CATEGORY_ICONS: Readonly<Record<NeedCategory, string>> = {
  EDUCATION: 'graduation-cap',
  JOB_TRAINING: 'hammer',
  SUPPORTIVE_SERVICES: 'life-buoy',
  HOUSING: 'house',
  CHILD_CARE: 'baby',
  TRANSPORTATION: 'bus',
  HEALTH_CARE: 'stethoscope',
  MENTAL_HEALTH: 'brain',
  FOOD: 'apple',
  UTILITIES: 'plug',
  LEGAL_REENTRY: 'scale',
  SUBSTANCE_USE: 'heart-pulse',
  DOMESTIC_VIOLENCE: 'shield',
  DISABILITY_SERVICES: 'accessibility',
  VETERANS: 'medal',
  IMMIGRATION_LANGUAGE: 'languages',
  ADULT_EDUCATION: 'book-open',
  DIGITAL_ACCESS: 'wifi',
  FINANCIAL_COACHING: 'piggy-bank',
  CLOTHING_TOOLS: 'shirt',
  ELDER_CARE: 'hand-heart',
  YOUTH_PROGRAMS: 'sprout',
  UNEMPLOYMENT_BENEFITS: 'receipt',
  JOB_PLACEMENT: 'briefcase',
  SMALL_BUSINESS: 'store',
};

/**
 * Needs that say something about health, safety or status by their mere name. They are never written into
 * a subject line, a notice to third parties or a list outside the people who may see the need itself.
 */
export const SENSITIVE_NEED_CATEGORIES = [
  'HEALTH_CARE',
  'MENTAL_HEALTH',
  'LEGAL_REENTRY',
  'SUBSTANCE_USE',
  'DOMESTIC_VIOLENCE',
  'DISABILITY_SERVICES',
  'IMMIGRATION_LANGUAGE',
] as const satisfies readonly NeedCategory[];
