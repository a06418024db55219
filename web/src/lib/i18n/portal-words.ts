import type { Text } from '@throughline/schema/domain/shared/locale';

/** What customers read about their requests. Spoken to in the second person; no term of the trade. */
export const PORTAL_WORDS = {
  hello: { en: 'Hello, {name}', es: 'Hola, {name}' },
  requests: { en: 'My requests', es: 'Mis solicitudes' },
  contact: { en: 'How to reach me', es: 'Cómo contactarme' },
  consent: { en: 'Who may see me', es: 'Quién me puede ver' },
  account: { en: 'My account', es: 'Mi cuenta' },
  areas: { en: 'Pages', es: 'Páginas' },

  openTitle: { en: 'Under way', es: 'En marcha' },
  closedTitle: { en: 'Finished', es: 'Terminadas' },
  emptyTitle: { en: 'No requests yet', es: 'Todavía no hay solicitudes' },
  emptyText: {
    en: 'When an organization asks another one to help you, you see here who it is, who will call you and by when.',
    es: 'Cuando una organización le pida a otra que le ayude, usted verá aquí cuál es, quién le llamará y para cuándo.',
  },
  nothingOpen: {
    en: 'Nothing is under way right now.',
    es: 'Por ahora no hay nada en marcha.',
  },
  newOne: { en: '1 new request: show it', es: '1 solicitud nueva: mostrar' },
  newOnes: { en: '{count} new requests: show them', es: '{count} solicitudes nuevas: mostrar' },
  with: { en: 'With {organization}', es: 'Con {organization}' },
  number: { en: 'Number {number}', es: 'Número {number}' },
  numberHint: {
    en: 'Say it when you call.',
    es: 'Menciónelo cuando llame.',
  },
  more: { en: 'Everything about this', es: 'Ver todo sobre esto' },
  next: { en: 'What happens next', es: 'Qué sigue' },
  call: { en: 'Call {organization}', es: 'Llamar a {organization}' },
  noPhone: {
    en: 'We have no phone number of {organization}. {sender} can help.',
    es: 'No tenemos el teléfono de {organization}. {sender} puede ayudarle.',
  },

  reportTitle: { en: 'Has anybody contacted you?', es: '¿Ya se comunicaron con usted?' },
  reportedYes: {
    en: 'You told us {when} that they contacted you.',
    es: 'Usted nos dijo ({when}) que se comunicaron con usted.',
  },
  reportedNo: {
    en: 'You told us {when} that nobody has contacted you. {receiver} and {sender} know.',
    es: 'Usted nos dijo ({when}) que nadie se ha comunicado. {receiver} y {sender} ya lo saben.',
  },
  thanksYes: { en: 'Good. Thank you for telling us.', es: 'Qué bien. Gracias por avisarnos.' },
  thanksNo: {
    en: 'Thank you. {receiver} and {sender} are told right now.',
    es: 'Gracias. Se lo estamos avisando ahora a {receiver} y a {sender}.',
  },
  notTrue: { en: 'Is that not so? Tell us', es: '¿No es así? Díganos' },
  changed: { en: 'Has that changed?', es: '¿Eso cambió?' },

  chain: { en: 'Whom we asked for this', es: 'A quién le pedimos esto' },
  back: { en: 'My requests', es: 'Mis solicitudes' },
  appointment: { en: 'Your appointment', es: 'Su cita' },
  where: { en: 'Where', es: 'Dónde' },
  hours: { en: 'Open', es: 'Horario' },
  accessibility: { en: 'Access', es: 'Accesibilidad' },
  bring: { en: 'Bring with you', es: 'Qué llevar' },
  cost: { en: 'Cost', es: 'Costo' },
  askedBy: { en: 'Who asked for you', es: 'Quién lo pidió por usted' },
  story: { en: 'What has happened so far', es: 'Qué ha pasado hasta ahora' },
  storyEmpty: { en: 'Nothing yet.', es: 'Todavía nada.' },

  stopTitle: { en: 'If you do not want this help anymore', es: 'Si ya no quiere esta ayuda' },
  stop: { en: 'Stop this request', es: 'Detener esta solicitud' },
  stopConsequence: {
    en: 'We tell {receiver} and {sender}. {receiver} can no longer see your information for this request after that. You cannot take it back: for the same help, {sender} has to ask again.',
    es: 'Avisaremos a {receiver} y a {sender}. Después de eso, {receiver} ya no verá su información por esta solicitud. No se puede deshacer: para la misma ayuda, {sender} tendrá que pedirla de nuevo.',
  },
  stopReason: { en: 'Why', es: 'Por qué' },
  stopReasonHint: {
    en: 'Only if you want to say. They read it.',
    es: 'Solo si quiere decirlo. Ellos lo leerán.',
  },
  stopYes: { en: 'Yes, stop it', es: 'Sí, detenerla' },
  stopNo: { en: 'No, keep it', es: 'No, seguir' },
  stopped: {
    en: 'Your request is stopped. {receiver} and {sender} know.',
    es: 'Su solicitud se detuvo. {receiver} y {sender} ya lo saben.',
  },
  someone: { en: 'the organization', es: 'la organización' },
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
