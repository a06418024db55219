import type {
  ApplicationCloseReason,
  ApplicationStatus,
} from '@throughline/schema/domain/career-plan/application';
import type { Text } from '@throughline/schema/domain/shared/locale';

/** What customers read about their application for a program of a workforce area. */
export const APPLICATION_WORDS = {
  title: { en: 'My application', es: 'Mi solicitud de programa' },
  at: { en: 'With {area}', es: 'Con {area}' },
  planner: { en: 'Your career planner', es: 'Su asesor de carrera' },
  nobody: { en: 'Nobody yet', es: 'Todavía nadie' },
  started: { en: 'Started', es: 'Iniciada' },
  begun: {
    en: 'Services for you have begun. Your career planner enrolls you.',
    es: 'Ya comenzaron los servicios para usted. Su asesor completa la inscripción.',
  },
  enrollBy: {
    en: 'Services have to begin by {day}. Call {area} if nobody has made a plan with you.',
    es: 'Los servicios deben comenzar a más tardar el {day}. Llame a {area} si nadie ha hecho un plan con usted.',
  },
  daysLeft: { en: '{count} days left', es: 'Quedan {count} días' },
  oneDayLeft: { en: '1 day left', es: 'Queda 1 día' },
  lastDay: { en: 'Last day', es: 'Último día' },
  again: {
    en: 'You can apply again. {area} can help you.',
    es: 'Puede solicitar de nuevo. {area} puede ayudarle.',
  },
} satisfies Record<string, Text>;

/** Where it stands. */
export const APPLICATION_STANDS: Readonly<Record<ApplicationStatus, Text>> = {
  STARTED: { en: 'Begun', es: 'Comenzada' },
  SUBMITTED: { en: 'Handed in', es: 'Entregada' },
  CERTIFIED: { en: 'You are eligible', es: 'Usted cumple los requisitos' },
  ENROLLED: { en: 'You are enrolled', es: 'Usted está en el programa' },
  DENIED: { en: 'Closed', es: 'Cerrada' },
  WITHDRAWN: { en: 'Closed', es: 'Cerrada' },
  AUTO_CLOSED: { en: 'Closed', es: 'Cerrada' },
};

/** What comes next while it is open, where no day says it. */
export const APPLICATION_NEXT: Readonly<Partial<Record<ApplicationStatus, Text>>> = {
  STARTED: {
    en: 'Your career planner goes through your application with you and hands it in.',
    es: 'Su asesor revisa la solicitud con usted y la entrega.',
  },
  SUBMITTED: {
    en: '{area} looks at whether you are eligible and tells you.',
    es: '{area} revisa si cumple los requisitos y le avisa.',
  },
  ENROLLED: {
    en: 'You and your career planner follow your plan. Your requests are below.',
    es: 'Usted y su asesor siguen su plan. Sus solicitudes están abajo.',
  },
};

/** Why it was closed, to the one who applied. */
export const APPLICATION_CLOSED: Readonly<Record<ApplicationCloseReason, Text>> = {
  NOT_THE_RIGHT_FIT: {
    en: 'This program is not what helps you best.',
    es: 'Este programa no es lo que más le ayuda.',
  },
  NOT_ELIGIBLE: {
    en: 'You do not meet the requirements of this program.',
    es: 'Usted no cumple los requisitos de este programa.',
  },
  CUSTOMER_ASKED: { en: 'You asked to stop.', es: 'Usted pidió detenerla.' },
  NO_CONTACT: { en: 'We could not reach you.', es: 'No pudimos comunicarnos con usted.' },
  ENTERED_IN_ERROR: { en: 'It was entered by mistake.', es: 'Se registró por error.' },
  WINDOW_PASSED: {
    en: 'No services had begun within 90 days.',
    es: 'No comenzó ningún servicio en 90 días.',
  },
};
