import type { Text } from './locale.ts';

/** Programs that partners run or take part in (domain facts 7.7), in the order of the list. */
export const PROGRAMS = [
  'TITLE_I_ADULT',
  'TITLE_I_DISLOCATED_WORKER',
  'TITLE_I_YOUTH',
  'TITLE_II_ADULT_EDUCATION',
  'TITLE_III_WAGNER_PEYSER',
  'TITLE_IV_VOCATIONAL_REHABILITATION',
  'PERKINS',
  'CSBG',
  'INDIAN_AND_NATIVE_AMERICAN',
  'HUD_EMPLOYMENT_AND_TRAINING',
  'JOB_CORPS',
  'JVSG',
  'NFJP',
  'SCSEP',
  'TANF',
  'TRADE_ADJUSTMENT_ASSISTANCE',
  'UNEMPLOYMENT_COMPENSATION',
  'YOUTHBUILD',
  'REENTRY',
  'SNAP_EMPLOYMENT_AND_TRAINING',
  'REGISTERED_APPRENTICESHIP',
  'DISLOCATED_WORKER_GRANT',
  'STATEWIDE_GRANT',
  'COMMUNITY_ORGANIZATION',
] as const;
export type Program = (typeof PROGRAMS)[number];

export const PROGRAM_LABELS: Readonly<Record<Program, Text>> = {
  TITLE_I_ADULT: { en: 'WIOA Title I Adult', es: 'WIOA Título I Adultos' },
  TITLE_I_DISLOCATED_WORKER: {
    en: 'WIOA Title I Dislocated Worker',
    es: 'WIOA Título I Trabajadores Desplazados',
  },
  TITLE_I_YOUTH: { en: 'WIOA Title I Youth', es: 'WIOA Título I Jóvenes' },
  TITLE_II_ADULT_EDUCATION: {
    en: 'WIOA Title II Adult Education and Literacy',
    es: 'WIOA Título II Educación de Adultos y Alfabetización',
  },
  TITLE_III_WAGNER_PEYSER: {
    en: 'WIOA Title III Wagner-Peyser',
    es: 'WIOA Título III Wagner-Peyser',
  },
  TITLE_IV_VOCATIONAL_REHABILITATION: {
    en: 'WIOA Title IV Vocational Rehabilitation',
    es: 'WIOA Título IV Rehabilitación Vocacional',
  },
  PERKINS: {
    en: 'Career and Technical Education (Perkins)',
    es: 'Educación Técnica y Profesional (Perkins)',
  },
  CSBG: {
    en: 'Community Services Block Grant',
    es: 'Subvención de Servicios Comunitarios (CSBG)',
  },
  INDIAN_AND_NATIVE_AMERICAN: {
    en: 'Indian and Native American Programs',
    es: 'Programas para Pueblos Indígenas',
  },
  HUD_EMPLOYMENT_AND_TRAINING: {
    en: 'HUD Employment and Training',
    es: 'Empleo y Capacitación de HUD',
  },
  JOB_CORPS: { en: 'Job Corps', es: 'Job Corps (jóvenes)' },
  JVSG: {
    en: 'Jobs for Veterans State Grants',
    es: 'Subvenciones estatales de empleo para veteranos',
  },
  NFJP: {
    en: 'National Farmworker Jobs Program',
    es: 'Programa Nacional de Empleo para Trabajadores Agrícolas',
  },
  SCSEP: {
    en: 'Senior Community Service Employment Program',
    es: 'Programa de Empleo para Adultos Mayores (SCSEP)',
  },
  TANF: { en: 'TANF', es: 'TANF (asistencia temporal)' },
  TRADE_ADJUSTMENT_ASSISTANCE: {
    en: 'Trade Adjustment Assistance',
    es: 'Asistencia por Ajuste Comercial',
  },
  UNEMPLOYMENT_COMPENSATION: {
    en: 'Unemployment Compensation',
    es: 'Compensación por Desempleo',
  },
  YOUTHBUILD: { en: 'YouthBuild', es: 'YouthBuild (construcción)' },
  REENTRY: { en: 'Second Chance and Reentry', es: 'Segunda Oportunidad y Reinserción' },
  SNAP_EMPLOYMENT_AND_TRAINING: {
    en: 'SNAP Employment and Training',
    es: 'Empleo y Capacitación de SNAP',
  },
  REGISTERED_APPRENTICESHIP: { en: 'Registered Apprenticeship', es: 'Aprendizaje Registrado' },
  DISLOCATED_WORKER_GRANT: {
    en: 'National Dislocated Worker Grants',
    es: 'Subvenciones Nacionales para Trabajadores Desplazados',
  },
  STATEWIDE_GRANT: { en: 'Statewide grants (LWIA 90)', es: 'Subvenciones estatales (LWIA 90)' },
  COMMUNITY_ORGANIZATION: { en: 'Community organization', es: 'Organización comunitaria' },
};
