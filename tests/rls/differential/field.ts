import type { Actor } from '@throughline/schema/domain/access/actor';
import type { Player } from './cast.ts';
import type { Oracle } from './oracle.ts';
import type { Random } from './random.ts';

/** What a field is asked with. */
export type Variables = Readonly<Record<string, unknown>>;

/** Plain values that can be compared; sets as sorted lists. */
export type Seen = unknown;

/** A root field of the API: how it is asked, what must be seen, and what was seen. */
export type RootField = {
  readonly name: string;
  /** Selects what is compared; one operation. */
  readonly document: string;
  /** Who may call it at all; others get an error with this code. */
  readonly for: 'SIGNED_IN' | 'STAFF';
  readonly ask: (random: Random, oracle: Oracle, actor: Actor) => Variables;
  readonly expected: (oracle: Oracle, player: Player, variables: Variables) => Seen;
  // The answer of a document of this same file, checked by the schema.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly seen: (data: any) => Seen;
};

/** What no scope of an API client opens: it is about people who work here, or mixes what scopes keep apart. */
const CLOSED_TO_PROGRAMS = [
  'accessLog',
  'answerLinks',
  'apiClients',
  'applications',
  'colleagues',
  'deadLetters',
  'emergencyAccesses',
  'invitedOrganization',
  'jobDays',
  'keptRecords',
  'organizationInvitations',
  'organizationsWaiting',
  'likelyMatch',
  'likelyMatches',
  'members',
  'membershipInvitations',
  'membershipRequests',
  'needsMe',
  'notices',
  'recentChanges',
  'recordExport',
  'search',
  'sessions',
  'trainingSession',
  'trainingSessions',
  'webhooks',
];

/** The refusal at the door, or null when it opens. */
export function refusalFor(field: RootField, { actor, scopes }: Player): string | null {
  if (scopes && CLOSED_TO_PROGRAMS.includes(field.name)) return 'FORBIDDEN';
  if (actor.userId === null) return 'UNAUTHENTICATED';
  if (field.for === 'STAFF' && actor.organizationId === null) return 'FORBIDDEN';
  return null;
}

export const sorted = (list: readonly string[]): string[] => [...list].sort();
export const ids = (list: readonly { readonly id: string }[]): string[] =>
  sorted(list.map(({ id }) => id));

type Edges = { readonly edges: readonly { readonly node: { readonly id: string } }[] };
export const nodeIds = ({ edges }: Edges): string[] => ids(edges.map(({ node }) => node));

/** Half of what is asked for concerns whoever asks, or nearly everything would be hidden. */
export function near<Row>(
  random: Random,
  all: readonly Row[],
  concerns: (row: Row) => boolean,
): Row {
  const mine = random.chance(0.6) ? all.filter(concerns) : [];
  return random.pick(mine.length > 0 ? mine : all);
}

/** Several facts of one thing, to be compared as one. */
export const line = (...parts: readonly (string | boolean | null | undefined)[]): string =>
  parts.join(' ');
