import { SESSION_ENDED } from '@throughline/schema/domain/identity/account';
import { problem } from '@throughline/schema/domain/shared/field-problem';
import type { Text } from '@throughline/schema/domain/shared/locale';
import { Forbidden, InvalidInput } from '@throughline/schema/platform/errors';

const notAllowed = (field: string, text: Text) =>
  new InvalidInput([problem(field, 'NOT_ALLOWED', text)]);

/** Unknown, wrong and disabled are one answer. */
export const wrongCredentials = (): InvalidInput =>
  notAllowed('password', {
    en: 'The email address or the password is not right.',
    es: 'El correo electrónico o la contraseña no son correctos.',
  });

export const wrongPassword = (): InvalidInput =>
  notAllowed('currentPassword', {
    en: 'This is not your current password.',
    es: 'Esta no es su contraseña actual.',
  });

/** Forged, expired and used are one answer. */
export const deadLink = (): InvalidInput =>
  notAllowed('token', {
    en: 'This link does not work anymore. Ask for a new one.',
    es: 'Este enlace ya no funciona. Pida uno nuevo.',
  });

/** To a customer, whatever the code is. */
export const alreadyYours = (): InvalidInput =>
  notAllowed('code', {
    en: 'You already have an account and need no second one. If the invitation is yours, the administrators of your area now see it, and can bring your requests together.',
    es: 'Usted ya tiene una cuenta y no necesita otra. Si la invitación es suya, la administración de su área ya la ve y puede reunir sus solicitudes.',
  });

/** Forged, expired, revoked and used are one answer. */
export const deadCode = (field: 'code' | 'invitationCode'): InvalidInput =>
  notAllowed(field, {
    en: 'This code cannot be used. Check it, or ask whoever gave it to you for a new one.',
    es: 'Este código no se puede usar. Revíselo o pida uno nuevo a quien se lo dio.',
  });

export const signedOut = (): Forbidden => new Forbidden(SESSION_ENDED);
