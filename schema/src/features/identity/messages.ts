import { pick } from '../../domain/shared/locale.ts';
import type { Text } from '../../domain/shared/locale.ts';
import type { Context } from '../../platform/context.ts';

/** What is said after it was done, to customers too. */
const MESSAGES = {
  SIGNED_UP: {
    en: 'Check your email: we sent a message to this address.',
    es: 'Revise su correo: enviamos un mensaje a esta dirección.',
  },
  SIGNED_OUT: { en: 'You are signed out.', es: 'Usted cerró la sesión.' },
  EMAIL_VERIFIED: {
    en: 'Your email address is confirmed.',
    es: 'Su correo electrónico está confirmado.',
  },
  VERIFICATION_SENT: {
    en: 'We sent you another link. It works for 24 hours.',
    es: 'Le enviamos otro enlace. Funciona durante 24 horas.',
  },
  RESET_SENT: {
    en: 'If this address has an account, we sent it a link. It works for one hour.',
    es: 'Si esta dirección tiene una cuenta, le enviamos un enlace. Funciona durante una hora.',
  },
  PASSWORD_RESET: {
    en: 'Your new password is set. Sign in with it; all other sessions have ended.',
    es: 'Su contraseña nueva está lista. Inicie sesión con ella; las demás sesiones terminaron.',
  },
  PASSWORD_CHANGED: {
    en: 'Your password is changed. Your other sessions have ended.',
    es: 'Su contraseña cambió. Sus otras sesiones terminaron.',
  },
  SESSION_ENDED: { en: 'That session has ended.', es: 'Esa sesión terminó.' },
  MEMBERSHIP_ENDED: { en: 'The membership has ended.', es: 'La membresía terminó.' },
  VISIT_MARKED: {
    en: 'From here on you see what changes after now.',
    es: 'Desde ahora verá lo que cambie después de este momento.',
  },
} as const satisfies Record<string, Text>;

export const said = (ctx: Context, what: keyof typeof MESSAGES): { message: string } => ({
  message: pick(MESSAGES[what], ctx.locale),
});
