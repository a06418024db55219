import type { Text } from '../../domain/shared/locale.ts';

/** What is said after it was done. */
export const ANSWER_MESSAGES = {
  OPENED: { en: 'You can answer now.', es: 'Ahora puede responder.' },
  RENEWED: {
    en: 'If there is still something to answer, a new link is on its way to the same address.',
    es: 'Si todavía hay algo que responder, enviamos un enlace nuevo a la misma dirección.',
  },
  ENDED: { en: 'You have left.', es: 'Usted ha salido.' },
  REVOKED: {
    en: 'The link opens nothing any more.',
    es: 'El enlace ya no abre nada.',
  },
} as const satisfies Record<string, Text>;
