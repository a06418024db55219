import type { Text } from '@throughline/schema/domain/shared/locale';

/** Pages that a mailed link opens, without a sign-in. */
export const ANSWER_WORDS = {
  title: { en: 'You were sent a link', es: 'Le enviamos un enlace' },
  lead: {
    en: 'It opens one request, so that you can answer it without signing in.',
    es: 'Abre una sola solicitud, para que pueda responder sin iniciar sesión.',
  },
  once: {
    en: 'It works once. After you open it, this browser can answer for 30 minutes.',
    es: 'Funciona una sola vez. Después de abrirlo, este navegador puede responder durante 30 minutos.',
  },
  open: { en: 'Open it now', es: 'Abrir ahora' },
  deadTitle: { en: 'This link does not work any more', es: 'Este enlace ya no funciona' },
  deadText: {
    en: 'It was used, it is too old, or there is nothing to answer any more. We can send a new one to the address this one came to.',
    es: 'Ya se usó, es demasiado antiguo o ya no hay nada que responder. Podemos enviar uno nuevo a la dirección a la que llegó este.',
  },
  again: { en: 'Send me a new one', es: 'Enviarme uno nuevo' },
  noneTitle: { en: 'Nothing is open here', es: 'Aquí no hay nada abierto' },
  noneText: {
    en: 'Open the link in your email again. If you opened it before, you can ask there for a new one.',
    es: 'Vuelva a abrir el enlace de su correo. Si ya lo abrió antes, ahí puede pedir uno nuevo.',
  },
  signIn: { en: 'Sign in instead', es: 'Iniciar sesión' },
  signedInAs: {
    en: 'You answer as {name}, without signing in, until {time}.',
    es: 'Usted responde como {name}, sin iniciar sesión, hasta {time}.',
  },
  leave: { en: 'I am finished', es: 'Ya terminé' },
  leftTitle: { en: 'You have left', es: 'Usted ha salido' },
  leftText: {
    en: 'Nothing of it stays in this browser. You can close this page.',
    es: 'No queda nada en este navegador. Puede cerrar esta página.',
  },
  timesTitle: { en: 'When may they call?', es: '¿Cuándo pueden llamarle?' },
  changeTimes: { en: 'Change the times', es: 'Cambiar el horario' },
  timesSaved: {
    en: 'Saved. {receiver} sees it now.',
    es: 'Guardado. {receiver} ya lo ve.',
  },
} as const satisfies Record<string, Text>;
