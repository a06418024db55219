import type { Actor } from '../domain/access/actor.ts';
import type { NoticeMailKind } from '../domain/notification/mail-kind.ts';
import type { Locale } from '../domain/shared/locale.ts';

/** A session as its owner sees it. */
export type SessionView = {
  readonly id: string;
  readonly device: string;
  readonly current: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** When it ends unless something is done. */
  readonly expiresAt: Date;
  /** When it ends whatever is done. */
  readonly endsAt: Date;
};

/** What the link in a mail of notices ends, and whether that is done already. */
export type UnsubscriptionView = {
  readonly kind: NoticeMailKind;
  readonly ended: boolean;
  /** Of somebody who signs in, and can change it there. */
  readonly forAccount: boolean;
};

/** Somebody who answers one referral by a mailed link. */
export type AnswerSessionView = {
  readonly name: string;
  readonly locale: Locale;
  readonly referralId: string;
  readonly endsAt: Date;
};

/**
 * What the schema asks of sign-in. Implemented in `api/src/auth` on the `tl_auth` pool, bound to one
 * request so that it can set and clear the cookie. Refusals are the platform's error classes.
 */
export type AuthPort = {
  signUp(input: {
    name: string;
    email: string;
    password: string;
    locale: Locale;
    invitationCode: string | null;
  }): Promise<void>;
  signIn(input: { email: string; password: string }): Promise<{ userId: string }>;
  signOut(): Promise<void>;
  verifyEmail(token: string): Promise<void>;
  resendVerification(): Promise<void>;
  requestPasswordReset(email: string): Promise<void>;
  resetPassword(token: string, password: string): Promise<void>;
  changePassword(currentPassword: string, password: string): Promise<void>;
  acceptInvitation(code: string): Promise<{ personId: string }>;
  /** Takes an invitation to work for an organization. */
  joinOrganization(token: string): Promise<{ membershipId: string }>;
  sessions(): Promise<readonly SessionView[]>;
  endSession(id: string): Promise<void>;
  /** Moves the idle limit. */
  keepSession(): Promise<SessionView>;
  setDefaultMembership(membershipId: string): Promise<void>;
  /** Null: the link is forged or too old. Changes nothing. */
  unsubscription(token: string): Promise<UnsubscriptionView | null>;
  unsubscribe(token: string): Promise<UnsubscriptionView>;
  answerSession(): Promise<AnswerSessionView | null>;
  /** Exchanges a mailed link, once, for a cookie of this browser. */
  openAnswerLink(token: string): Promise<void>;
  /** The same to the caller whether or not anything is sent. */
  renewAnswerLink(token: string): Promise<void>;
  endAnswerSession(): Promise<void>;
  /** Who this request acts as from here on: after signing in or accepting an invitation. Null: nobody. */
  actsAs(): Promise<{ actor: Actor; sessionId: string; locale: Locale } | null>;
  /**
   * Reads anew what a user holds, at their next request. Other processes hear of it within milliseconds;
   * this one must not answer that request from before.
   */
  forget(userId: string): void;
  /** What verifies the signatures of a webhook; it derives from the installation's own secret. */
  webhookSecret(webhookId: string, version: number): string;
};
