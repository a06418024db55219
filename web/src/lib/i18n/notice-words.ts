import type { Text } from '@throughline/schema/domain/shared/locale';

/** Notices, how one is told, and ending mail by the link in it. */
export const NOTICE_WORDS = {
  title: { en: 'Notices', es: 'Avisos' },
  oneNew: { en: '1 new notice', es: '1 aviso nuevo' },
  manyNew: { en: '{count} new notices', es: '{count} avisos nuevos' },
  waiting: { en: '{count} new', es: '{count} nuevos' },
  which: { en: 'Which notices', es: 'Qué avisos' },
  all: { en: 'All', es: 'Todos' },
  unread: { en: 'Unread', es: 'Sin leer' },
  markAll: { en: 'Mark all read', es: 'Marcar todo como leído' },
  markOne: { en: 'Mark read: {text}', es: 'Marcar como leído: {text}' },
  nothingUnread: { en: 'Nothing unread', es: 'Nada sin leer' },
  nothingUnreadText: {
    en: 'You have read everything. What happens next appears here by itself.',
    es: 'Usted ya leyó todo. Lo que suceda aparecerá aquí por sí solo.',
  },
  showAll: { en: 'Show all notices', es: 'Mostrar todos los avisos' },
  empty: { en: 'No notices yet', es: 'Todavía no hay avisos' },
  emptyStaff: {
    en: 'You are told here when a referral of yours moves, and when a colleague needs you.',
    es: 'Aquí se le avisa cuando un referido suyo avanza y cuando un colega le necesita.',
  },
  emptyCustomer: {
    en: 'You are told here when something happens with your requests.',
    es: 'Aquí se le avisa cuando sucede algo con sus solicitudes.',
  },

  settings: { en: 'How you are told', es: 'Cómo se le avisa' },
  settingsHint: {
    en: 'Notices show here in Throughline. Choose which come by email too. Emails name nobody: they say that something waits, and where.',
    es: 'Los avisos se muestran aquí en Throughline. Elija cuáles llegan también por correo. Los correos no nombran a nadie: dicen que algo le espera y dónde.',
  },
  settingsLink: { en: 'Choose how you are told', es: 'Elegir cómo se le avisa' },
  daily: {
    en: 'The daily summary leaves at 8:00, on days on which there is something you have not read.',
    es: 'El resumen diario sale a las 8:00, los días en que hay algo que usted no ha leído.',
  },
  ifYourMove: {
    en: 'Unless you choose, by email only when it is your turn to act',
    es: 'Si no elige otra cosa, por correo solo cuando le toca actuar a usted',
  },
  quiet: { en: 'Quiet hours', es: 'Horas de silencio' },
  quietHint: {
    en: 'Emails about notices wait until they end. Times of Chicago.',
    es: 'Los correos de avisos esperan hasta que terminen. Hora de Chicago.',
  },
  quietOn: { en: 'No email at night', es: 'Sin correos de noche' },
  from: { en: 'From', es: 'Desde' },
  until: { en: 'Until', es: 'Hasta' },
  save: { en: 'Save', es: 'Guardar' },
  saved: {
    en: 'Saved. It counts from the next notice on.',
    es: 'Guardado. Vale a partir del próximo aviso.',
  },

  endTitle: { en: 'No more email of this kind?', es: '¿No recibir más correos de este tipo?' },
  endText: {
    en: 'Emails about “{what}” stop. You still see these notices when you sign in.',
    es: 'Dejará de recibir correos sobre «{what}». Seguirá viendo estos avisos cuando inicie sesión.',
  },
  end: { en: 'Stop these emails', es: 'No recibir más estos correos' },
  endedTitle: { en: 'These emails are stopped', es: 'Ya no recibirá estos correos' },
  endedText: {
    en: 'You get no more emails about “{what}”. To have them again, sign in and open “{settings}” in your account.',
    es: 'Ya no recibirá correos sobre «{what}». Para recibirlos de nuevo, inicie sesión y abra «{settings}» en su cuenta.',
  },
  endAddressText: {
    en: 'No more emails about referrals come to this address. Your organization sees that in its record, and somebody else should answer.',
    es: 'A esta dirección ya no llegarán correos sobre referidos. Su organización lo verá en su ficha, y otra persona debería responder.',
  },
  endOwnText: {
    en: 'No more emails about your requests come to this address. Whoever helps you can still call or write to you.',
    es: 'A esta dirección ya no llegarán correos sobre sus solicitudes. Quien le ayuda todavía puede llamarle o escribirle.',
  },
  deadTitle: { en: 'This link does not work', es: 'Este enlace no funciona' },
  deadText: {
    en: 'It is too old or was cut off. Nothing was changed. Use the link in a newer email, or sign in and choose in your account how you are told.',
    es: 'Es demasiado antiguo o está incompleto. No se cambió nada. Use el enlace de un correo más reciente, o inicie sesión y elija en su cuenta cómo se le avisa.',
  },
  signIn: { en: 'Sign in', es: 'Iniciar sesión' },
} as const satisfies Record<string, Text>;
