import { browserClient } from '#lib/graphql/browser-client.svelte.ts';
import { liveSubscription } from '#lib/graphql/live.svelte.ts';
import { mutate } from '#lib/graphql/mutate.ts';
import { announce } from '#lib/ui/announcer.svelte.ts';
import type { Activity } from '../activity.ts';
import {
  announcementOf,
  type SentenceContext,
} from '@throughline/schema/domain/referral/activity-sentence';
import type { ReferralRecordData } from '../record.ts';
import type { RemovedReason } from '../removed-words.ts';
import { MarkReceived, MarkSeen } from '../small-operations.ts';
import { visibleFor } from '../visible-for.ts';
import { LaterHistory, ReferralChanged, ReferralPresence, type Present } from './operations.ts';

/** How long one must have had a referral before one's eyes to have received it. */
const READ_MS = 2_000;

interface Options {
  referral: () => ReferralRecordData;
  after: () => string | null;
  context: () => SentenceContext;
  onended: (reason: RemovedReason) => void;
  reload: () => unknown;
}

/**
 * What arrives while one looks at a referral, and what looking at it tells the others. Events bring
 * the whole record, so the page follows by itself. Call while a component initializes.
 */
export function liveRecord({ referral, after, context, onended, reload }: Options) {
  const id = $derived(referral().id);
  let latest = $state.raw<Activity | null>(null);

  liveSubscription(ReferralChanged, () => ({ id, after: after() }), {
    event: ({ activity }) => {
      if (activity.actor?.id !== context().viewerId) {
        latest = activity;
        announce(announcementOf(activity, context()));
      }
    },
    removed: ({ reason }) => onended(reason),
    resync: () => reload(),
  });

  const mustReceive = $derived(referral().viewerActions.includes('MARK_RECEIVED'));
  $effect(() => {
    if (!mustReceive) return;
    const input = { id };
    return visibleFor(READ_MS, () => mutate(MarkReceived, { input }));
  });

  const mustSee = $derived(referral().unread);
  $effect(() => {
    if (!mustSee) return;
    const input = { id };
    return visibleFor(READ_MS, () => mutate(MarkSeen, { input }));
  });

  // A history is complete (REF-037): what is beyond the first page is fetched, not offered.
  const rest = $derived(referral().history.pageInfo);
  $effect(() => {
    if (!rest.hasNextPage) return;
    void browserClient().query(LaterHistory, { id, after: rest.endCursor }).toPromise();
  });

  return {
    /** The last thing somebody else did since the page was opened. */
    get latest(): Activity | null {
      return latest;
    },
  };
}

/** Who else looks at the referral, and who of them is writing. */
export function watchPresence(id: () => string, viewerId: () => string) {
  let people = $state.raw<readonly Present[]>([]);
  liveSubscription(ReferralPresence, () => ({ subject: { type: 'REFERRAL' as const, id: id() } }), {
    event: (list) => (people = list.people),
  });
  return {
    get others(): readonly Present[] {
      return people.filter(({ user }) => user.id !== viewerId());
    },
  };
}
