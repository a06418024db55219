import { isEmail, normalizeEmail } from '@throughline/schema/domain/shared/email';
import type { AuthPort, SessionView } from '@throughline/schema/platform/auth-port';
import { NotFound } from '@throughline/schema/platform/errors';
import { isId } from '@throughline/schema/platform/ids';
import type { AuthParts } from './auth.ts';
import type { SessionRow } from './auth-database.ts';
import { claimsFor } from './claims.ts';
import { verifyPassword } from './password.ts';
import { signedOut, wrongCredentials } from './refusals.ts';
import type { Visitor } from './visitor.ts';

type Methods = Pick<
  AuthPort,
  | 'signIn'
  | 'signOut'
  | 'sessions'
  | 'endSession'
  | 'keepSession'
  | 'setDefaultMembership'
  | 'actsAs'
  | 'forget'
>;

type Credential = { readonly userId: string; readonly passwordHash: string };

/** Signing in and out, and one's sessions (CORE-001). */
export function sessionMethods(parts: AuthParts, visitor: Visitor): Methods {
  const { database, throttle, sessions, forget } = parts;
  return {
    async signIn({ email, password }) {
      const address = normalizeEmail(email);
      const forgive = await throttle.attempt('sign-in', address, visitor.network);
      const [found] = isEmail(address)
        ? await database.rows<Credential>('credential_by_email', address)
        : [];
      const right = await verifyPassword(password, found?.passwordHash ?? null);
      if (!found || !right) throw wrongCredentials();
      await forgive();
      await visitor.signIn(found.userId);
      return { userId: found.userId };
    },

    signOut: () => visitor.signOut(),

    async sessions() {
      const { userId, sessionId } = await visitor.signedIn();
      const rows = await database.rows<SessionRow>('sessions_of', userId);
      return rows.map((row) => viewOf(row, sessionId));
    },

    async endSession(id) {
      const { userId } = await visitor.signedIn();
      const ended = isId(id) && (await database.value<boolean>('end_own_session', userId, id));
      forget(userId);
      if (!ended) throw new NotFound();
    },

    async keepSession() {
      const { token, userId, sessionId } = await visitor.signedIn();
      const row = await sessions.keep(token);
      forget(userId);
      if (!row) throw signedOut();
      return viewOf(row, sessionId);
    },

    async setDefaultMembership(membershipId) {
      const { userId, sessionId } = await visitor.signedIn();
      const set =
        isId(membershipId) &&
        (await database.value<boolean>('set_default_membership', userId, sessionId, membershipId));
      forget(userId);
      if (!set) throw new NotFound();
    },

    async actsAs() {
      const who = await visitor.who();
      return who && { actor: claimsFor(who, null), sessionId: who.sessionId, locale: who.locale };
    },

    forget,
  };
}

function viewOf(row: SessionRow, currentId: string): SessionView {
  const { sessionId: id, device, createdAt, lastSeenAt, expiresAt, endsAt } = row;
  return { id, device, current: id === currentId, createdAt, lastSeenAt, expiresAt, endsAt };
}
