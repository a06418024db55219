import { browserClient } from '#lib/graphql/browser-client.svelte.ts';
import { liveSubscription } from '#lib/graphql/live.svelte.ts';
import { announce } from '#lib/ui/announcer.svelte.ts';
import { announcementOf } from '@throughline/schema/domain/referral/activity-sentence';
import { removedWords } from '../removed-words.ts';
import { soon } from '../soon.ts';
import { belongs, type InboxFilter } from './inbox-filter.ts';
import { InboxChanged, InboxCounts, type InboxRow } from './operations.ts';

interface Options {
  after: () => string | null;
  filter: () => InboxFilter;
  rows: () => readonly InboxRow[];
  viewer: () => { id: string; organizationId: string | null };
  scope: () => { refers: boolean; oversees: boolean };
  reload: () => unknown;
}

const COUNT_AFTER_MS = 1_500;

/**
 * What arrives while one looks at a list: a line on screen changes where it is, a new one is only
 * counted, one that left says why. Call while a component initializes.
 */
export function liveInbox(options: Options) {
  let arrived = $state.raw<ReadonlySet<string>>(new Set());
  /** Read by no colleague's event: which of them the reader has seen is theirs alone. */
  let fresh = $state.raw<ReadonlySet<string>>(new Set());
  let ended = $state.raw<ReadonlyMap<string, string>>(new Map());

  const count = soon(
    () =>
      browserClient()
        .query(InboxCounts, options.scope(), { requestPolicy: 'network-only' })
        .toPromise(),
    COUNT_AFTER_MS,
  );
  $effect(() => count.cancel);

  liveSubscription(InboxChanged, () => ({ after: options.after() }), {
    event: ({ activity, referral }) => {
      count();
      const mine = activity.actor?.id === options.viewer().id;
      if (!mine) fresh = new Set([...fresh, referral.id]);
      const onScreen = options.rows().some(({ id }) => id === referral.id);
      if (!onScreen && belongs(referral, options.filter(), options.viewer().organizationId))
        arrived = new Set([...arrived, referral.id]);
      if (onScreen && !mine) {
        const person = referral.personName ?? referral.personInitials;
        const { sender, receiver } = referral;
        const context = { person, sender, receiver, viewerId: options.viewer().id };
        announce(`${person}: ${announcementOf(activity, context)}`);
      }
    },
    removed: ({ id, reason }) => {
      count();
      ended = new Map([...ended, [id, removedWords(reason)]]);
    },
    resync: () => options.reload(),
  });

  return {
    get waiting(): number {
      const shown = new Set(options.rows().map(({ id }) => id));
      return [...arrived].filter((id) => !shown.has(id)).length;
    },
    isUnread: (row: InboxRow): boolean => row.unread || fresh.has(row.id),
    endedBecause: (id: string): string | null => ended.get(id) ?? null,
    seen(rows: readonly InboxRow[]): void {
      const ids = new Set(rows.map(({ id }) => id));
      fresh = new Set([...fresh].filter((id) => !ids.has(id)));
    },
    /** The list was asked for anew: nothing waits any more. */
    reset(): void {
      arrived = new Set();
      ended = new Map();
    },
  };
}
