import { randomBytes } from 'node:crypto';
import {
  CUSTOMER_ACCOUNT,
  signUpProblems,
  UNCONFIRMED,
} from '@throughline/schema/domain/identity/account';
import { parseInvitationCode } from '@throughline/schema/domain/identity/invitation';
import { VERIFY_LINK_HOURS } from '@throughline/schema/domain/identity/session';
import { normalizeEmail } from '@throughline/schema/domain/shared/email';
import { normalizeName } from '@throughline/schema/domain/shared/name';
import type { AuthPort } from '@throughline/schema/platform/auth-port';
import { assertValid, Forbidden } from '@throughline/schema/platform/errors';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import type { AuthParts } from './auth.ts';
import { isFirstAdministratorCode } from './first-administrator.ts';
import { linkTo, mailTexts } from './mails.ts';
import { hashPassword } from './password.ts';
import { alreadyYours, deadCode, deadLink } from './refusals.ts';
import type { Visitor } from './visitor.ts';

type Methods = Pick<
  AuthPort,
  'signUp' | 'verifyEmail' | 'resendVerification' | 'acceptInvitation' | 'joinOrganization'
>;

const VERIFY_SECONDS = VERIFY_LINK_HOURS * 3600;

/** 256 random bits for a link. */
export const newLinkToken = (): string => randomBytes(32).toString('base64url');

/** Opening an account, proving its address, and binding it to a person (CORE-001). */
export function accountMethods(parts: AuthParts, visitor: Visitor): Methods {
  const { database, throttle, publicUrl, forget } = parts;
  const verifyMail = (token: string) =>
    mailTexts('VERIFY_EMAIL', linkTo(publicUrl, 'verify', { token }));

  return {
    // The same work and the same answer whether or not the address is known; its owner learns it by mail.
    async signUp({ name, email, password, locale, invitationCode }) {
      assertValid(signUpProblems({ name, email, password, locale }));
      const address = normalizeEmail(email);
      const given = readCode(parts, invitationCode);
      await throttle.attempt('sign-up', address, visitor.network);
      const token = newLinkToken();
      const done = await database.value<boolean>(
        'sign_up',
        address,
        normalizeName(name),
        await hashPassword(password),
        locale,
        secretHash(token),
        VERIFY_SECONDS,
        JSON.stringify({
          VERIFY_EMAIL: verifyMail(token),
          ACCOUNT_EXISTS: mailTexts('ACCOUNT_EXISTS', linkTo(publicUrl, 'signIn')),
        }),
        given.codeHash,
        given.firstAdministrator,
      );
      if (!done) throw deadCode('invitationCode');
    },

    async verifyEmail(token) {
      if (!(await database.value<boolean>('verify_email', secretHash(token)))) throw deadLink();
      const who = await visitor.who();
      if (who) forget(who.userId);
    },

    async resendVerification() {
      const { userId } = await visitor.signedIn();
      await throttle.attempt('verify', userId, visitor.network);
      const token = newLinkToken();
      await database.rows(
        'resend_verification',
        userId,
        secretHash(token),
        VERIFY_SECONDS,
        JSON.stringify(verifyMail(token)),
      );
    },

    async acceptInvitation(code) {
      const { userId, personId, memberships } = await visitor.signedIn();
      if (memberships.length > 0) {
        throw new Forbidden(
          'This account cannot take an invitation: sign up with another one as the person invited.',
        );
      }
      const forgive = await throttle.attempt('invitation', userId, visitor.network);
      const parsed = parseInvitationCode(code);
      const bound =
        parsed && (await database.value<string | null>('bind_person', userId, secretHash(parsed)));
      forget(userId);
      // One customer, one account: an invitation of another record of theirs went to the administrators.
      if (personId) throw alreadyYours();
      if (!bound) throw deadCode('code');
      await forgive();
      return { personId: bound };
    },

    async joinOrganization(token) {
      const { userId, personId, emailVerified } = await visitor.signedIn();
      if (personId) {
        throw new Forbidden(CUSTOMER_ACCOUNT);
      }
      const forgive = await throttle.attempt('invitation', userId, visitor.network);
      const joined = await database.value<string | null>(
        'join_organization',
        userId,
        secretHash(token),
      );
      forget(userId);
      if (!joined && !emailVerified) {
        throw new Forbidden(UNCONFIRMED);
      }
      if (!joined) throw deadLink();
      await forgive();
      return { membershipId: joined };
    },
  };
}

type GivenCode = { readonly codeHash: string | null; readonly firstAdministrator: boolean };

function readCode({ secret }: AuthParts, typed: string | null): GivenCode {
  const code = typed?.trim();
  if (!code) return { codeHash: null, firstAdministrator: false };
  if (isFirstAdministratorCode(secret, code, Date.now())) {
    return { codeHash: null, firstAdministrator: true };
  }
  // What is no code is the token of a link, which is compared as it is.
  return { codeHash: secretHash(parseInvitationCode(code) ?? code), firstAdministrator: false };
}
