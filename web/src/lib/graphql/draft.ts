import { actingMembership } from './acting-membership.svelte.ts';
import { isHydrated } from './hydration.ts';

const PREFIX = 'throughline.draft.';

/** What is typed at practice and what is typed for real never meet (REF-065). */
const nameOf = (key: string): string =>
  `${PREFIX}${actingMembership.practice ? 'practice.' : ''}${key}`;

/**
 * Where drafts are kept: `tab` survives a reload and a lost session and ends with the tab;
 * `device` also survives closing it. Shared computers are common, so `device` is for texts that
 * name nobody.
 */
export type DraftPlace = 'tab' | 'device';

const storageOf = (place: DraftPlace): Storage => (place === 'tab' ? sessionStorage : localStorage);

/** A full or forbidden storage must not stop anyone from typing, hence the empty catches. */
export function saveDraft(place: DraftPlace, key: string, values: unknown): void {
  try {
    storageOf(place).setItem(nameOf(key), JSON.stringify(values));
  } catch {
    return;
  }
}

export function readDraft<Values>(place: DraftPlace, key: string): Partial<Values> | null {
  try {
    const text = storageOf(place).getItem(nameOf(key));
    return text === null ? null : (JSON.parse(text) as Partial<Values>);
  } catch {
    return null;
  }
}

/** What this tab kept, for a `load`: a list one comes back to is asked for as it was left, and not first as it begins. */
export const keptInTab = <Values>(key: string): Partial<Values> | null =>
  isHydrated() ? readDraft<Values>('tab', key) : null;

export function dropDraft(place: DraftPlace, key: string): void {
  storageOf(place).removeItem(nameOf(key));
}

/** When someone signs out on purpose, nothing they typed stays behind. */
export function dropAllDrafts(): void {
  for (const storage of [sessionStorage, localStorage]) {
    for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key);
  }
}
