import type { Text } from '@throughline/schema/domain/shared/locale';

export const WORDS = {
  title: { en: 'Sign in', es: 'Iniciar sesión' },
  email: { en: 'Email address', es: 'Correo electrónico' },
  password: { en: 'Password', es: 'Contraseña' },
  forgot: { en: 'I forgot my password', es: 'Olvidé mi contraseña' },
  none: { en: 'No account yet?', es: '¿Todavía no tiene cuenta?' },
  signUp: { en: 'Create an account', es: 'Crear una cuenta' },
  emailMissing: { en: 'Enter your email address.', es: 'Escriba su correo electrónico.' },
  passwordMissing: { en: 'Enter your password.', es: 'Escriba su contraseña.' },
} as const satisfies Record<string, Text>;
