import type { Text } from '../shared/locale.ts';

/** What a request consists of, on the screen and on paper. */
export const REQUEST_WORDS = {
  with: { en: 'With {organization}', es: 'Con {organization}' },
  number: { en: 'Number {number}', es: 'Número {number}' },
  next: { en: 'What happens next', es: 'Qué sigue' },
  appointment: { en: 'Your appointment', es: 'Su cita' },
  where: { en: 'Where', es: 'Dónde' },
  placeNotShown: {
    en: 'The address is not shown here. Ask the organization.',
    es: 'La dirección no se muestra aquí. Pregunte a la organización.',
  },
  hours: { en: 'Open', es: 'Horario' },
  accessibility: { en: 'Access', es: 'Accesibilidad' },
  bring: { en: 'Bring with you', es: 'Qué llevar' },
  cost: { en: 'Cost', es: 'Costo' },
  askedBy: { en: 'Who asked for you', es: 'Quién lo pidió por usted' },
  story: { en: 'What has happened so far', es: 'Qué ha pasado hasta ahora' },
  chain: { en: 'Whom we asked for this', es: 'A quién le pedimos esto' },
  someone: { en: 'the organization', es: 'la organización' },
} as const satisfies Record<string, Text>;

/** What only the paper says. */
export const PAPER_WORDS = {
  title: { en: 'Your request {number}', es: 'Su solicitud {number}' },
  made: {
    en: 'Made {when}, for {reader}. What happens after that is on the page of your request.',
    es: 'Hecho: {when}, para {reader}. Lo que pase después está en la página de su solicitud.',
  },
  facts: { en: 'Good to know', es: 'Lo que conviene saber' },
  who: { en: 'Who helps', es: 'Quién ayuda' },
  what: { en: 'With what', es: 'Con qué' },
  page: { en: 'Page {page} of {pages}', es: 'Página {page} de {pages}' },
} as const satisfies Record<string, Text>;

/** What comes next, by status; `{when}` is a day and time. */
export const NEXT_WORDS = {
  WAITING: {
    en: '{receiver} has no place free now. You are on their waiting list, and we tell you when a place is free.',
    es: 'Por ahora {receiver} no tiene lugares libres. Usted está en su lista de espera y le avisaremos cuando haya un lugar.',
  },
  SENT: {
    en: '{receiver} was asked to help you. They have until {when} to answer.',
    es: 'Se le pidió a {receiver} que le ayude. Tiene hasta {when} para responder.',
  },
  LATE: {
    en: '{receiver} should have answered by {when}. We are reminding them.',
    es: '{receiver} debía responder a más tardar {when}. Le estamos recordando su solicitud.',
  },
  ATTEMPTING_CONTACT: {
    en: '{receiver} has not answered yet, and we are reminding them. If there is no answer by {when}, the workforce office of your area is told.',
    es: '{receiver} todavía no responde y le estamos recordando. Si no hay respuesta a más tardar {when}, se avisará a la oficina laboral de su área.',
  },
  RECEIVED: {
    en: '{receiver} has your request. They have until {when} to say whether they can help.',
    es: '{receiver} ya tiene su solicitud. Tiene hasta {when} para decir si puede ayudarle.',
  },
  ACCEPTED: {
    en: '{receiver} will help you. They will contact you, and start by {when} at the latest.',
    es: '{receiver} le va a ayudar. Se comunicará con usted y comenzará a más tardar {when}.',
  },
  ACCEPTED_LATE: {
    en: '{receiver} said they will help you and should have started by {when}. Call them, or tell us below that nobody has contacted you.',
    es: '{receiver} dijo que le ayudará y debía comenzar a más tardar {when}. Llame, o díganos abajo que nadie se ha comunicado con usted.',
  },
  APPOINTMENT: {
    en: 'You have an appointment with {receiver}: {when}.',
    es: 'Usted tiene una cita con {receiver}: {when}.',
  },
  IN_PROGRESS: {
    en: '{receiver} is helping you now. If you have a question, call them.',
    es: '{receiver} le está ayudando ahora. Si tiene alguna pregunta, llame.',
  },
  DECLINED: {
    en: '{sender} looks for another way and tells you by {when}.',
    es: '{sender} buscará otra opción y le avisará a más tardar {when}.',
  },
  DECLINED_FOLLOWED: {
    en: '{sender} is taking care of what comes next. Call them if you have a question.',
    es: '{sender} se está ocupando de lo que sigue. Llame si tiene alguna pregunta.',
  },
} as const satisfies Record<string, Text>;

/** The story of a request, one line for each thing that happened. */
export const STORY_WORDS = {
  REFERRAL_SENT: {
    en: '{sender} asked {receiver} to help you.',
    es: '{sender} le pidió a {receiver} que le ayude.',
  },
  REFERRAL_ATTEMPTING_CONTACT: {
    en: '{receiver} had not answered, so we reminded them.',
    es: '{receiver} no había respondido y se le recordó.',
  },
  REFERRAL_RECEIVED: {
    en: '{receiver} opened your request.',
    es: '{receiver} abrió su solicitud.',
  },
  REFERRAL_ACCEPTED: {
    en: '{receiver} said yes: they will help you.',
    es: '{receiver} dijo que sí: le va a ayudar.',
  },
  REFERRAL_DECLINED: {
    en: '{receiver} cannot help. {reason}',
    es: '{receiver} no puede ayudar. {reason}',
  },
  REFERRAL_STARTED: { en: '{receiver} started to help you.', es: '{receiver} comenzó a ayudarle.' },
  REFERRAL_COMPLETED: { en: 'Finished. {outcome}', es: 'Terminó. {outcome}' },
  OUTCOME_AMENDED: {
    en: '{receiver} corrected how it ended. {outcome}',
    es: '{receiver} corrigió cómo terminó. {outcome}',
  },
  REFERRAL_WITHDRAWN: { en: '{actor} stopped the request.', es: '{actor} detuvo la solicitud.' },
  WITHDRAWN_BY_ME: { en: 'You stopped the request.', es: 'Usted detuvo la solicitud.' },
  REFERRAL_RECALLED: { en: '{sender} took the request back.', es: '{sender} retiró la solicitud.' },
  REACHED: { en: '{actor} spoke with you.', es: '{actor} habló con usted.' },
  NOT_REACHED: {
    en: '{actor} tried to reach you and could not.',
    es: '{actor} intentó comunicarse con usted y no lo logró.',
  },
  LEFT_MESSAGE: { en: '{actor} left you a message.', es: '{actor} le dejó un mensaje.' },
  APPOINTMENT_MADE: {
    en: '{actor} made an appointment with you.',
    es: '{actor} acordó una cita con usted.',
  },
  CONTACTED: {
    en: 'You told us that they contacted you.',
    es: 'Usted nos dijo que se comunicaron con usted.',
  },
  NOT_CONTACTED: {
    en: 'You told us that nobody had contacted you.',
    es: 'Usted nos dijo que nadie se había comunicado con usted.',
  },
  FILE_ATTACHED: { en: '{actor} added a file.', es: '{actor} agregó un archivo.' },
  FILE_ATTACHED_BY_ME: { en: 'You added a file.', es: 'Usted agregó un archivo.' },
  FILE_REMOVED: { en: '{actor} took a file away.', es: '{actor} quitó un archivo.' },
  FILE_REMOVED_BY_ME: { en: 'You took a file away.', es: 'Usted quitó un archivo.' },
  CONTACT_UPDATED: {
    en: 'How to reach you was changed.',
    es: 'Cambió la forma de comunicarse con usted.',
  },
  DUE_PASSED: {
    en: '{receiver} was late, so we reminded those in charge.',
    es: '{receiver} se retrasó y se avisó a los responsables.',
  },
  PLACE_OFFERED: {
    en: 'A place became free at {receiver}. It is kept for you.',
    es: 'Quedó un lugar libre en {receiver}. Se lo guardan a usted.',
  },
  WAITLISTED: {
    en: '{receiver} put you on the waiting list.',
    es: '{receiver} le puso en la lista de espera.',
  },
  REFERRED_AGAIN: {
    en: '{sender} began a new request for you.',
    es: '{sender} comenzó otra solicitud para usted.',
  },
} as const satisfies Record<string, Text>;
