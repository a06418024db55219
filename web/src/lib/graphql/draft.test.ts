import { beforeEach, expect, it } from 'vitest';
import { actingMembership } from './acting-membership.svelte.ts';
import { dropAllDrafts, readDraft, saveDraft } from './draft.ts';

beforeEach(() => {
  actingMembership.choose(null);
  dropAllDrafts();
});

it('keeps what is typed at practice apart from what is typed for real (REF-065)', () => {
  saveDraft('tab', 'person', { name: 'Real' });
  actingMembership.choose('m', { practice: true });
  expect(readDraft('tab', 'person')).toBeNull();
  saveDraft('tab', 'person', { name: 'Invented' });
  expect(readDraft('tab', 'person')).toEqual({ name: 'Invented' });
  actingMembership.choose('other');
  expect(readDraft('tab', 'person')).toEqual({ name: 'Real' });
});

it('drops both on signing out', () => {
  saveDraft('device', 'note', { text: 'Real' });
  actingMembership.choose('m', { practice: true });
  saveDraft('device', 'note', { text: 'Invented' });
  dropAllDrafts();
  expect(readDraft('device', 'note')).toBeNull();
  actingMembership.choose(null);
  expect(readDraft('device', 'note')).toBeNull();
});
