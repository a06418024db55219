import { ok, refuse } from '../shared/decide.ts';
import type { Decision } from '../shared/decide.ts';
import { mustBeOneOf, problemsOf } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import type { Text } from '../shared/locale.ts';

/** Programs of an area that one applies for (Title IB), of the directory's PROGRAMS: one active application each (REF-019). */
export const APPLICATION_PROGRAMS = [
  'TITLE_I_ADULT',
  'TITLE_I_DISLOCATED_WORKER',
  'TITLE_I_YOUTH',
] as const;
export type ApplicationProgram = (typeof APPLICATION_PROGRAMS)[number];

/** Where an application stands, in the order it passes them (catalogues 6.2). */
export const APPLICATION_STATUSES = [
  'STARTED',
  'SUBMITTED',
  'CERTIFIED',
  'ENROLLED',
  'DENIED',
  'WITHDRAWN',
  'AUTO_CLOSED',
] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

export const APPLICATION_STATUS_LABELS: Readonly<Record<ApplicationStatus, Text>> = {
  STARTED: { en: 'Started', es: 'Iniciada' },
  SUBMITTED: { en: 'Submitted', es: 'Presentada' },
  CERTIFIED: { en: 'Certified', es: 'Certificada' },
  ENROLLED: { en: 'Enrolled', es: 'Inscripción hecha' },
  DENIED: { en: 'Closed, not served here', es: 'Cerrada, sin atención aquí' },
  WITHDRAWN: { en: 'Withdrawn', es: 'Retirada' },
  AUTO_CLOSED: { en: 'Closed by itself', es: 'Cerrada por plazo' },
};

/** What closes an application; REF-022 for the first two, PLAN-047 for the last. */
export const APPLICATION_CLOSE_REASONS = [
  'NOT_THE_RIGHT_FIT',
  'NOT_ELIGIBLE',
  'CUSTOMER_ASKED',
  'NO_CONTACT',
  'ENTERED_IN_ERROR',
  'WINDOW_PASSED',
] as const;
export type ApplicationCloseReason = (typeof APPLICATION_CLOSE_REASONS)[number];

export const APPLICATION_CLOSE_REASON_LABELS: Readonly<Record<ApplicationCloseReason, Text>> = {
  NOT_THE_RIGHT_FIT: { en: 'WIOA is not the right fit', es: 'WIOA no es lo adecuado' },
  NOT_ELIGIBLE: { en: 'Not eligible', es: 'No cumple los requisitos' },
  CUSTOMER_ASKED: { en: 'They asked to stop', es: 'Pidió detener el trámite' },
  NO_CONTACT: { en: 'They could not be reached', es: 'No se logró el contacto' },
  ENTERED_IN_ERROR: { en: 'Entered by mistake', es: 'Registrada por error' },
  WINDOW_PASSED: {
    en: '90-day enrollment window passed',
    es: 'Pasó el plazo de 90 días para la inscripción',
  },
};

/** How somebody agreed that the area sees the referrals made for them; staff write it down. */
export const APPLICATION_AGREEMENTS = ['WRITTEN', 'VERBAL'] as const;
export type ApplicationAgreement = (typeof APPLICATION_AGREEMENTS)[number];

export const APPLICATION_AGREEMENT_LABELS: Readonly<Record<ApplicationAgreement, Text>> = {
  WRITTEN: { en: 'Signed on paper', es: 'Firmado en papel' },
  VERBAL: { en: 'Said so to me', es: 'Me lo dijo de palabra' },
};

/** Why an earlier record is on the plan: one account used the invitations of both, or somebody said so (REF-041). */
export const EARLIER_RECORD_BASES = ['ACCOUNT', 'CONFIRMED'] as const;

/** To be read to whoever applies. */
export const APPLICATION_WORDING: Text = {
  en: 'By applying I agree that this workforce area sees and keeps up to date who I am, with my date of birth and the last four digits of my Social Security number, and how to reach me, and sees to whom I was and am referred by anybody, with status and dates, as long as my application is open.',
  es: 'Al solicitar el programa acepto que esta área de fuerza laboral vea y mantenga al día quién soy, con mi fecha de nacimiento y los últimos cuatro dígitos de mi número de Seguro Social, y cómo comunicarse conmigo, y que vea a quién me han referido y me refieren otros, con estado y fechas, mientras mi solicitud esté abierta.',
};

/** What moves an application. */
export const APPLICATION_EVENTS = ['SUBMIT', 'CERTIFY', 'ENROLL', 'DENY', 'WITHDRAW'] as const;
export type ApplicationEvent = (typeof APPLICATION_EVENTS)[number];

type Edges = Readonly<Partial<Record<ApplicationEvent, ApplicationStatus>>>;
const EDGES: Readonly<Record<ApplicationStatus, Edges>> = {
  STARTED: { SUBMIT: 'SUBMITTED', DENY: 'DENIED', WITHDRAW: 'WITHDRAWN' },
  SUBMITTED: { CERTIFY: 'CERTIFIED', DENY: 'DENIED', WITHDRAW: 'WITHDRAWN' },
  CERTIFIED: { ENROLL: 'ENROLLED', DENY: 'DENIED', WITHDRAW: 'WITHDRAWN' },
  ENROLLED: {},
  DENIED: {},
  WITHDRAWN: {},
  AUTO_CLOSED: {},
};

/** Final: it opens nothing any more, and a new application is needed. */
export const isClosed = (status: ApplicationStatus): boolean =>
  status === 'DENIED' || status === 'WITHDRAWN' || status === 'AUTO_CLOSED';

/** The machine (catalogues 6.2). What it refuses names what could happen instead. */
export const moveApplication = (
  from: ApplicationStatus,
  event: ApplicationEvent,
): Decision<ApplicationStatus, readonly ApplicationEvent[]> => {
  const to = EDGES[from][event];
  return to ? ok(to) : refuse(eventsFrom(from));
};

export const eventsFrom = (status: ApplicationStatus): readonly ApplicationEvent[] =>
  APPLICATION_EVENTS.filter((event) => EDGES[status][event]);

/** Reasons that fit what closes it. */
export const closeReasonsOf = (event: ApplicationEvent): readonly ApplicationCloseReason[] => {
  if (event === 'DENY') return ['NOT_THE_RIGHT_FIT', 'NOT_ELIGIBLE'];
  return event === 'WITHDRAW' ? ['CUSTOMER_ASKED', 'NO_CONTACT', 'ENTERED_IN_ERROR'] : [];
};

export const startProblems = (program: string, agreement: string): FieldProblem[] =>
  problemsOf(
    mustBeOneOf('program', program, APPLICATION_PROGRAMS, { en: 'a program', es: 'un programa' }),
    mustBeOneOf('agreement', agreement, APPLICATION_AGREEMENTS, {
      en: 'how they agreed',
      es: 'cómo dio su acuerdo',
    }),
  );

export const closeProblems = (event: ApplicationEvent, reason: string | null): FieldProblem[] => {
  const fitting = closeReasonsOf(event);
  return fitting.length === 0
    ? []
    : problemsOf(mustBeOneOf('reason', reason, fitting, { en: 'a reason', es: 'un motivo' }));
};
