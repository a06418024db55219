import { readSpeakable, speakableFrom } from '../shared/speakable.ts';

/** A customer's account is bound to the person by a single-use invitation, by mail or printed code. */
export const INVITATION_DAYS = 7;

export const INVITATION_KINDS = ['MAIL', 'PRINTED'] as const;
export type InvitationKind = (typeof INVITATION_KINDS)[number];

export const INVITATION_STATES = ['OPEN', 'USED', 'REVOKED', 'EXPIRED'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

export type InvitationFacts = {
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
};

export const invitationExpiresAt = (createdAt: Date): Date =>
  new Date(createdAt.getTime() + INVITATION_DAYS * 24 * 60 * 60 * 1000);

export const invitationState = (
  { expiresAt, usedAt, revokedAt }: InvitationFacts,
  now: Date,
): InvitationState => {
  if (usedAt) return 'USED';
  if (revokedAt) return 'REVOKED';
  return now >= expiresAt ? 'EXPIRED' : 'OPEN';
};

/** Characters of a printed code, the check included: 54 random bits, tried over a limited endpoint. */
const CODE_LENGTH = 12;

/** Random bytes `invitationCodeFrom` needs. */
export const INVITATION_CODE_BYTES = 16;

const written = (code: string): string => (code.match(/.{4}/g) ?? []).join('-');

/** `K7M4-2QXP-9RTD`, to be printed; only its hash is stored. */
export const invitationCodeFrom = (bytes: Uint8Array): string =>
  written(speakableFrom(bytes, CODE_LENGTH));

/** The code as hashed, from however it was typed; null when a character is wrong or missing. */
export const parseInvitationCode = (typed: string): string | null => {
  const code = readSpeakable(typed, CODE_LENGTH);
  return code ? written(code) : null;
};
