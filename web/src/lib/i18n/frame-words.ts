import type { Text } from '@throughline/schema/domain/shared/locale';

/** What the customers' frame and the pages before sign-in say around their content. */
export const FRAME_WORDS = {
  skip: { en: 'Skip to the content', es: 'Ir al contenido' },
  home: { en: 'Home', es: 'Inicio' },
  account: { en: 'My account', es: 'Mi cuenta' },
  signOut: { en: 'Sign out', es: 'Cerrar sesión' },
  signIn: { en: 'Sign in', es: 'Iniciar sesión' },
  signedInAs: { en: 'Signed in as {name}', es: 'Sesión iniciada como {name}' },
  loading: { en: 'Loading', es: 'Cargando' },
  live: { en: 'Live', es: 'En vivo' },
  reconnecting: {
    en: 'Reconnecting (what you type is kept)',
    es: 'Reconectando (se guarda lo que escribe)',
  },
  delayed: { en: 'Delayed', es: 'Con retraso' },
  offlineSince: { en: 'Offline since {time}', es: 'Sin conexión desde las {time}' },
  ended: {
    en: 'Your session ended. What you typed is kept.',
    es: 'Su sesión terminó. Se guarda lo que escribió.',
  },
  endedAction: { en: 'Sign in again', es: 'Iniciar sesión de nuevo' },
  membershipEnded: {
    en: 'You no longer work for {organization} here. What you typed is kept.',
    es: 'Ya no trabaja aquí para {organization}. Se guarda lo que escribió.',
  },
  membershipEndedAction: { en: 'Continue', es: 'Continuar' },
  expiring: {
    en: 'You will be signed out in {time}. What you typed is kept.',
    es: 'Su sesión terminará en {time}. Se guarda lo que escribió.',
  },
  stay: { en: 'Stay signed in', es: 'Seguir en la sesión' },
  notFoundTitle: { en: 'Page not found', es: 'Página no encontrada' },
  notFoundText: {
    en: 'This page does not exist, or you do not have access to it.',
    es: 'Esta página no existe o usted no tiene acceso a ella.',
  },
  offlineTitle: { en: 'The server cannot be reached', es: 'No se puede conectar con el servidor' },
  offlineText: {
    en: 'Nothing was lost. Check your connection and try again.',
    es: 'No se perdió nada. Revise su conexión e inténtelo de nuevo.',
  },
  busyTitle: { en: 'One moment, please', es: 'Un momento, por favor' },
  busyText: {
    en: 'Too much was asked for at once. Nothing was lost. Wait a few seconds and try again.',
    es: 'Se pidió demasiado a la vez. No se perdió nada. Espere unos segundos e inténtelo de nuevo.',
  },
  bugTitle: { en: 'Something went wrong', es: 'Algo salió mal' },
  bugText: {
    en: 'The page could not be shown. Nothing was lost, and nothing was changed.',
    es: 'No se pudo mostrar la página. No se perdió ni se cambió nada.',
  },
  tryAgain: { en: 'Try again', es: 'Intentar de nuevo' },
  requestId: { en: 'If you ask for help, give this number:', es: 'Si pide ayuda, dé este número:' },
} as const satisfies Record<string, Text>;
