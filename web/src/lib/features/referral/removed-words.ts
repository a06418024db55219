/** Why somebody's access ended, to follow "because": the API's RemovedReason. */
export const REMOVED_WORDS = {
  CONSENT_WITHDRAWN: 'the customer withdrew consent',
  CONSENT_EXPIRED: 'the consent it rested on expired',
  RECALLED: 'the sender took it back',
  DECLINED: 'it was declined',
  ACCESS_ENDED: 'the time for which you could see it is over',
  DISCARDED: 'its draft was discarded',
  EMERGENCY_OVER: 'the three hours of the emergency are over',
} as const;

export type RemovedReason = keyof typeof REMOVED_WORDS;

/** A closed copy's reason is a text of the API: what is new there gets the general words. */
export const removedWords = (reason: string): string =>
  REMOVED_WORDS[reason as RemovedReason] ?? REMOVED_WORDS.ACCESS_ENDED;
