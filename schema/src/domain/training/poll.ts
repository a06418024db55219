import { mustBeOneOf } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import type { Text } from '../shared/locale.ts';

/** What a session may ask whoever took part (REF-066). */
export const POLLS = ['ATTENDANCE', 'REFLECTION'] as const;
export type Poll = (typeof POLLS)[number];

export const POLL_CHOICES = [
  'YES',
  'NO',
  'CONVERSATIONS',
  'COORDINATION',
  'GOAL_TRACKING',
  'CASE_MANAGEMENT',
  'CONSISTENCY',
] as const;
export type PollChoice = (typeof POLL_CHOICES)[number];

export const CHOICES_OF: Readonly<Record<Poll, readonly PollChoice[]>> = {
  ATTENDANCE: ['YES', 'NO'],
  REFLECTION: ['CONVERSATIONS', 'COORDINATION', 'GOAL_TRACKING', 'CASE_MANAGEMENT', 'CONSISTENCY'],
};

export const POLL_LABELS: Readonly<Record<Poll, Text>> = {
  ATTENDANCE: { en: 'Attendance', es: 'Asistencia' },
  REFLECTION: { en: 'Reflection', es: 'Reflexión' },
};

export const POLL_CHOICE_LABELS: Readonly<Record<PollChoice, Text>> = {
  YES: { en: 'Yes', es: 'Sí' },
  NO: { en: 'No', es: 'No' },
  CONVERSATIONS: {
    en: 'More meaningful customer conversations',
    es: 'Conversaciones más provechosas con los clientes',
  },
  COORDINATION: { en: 'Better coordination of services', es: 'Mejor coordinación de servicios' },
  GOAL_TRACKING: { en: 'Stronger goal tracking', es: 'Mejor seguimiento de metas' },
  CASE_MANAGEMENT: { en: 'Improved case management', es: 'Mejor gestión de casos' },
  CONSISTENCY: {
    en: 'Greater consistency across teams',
    es: 'Mayor coherencia entre equipos',
  },
};

/** @param number of the session; the attendance asked for is that of the one before it, where there is one */
export const pollQuestion = (poll: Poll, number: number | null): Text => {
  if (poll === 'REFLECTION') {
    return {
      en: 'What will change most in your work?',
      es: '¿Qué cambiará más en su trabajo?',
    };
  }
  return number !== null && number > 1
    ? {
        en: `Did you attend or watch session ${number - 1}?`,
        es: `¿Asistió a la sesión ${number - 1} o la vio?`,
      }
    : { en: 'Did you attend or watch this session?', es: '¿Asistió a esta sesión o la vio?' };
};

export const answerProblem = (poll: Poll, choice: PollChoice): FieldProblem | null =>
  mustBeOneOf('choice', choice, CHOICES_OF[poll], { en: 'an answer', es: 'una respuesta' });
