import type { Text } from '@throughline/schema/domain/shared/locale';

/** One's own account, for staff and customers alike. */
export const ACCOUNT_WORDS = {
  title: { en: 'My account', es: 'Mi cuenta' },
  profile: { en: 'Profile', es: 'Perfil' },
  name: { en: 'Your name', es: 'Su nombre' },
  nameHint: {
    en: 'As the people you work with see it',
    es: 'Como lo ven las personas que le atienden',
  },
  email: { en: 'Email address', es: 'Correo electrónico' },
  emailHint: { en: 'You sign in with it.', es: 'Con él inicia sesión.' },
  phone: { en: 'Phone', es: 'Teléfono' },
  language: { en: 'Language', es: 'Idioma' },
  languageHint: { en: 'For emails and messages to you', es: 'Para sus correos y mensajes' },
  save: { en: 'Save', es: 'Guardar' },
  saved: { en: 'Saved.', es: 'Guardado.' },

  password: { en: 'Password', es: 'Contraseña' },
  currentPassword: { en: 'Current password', es: 'Contraseña actual' },
  currentMissing: { en: 'Enter your current password.', es: 'Escriba su contraseña actual.' },
  newPassword: { en: 'New password', es: 'Contraseña nueva' },
  passwordHint: {
    en: '{min} characters or more. Four words in a row are easy to remember.',
    es: '{min} caracteres o más. Cuatro palabras seguidas son fáciles de recordar.',
  },
  changePassword: { en: 'Change the password', es: 'Cambiar la contraseña' },
  passwordChanged: {
    en: 'Your password is changed. Other places where you were signed in are signed out.',
    es: 'Su contraseña cambió. Se cerraron las sesiones que tenía en otros lugares.',
  },

  sessions: { en: 'Where you are signed in', es: 'Dónde tiene la sesión abierta' },
  sessionsHint: {
    en: 'If you do not know one of these, end it and change your password.',
    es: 'Si no reconoce alguna, ciérrela y cambie su contraseña.',
  },
  thisOne: { en: 'Here, now', es: 'Aquí, ahora' },
  since: { en: 'Signed in', es: 'Inicio' },
  lastSeen: { en: 'Last used', es: 'Último uso' },
  endsBy: { en: 'Ends at the latest', es: 'Termina a más tardar' },
  endThis: { en: 'End this one', es: 'Cerrar esta' },
  sessionEnded: {
    en: 'The session on {device} is ended.',
    es: 'Se cerró la sesión en {device}.',
  },
} as const satisfies Record<string, Text>;
