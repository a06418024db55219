import { readDraft, saveDraft } from '#lib/graphql/draft.ts';
import type { ServiceFilter } from './service-filter.ts';

const keyOf = (userId: string, personId: string) => `referral-services.${userId}.${personId}`;

/**
 * What one looks for on somebody's behalf says something about them, so it is kept in this tab and never in an
 * address. A new referral for them goes on with it.
 */
export const keepSearch = (userId: string, personId: string, filter: ServiceFilter): void =>
  saveDraft('tab', keyOf(userId, personId), filter);

export const keptSearch = (userId: string, personId: string): Partial<ServiceFilter> | null =>
  readDraft<ServiceFilter>('tab', keyOf(userId, personId));
