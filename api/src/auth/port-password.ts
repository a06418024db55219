import { passwordProblem } from '@throughline/schema/domain/identity/password';
import { RESET_LINK_HOURS } from '@throughline/schema/domain/identity/session';
import { emailProblem, normalizeEmail } from '@throughline/schema/domain/shared/email';
import { problemsOf, requireText } from '@throughline/schema/domain/shared/field-problem';
import type { AuthPort } from '@throughline/schema/platform/auth-port';
import { assertValid } from '@throughline/schema/platform/errors';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import type { AuthParts } from './auth.ts';
import { linkTo, mailTexts } from './mails.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { newLinkToken } from './port-account.ts';
import { deadLink, signedOut, wrongPassword } from './refusals.ts';
import type { Visitor } from './visitor.ts';

type Methods = Pick<AuthPort, 'requestPasswordReset' | 'resetPassword' | 'changePassword'>;

/** Forgotten and changed passwords (CORE-001). */
export function passwordMethods(parts: AuthParts, visitor: Visitor): Methods {
  const { database, throttle, publicUrl, forget } = parts;
  const changedMail = JSON.stringify(mailTexts('PASSWORD_CHANGED', linkTo(publicUrl, 'forgotten')));

  return {
    // One statement either way: neither the answer nor its time tells whether the address is known.
    async requestPasswordReset(email) {
      assertValid(
        problemsOf(
          requireText('email', email, { en: 'your email address', es: 'su correo electrónico' }) ??
            emailProblem('email', email),
        ),
      );
      const address = normalizeEmail(email);
      await throttle.attempt('reset', address, visitor.network);
      const token = newLinkToken();
      const mail = mailTexts('RESET_PASSWORD', linkTo(publicUrl, 'reset', { token }));
      await database.rows(
        'request_reset',
        address,
        secretHash(token),
        RESET_LINK_HOURS * 3600,
        JSON.stringify(mail),
      );
    },

    async resetPassword(token, password) {
      const hash = secretHash(token);
      const email = await database.value<string | null>('email_of_reset', hash);
      if (!email) throw deadLink();
      assertValid(problemsOf(passwordProblem(password, email)));
      const newHash = await hashPassword(password);
      if (!(await database.value<boolean>('reset_password', hash, newHash, changedMail))) {
        throw deadLink();
      }
    },

    async changePassword(currentPassword, password) {
      const { userId, sessionId } = await visitor.signedIn();
      const [own] = await database.rows<{ email: string; passwordHash: string }>(
        'credential_by_user',
        userId,
      );
      if (!own) throw signedOut();
      assertValid(problemsOf(passwordProblem(password, own.email)));
      const forgive = await throttle.attempt('password', userId, visitor.network);
      if (!(await verifyPassword(currentPassword, own.passwordHash))) throw wrongPassword();
      await forgive();
      const newHash = await hashPassword(password);
      await database.rows('set_password', userId, newHash, sessionId, changedMail);
      forget(userId);
    },
  };
}
