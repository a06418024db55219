import { REQUEST_WORDS } from '@throughline/schema/domain/referral/customer-words';
import type { Text } from '@throughline/schema/domain/shared/locale';

/** What customers read about their requests. Spoken to in the second person; no term of the trade. */
export const PORTAL_WORDS = {
  ...REQUEST_WORDS,

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
  numberHint: {
    en: 'Say it when you call.',
    es: 'Menciónelo cuando llame.',
  },
  more: { en: 'Everything about this', es: 'Ver todo sobre esto' },
  download: { en: 'Download as PDF', es: 'Descargar en PDF' },
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

  back: { en: 'My requests', es: 'Mis solicitudes' },
  earlier: { en: 'Show earlier', es: 'Mostrar lo anterior' },
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
} as const satisfies Record<string, Text>;
