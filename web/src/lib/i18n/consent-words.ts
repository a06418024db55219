import type { Text } from '@throughline/schema/domain/shared/locale';

/** What the customer allows, and who sees what because of it. */
export const CONSENT_WORDS = {
  title: { en: 'Who may see me', es: 'Quién me puede ver' },
  lead: {
    en: 'Your information is yours. Here you see what you allowed, who sees it now, and you can take it back.',
    es: 'Su información es suya. Aquí ve qué permitió, quién la ve ahora, y puede retirar su permiso.',
  },

  agreedTitle: { en: 'What you agreed to', es: 'Lo que usted aceptó' },
  agreedNone: {
    en: 'You have not agreed to share anything right now. Nobody new can be asked to help you until you do.',
    es: 'Por ahora no ha aceptado compartir nada. Mientras no lo haga, no se puede pedir ayuda a nadie más.',
  },
  shared: { en: 'What is shared', es: 'Qué se comparte' },
  given: { en: 'You agreed', es: 'Usted aceptó' },
  until: { en: 'It ends by itself', es: 'Termina por sí solo' },
  how: { en: 'How', es: 'Cómo' },
  takenBy: { en: 'Taken by', es: 'Ante' },
  heardBy: { en: 'Heard by', es: 'Lo escuchó' },
  wording: { en: 'Read all the words you agreed to', es: 'Leer todo lo que usted aceptó' },
  yourself: { en: 'you, online', es: 'usted, en línea' },
  anOrganization: {
    en: 'an organization you work with',
    es: 'una organización con la que usted trabaja',
  },

  withdraw: { en: 'Take this back', es: 'Retirar este permiso' },
  withdrawTitle: { en: 'If you take this back', es: 'Si retira este permiso' },
  withdrawNone: {
    en: 'We stop sharing at once. No request of yours is under way with it. What organizations wrote down about their own work stays with them.',
    es: 'Dejamos de compartir de inmediato. No tiene solicitudes en marcha con este permiso. Lo que las organizaciones anotaron sobre su propio trabajo se queda con ellas.',
  },
  withdrawOne: {
    en: 'We stop sharing at once. The request that is under way with it is closed, and you no longer get that help. What organizations wrote down about their own work stays with them.',
    es: 'Dejamos de compartir de inmediato. La solicitud que está en marcha con este permiso se cierra y usted ya no recibirá esa ayuda. Lo que las organizaciones anotaron sobre su propio trabajo se queda con ellas.',
  },
  withdrawMany: {
    en: 'We stop sharing at once. The {count} requests that are under way with it are closed, and you no longer get that help. What organizations wrote down about their own work stays with them.',
    es: 'Dejamos de compartir de inmediato. Las {count} solicitudes que están en marcha con este permiso se cierran y usted ya no recibirá esa ayuda. Lo que las organizaciones anotaron sobre su propio trabajo se queda con ellas.',
  },
  withdrawYes: { en: 'Yes, stop sharing', es: 'Sí, dejar de compartir' },
  withdrawNo: { en: 'No, go on', es: 'No, seguir' },
  withdrawn: {
    en: 'Done. Your information is no longer shared with this permission.',
    es: 'Listo. Su información ya no se comparte con este permiso.',
  },

  whoTitle: { en: 'Who can see you now', es: 'Quién le puede ver ahora' },
  whoNone: { en: 'Nobody right now.', es: 'Por ahora, nadie.' },
  whoHint: {
    en: 'Every time somebody opens your information, it is written down.',
    es: 'Cada vez que alguien abre su información, queda registrado.',
  },
  since: { en: 'since {when}', es: 'desde {when}' },
  sinceAlone: { en: 'Since {when}', es: 'Desde {when}' },
  untilWhen: { en: 'until {when}', es: 'hasta {when}' },
  sees: { en: 'Open to them:', es: 'Puede ver:' },
  theRequest: { en: 'The request', es: 'La solicitud' },
  endedTitle: { en: 'Who could see you before', es: 'Quién le podía ver antes' },
  pastTitle: { en: 'What you agreed to before', es: 'Lo que aceptó antes' },

  giveTitle: { en: 'Agree to share', es: 'Aceptar compartir' },
  giveAgain: { en: 'Agree to something else too', es: 'Aceptar también otra cosa' },
  scopes: {
    en: 'What may be shared besides your name and how to reach you?',
    es: '¿Qué se puede compartir además de su nombre y cómo contactarle?',
  },
  scopesHint: { en: 'Choose as much as you like, or nothing.', es: 'Elija lo que quiera, o nada.' },
  expires: { en: 'Until which day?', es: '¿Hasta qué día?' },
  expiresHint: {
    en: 'Two years at most. You can stop earlier at any time.',
    es: 'Dos años como máximo. Puede terminarlo antes en cualquier momento.',
  },
  agree: { en: 'I have read this and I agree', es: 'Leí este texto y estoy de acuerdo' },
  agreeMissing: {
    en: 'Tick the box if you agree. If you do not agree, just leave this page.',
    es: 'Marque la casilla si está de acuerdo. Si no lo está, simplemente salga de esta página.',
  },
  give: { en: 'Agree', es: 'Aceptar' },
  endsSoon: {
    en: 'This ends soon, and help you asked for rests on it.',
    es: 'Esto termina pronto, y de esto depende ayuda que usted pidió.',
  },
  hasEnded: {
    en: 'This has ended. Who was helping you sees nothing more until you agree again.',
    es: 'Esto terminó. Quien le ayudaba no ve nada más hasta que usted acepte de nuevo.',
  },
  renew: { en: 'Agree again to the same', es: 'Aceptar lo mismo otra vez' },
  gaveIt: {
    en: 'Thank you. You can take it back here at any time.',
    es: 'Gracias. Puede retirarlo aquí en cualquier momento.',
  },
} as const satisfies Record<string, Text>;
