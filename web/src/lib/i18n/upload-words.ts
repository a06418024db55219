import type { Text } from '@throughline/schema/domain/shared/locale';

/** What is said of a file that was not sent, where the server's own sentence does not say it. */
export const UPLOAD_WORDS = {
  cutOff: {
    en: 'The connection was lost before all of it arrived. Attach it again.',
    es: 'Se perdió la conexión antes de que llegara completo. Agréguelo de nuevo.',
  },
  stopped: {
    en: 'It was stopped, and nothing of it is kept.',
    es: 'Se detuvo y no se guardó nada.',
  },
  again: {
    en: 'It did not get through. Try again.',
    es: 'No se pudo enviar. Inténtelo de nuevo.',
  },
} as const satisfies Record<string, Text>;
