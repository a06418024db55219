import { beforeEach, describe, expect, it, vi } from 'vitest';
import { inRoot } from '#lib/graphql/in-root.svelte.ts';
import type { MutationResult } from '#lib/graphql/mutate.ts';
import { DraftItem } from './draft-item.svelte.ts';
import type { Draft } from './new-referral.graphql.ts';

const server = vi.hoisted(() => ({
  sent: [] as { input: Record<string, unknown>; id: string }[],
  answers: [] as unknown[],
  newest: null as unknown,
}));

vi.mock('#lib/graphql/mutate.ts', async (original) => ({
  ...(await original<typeof import('#lib/graphql/mutate.ts')>()),
  mutate: (_document: unknown, { input }: { input: Record<string, unknown> }, id: string) => {
    server.sent.push({ input, id });
    return Promise.resolve(server.answers.shift());
  },
}));
vi.mock('#lib/graphql/browser-client.svelte.ts', () => ({
  browserClient: () => ({ query: () => Promise.resolve({ data: { referral: server.newest } }) }),
}));

const draft = (version: number, reason: string): Draft => ({
  id: 'r1',
  number: 'R-7K4M-2Q',
  status: 'DRAFT',
  version,
  urgency: 'ROUTINE',
  origin: 'OTHER',
  firstSentAt: null,
  viewerActions: ['EDIT', 'SEND', 'DISCARD'],
  person: { id: 'p1' },
  receiver: null,
  service: null,
  consent: null,
  detail: { reason, goals: null, accommodations: null },
  previous: null,
  due: null,
  missingForSend: [],
  duplicates: [],
});
const saved = (version: number, reason: string): MutationResult<unknown> => ({
  kind: 'ok',
  value: { referral: draft(version, reason) },
});
const open = (): DraftItem => inRoot(() => new DraftItem('p1', draft(1, ''))).value;

beforeEach(() => {
  sessionStorage.clear();
  Object.assign(server, { sent: [], answers: [], newest: null });
});

describe('a draft that saves itself', () => {
  it('asks nothing when nothing changed', async () => {
    await open().save();
    expect(server.sent).toEqual([]);
  });

  it('saves what is typed on top of the version it knows', async () => {
    server.answers = [saved(2, 'Rent'), saved(3, 'Rent and food')];
    const item = open();
    item.write({ reason: 'Rent' });
    await item.save();
    item.write({ reason: 'Rent and food' });
    await item.save();
    expect(server.sent.map(({ input }) => input['expectedVersion'])).toEqual([1, 2]);
    expect(item.dirty).toBe(false);
  });

  it('repeats a save whose answer was lost exactly as it was, then saves what came after', async () => {
    server.answers = [{ kind: 'offline' }, saved(2, 'Rent'), saved(3, 'Rent, soon')];
    const item = open();
    item.write({ reason: 'Rent' });
    await item.save();
    expect(item.refusal).toEqual({ kind: 'offline' });
    item.write({ reason: 'Rent, soon' });
    await item.save();
    const [first, second, third] = server.sent;
    expect(second).toEqual(first);
    expect(third?.id).not.toBe(first?.id);
    expect(third?.input).toMatchObject({ reason: 'Rent, soon', expectedVersion: 2 });
    expect(item.refusal).toBeNull();
  });

  it('keeps what is typed in the tab until it is saved', async () => {
    server.answers = [{ kind: 'signedOut' }];
    const item = open();
    item.write({ reason: 'Rent' });
    await item.save();
    const again = open();
    again.restore();
    expect(again.values.reason).toBe('Rent');
    server.answers = [saved(2, 'Rent')];
    await again.save();
    const later = open();
    later.restore();
    expect(later.values.reason).toBe('');
  });

  it('puts a colleague’s version beside ours, and overwrites it only when told to', async () => {
    const conflict = { kind: 'conflict', message: '', changedBy: 'Priya', changedAt: null };
    server.answers = [conflict, saved(6, 'Mine')];
    server.newest = draft(5, 'Theirs');
    const item = open();
    item.write({ reason: 'Mine' });
    await item.save();
    expect(item.theirs?.detail?.reason).toBe('Theirs');
    await item.save();
    expect(server.sent).toHaveLength(1);
    await item.keepMine();
    expect(server.sent[1]?.input).toMatchObject({ reason: 'Mine', expectedVersion: 5 });
    expect(item.theirs).toBeNull();
  });

  it('has nothing to decide when the other version says the same', async () => {
    server.answers = [{ kind: 'conflict', message: '', changedBy: null, changedAt: null }];
    server.newest = draft(5, 'Mine');
    const item = open();
    item.write({ reason: 'Mine' });
    await item.save();
    expect(item).toMatchObject({ theirs: null, refusal: null, dirty: false });
  });
});
