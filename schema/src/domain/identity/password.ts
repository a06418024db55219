import { normalizeEmail } from '../shared/email.ts';
import { problem, textLength } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

/** Long enough and still among the first anybody tries. Compared without case, spaces and punctuation. */
const COMMON = new Set([
  '123456789012',
  '1234567890123',
  '12345678901234567890',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'abcdefghijkl',
  'abc123abc123',
  'administrator',
  'adminadminadmin',
  'changeme1234',
  'correcthorsebatterystaple',
  'iloveyou1234',
  'illinois1234',
  'letmeinletmein',
  'password1234',
  'password12345',
  'password123456',
  'passwordpassword',
  'passw0rd1234',
  'qazwsxedcrfv',
  'qwerty123456',
  'qwertyqwerty',
  'qwertyuiop123',
  'qwertyuiopasdf',
  'throughline1',
  'throughline123',
  'welcome12345',
  'welcome123456',
  'workforce123',
  'contrasena123',
  'contraseña123',
]);

const squash = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Length decides, not kinds of characters (CORE-001; NIST SP 800-63B). Refused besides: one of the first
 * tries, a handful of characters repeated, the email or its name.
 */
export const passwordProblem = (
  password: string,
  email: string,
  field = 'password',
): FieldProblem | null => {
  const length = textLength(password);
  if (length < PASSWORD_MIN) {
    return problem(field, 'TOO_SHORT', {
      en: `Use ${PASSWORD_MIN} characters or more. Four words in a row are easy to remember.`,
      es: `Use ${PASSWORD_MIN} caracteres o más. Cuatro palabras seguidas son fáciles de recordar.`,
    });
  }
  if (length > PASSWORD_MAX) {
    return problem(field, 'TOO_LONG', {
      en: `Use ${PASSWORD_MAX} characters or fewer.`,
      es: `Use ${PASSWORD_MAX} caracteres o menos.`,
    });
  }
  const plain = squash(password);
  if (COMMON.has(plain) || new Set(password.toLowerCase()).size < 5) {
    return problem(field, 'NOT_ALLOWED', {
      en: 'Choose a password that is harder to guess: many people use this one.',
      es: 'Elija una contraseña más difícil de adivinar: muchas personas usan esta.',
    });
  }
  const address = normalizeEmail(email);
  const local = squash(address.split('@')[0] ?? '');
  const isAddress = password.trim().toLowerCase() === address || plain === squash(address);
  return isAddress || (local.length > 2 && plain.replace(/\d+$/, '') === local.replace(/\d+$/, ''))
    ? problem(field, 'NOT_ALLOWED', {
        en: 'Choose a password that is not your email address.',
        es: 'Elija una contraseña que no sea su correo electrónico.',
      })
    : null;
};
