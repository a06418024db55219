import type { Text } from '@throughline/schema/domain/shared/locale';

/** Why something could not be done, where the server's own sentence does not say it. */
export const REFUSAL_WORDS = {
  changedBy: { en: '{name} changed this {when}.', es: '{name} cambió esto {when}.' },
  changed: { en: 'This was changed {when}.', es: 'Esto cambió {when}.' },
  offline: {
    en: 'The server cannot be reached. What you typed is kept: try again when you are back online.',
    es: 'No se puede conectar con el servidor. Se guarda lo que escribió: inténtelo de nuevo cuando tenga conexión.',
  },
  signedOut: {
    en: 'Your session ended. What you typed is kept.',
    es: 'Su sesión terminó. Se guarda lo que escribió.',
  },
  signIn: { en: 'Sign in again', es: 'Iniciar sesión de nuevo' },
  wait: {
    en: 'Too often in a short time. Try again in {time}. What you typed is kept.',
    es: 'Demasiadas veces en poco tiempo. Inténtelo de nuevo en {time}. Se guarda lo que escribió.',
  },
  seconds: { en: '{count} seconds', es: '{count} segundos' },
  minutes: { en: '{count} minutes', es: '{count} minutos' },
  bug: {
    en: 'Something went wrong on our side. What you typed is kept, and nothing was changed.',
    es: 'Algo salió mal de nuestro lado. Se guarda lo que escribió y no se cambió nada.',
  },
  requestId: {
    en: 'If you ask for help, give this number: {id}',
    es: 'Si pide ayuda, dé este número: {id}',
  },
} as const satisfies Record<string, Text>;
