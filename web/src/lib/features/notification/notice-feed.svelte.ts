import { browserClient } from '#lib/graphql/browser-client.svelte.ts';
import { failureOf } from '#lib/graphql/failure.ts';
import type { FragmentOf, ResultOf } from '#lib/graphql/graphql.ts';
import { liveSubscription } from '#lib/graphql/live.svelte.ts';
import type { Loaded } from '#lib/graphql/load.ts';
import { mutate, type MutationResult } from '#lib/graphql/mutate.ts';
import { MarkNoticesRead, NoticeArrived, Notices, type NoticeLine } from './notice.operations.ts';

type Notice = FragmentOf<typeof NoticeLine>;
type Page = ResultOf<typeof Notices>;
type Refused = Exclude<MutationResult<unknown>, { kind: 'ok' | 'fields' }>;

/**
 * The list of notices while one looks: further pages below, new ones waiting above, and what was read
 * here shown as read at once. Make one while a component initializes.
 */
export class NoticeFeed {
  #first: () => Loaded<Page>;
  #unreadOnly: () => boolean;
  /** Everything below belongs to one load of the page, and starts over with the next. */
  #of = $state.raw<Loaded<Page> | null>(null);
  #older = $state.raw<readonly Notice[]>([]);
  #pageInfo = $state.raw<Page['notices']['pageInfo'] | null>(null);
  #arrived = $state.raw<readonly Notice[]>([]);
  #shown = $state.raw<readonly Notice[]>([]);
  #read = $state.raw<ReadonlySet<string>>(new Set());
  #unread = $state<number | null>(null);
  loadingMore = $state(false);
  markingAll = $state(false);
  refusal = $state.raw<Refused | null>(null);

  constructor(first: () => Loaded<Page>, unreadOnly: () => boolean) {
    this.#first = first;
    this.#unreadOnly = unreadOnly;
    $effect(() => this.#startOver(first()));
    liveSubscription(NoticeArrived, () => ({ after: first().liveCursor }), {
      event: (event) => {
        if (event.__typename !== 'NoticeAdded') return;
        this.#unread = event.unreadNotices;
        if (!this.#all.some(({ id }) => id === event.notice.id))
          this.#arrived = [event.notice, ...this.#arrived];
      },
    });
  }

  get notices(): readonly Notice[] {
    const loaded = this.#first().data.notices.edges.map(({ node }) => node);
    return this.#current ? [...this.#shown, ...loaded, ...this.#older] : loaded;
  }

  get waiting(): number {
    return this.#current ? this.#arrived.length : 0;
  }

  get unread(): number {
    return (this.#current ? this.#unread : null) ?? this.#first().data.viewer?.unreadNotices ?? 0;
  }

  get more(): boolean {
    return this.#page.hasNextPage;
  }

  isRead({ id, readAt }: Notice): boolean {
    return readAt !== null || this.#read.has(id);
  }

  showNew(): void {
    this.#shown = [...this.#arrived, ...this.#shown];
    this.#arrived = [];
  }

  async loadMore(): Promise<void> {
    this.loadingMore = true;
    this.refusal = null;
    const variables = { after: this.#page.endCursor, unreadOnly: this.#unreadOnly() };
    const result = await browserClient().query(Notices, variables, {
      requestPolicy: 'network-only',
    });
    this.loadingMore = false;
    if (!result.data) {
      const failure = result.error ? failureOf(result.error) : null;
      this.refusal =
        !failure || failure.kind === 'notFound' || failure.kind === 'input'
          ? { kind: 'bug', requestId: null }
          : failure;
      return;
    }
    const known = new Set(this.#all.map(({ id }) => id));
    const { edges, pageInfo } = result.data.notices;
    this.#older = [
      ...this.#older,
      ...edges.map(({ node }) => node).filter(({ id }) => !known.has(id)),
    ];
    this.#pageInfo = pageInfo;
  }

  markRead = (notice: Notice): Promise<void> =>
    this.isRead(notice) ? Promise.resolve() : this.#mark([notice.id]);

  async markAllRead(): Promise<void> {
    this.markingAll = true;
    await this.#mark(null);
    this.markingAll = false;
  }

  /** Shown at once; put back when the server refuses. */
  async #mark(ids: string[] | null): Promise<void> {
    const before = this.#read;
    this.refusal = null;
    this.#read = new Set([...before, ...(ids ?? this.#all.map(({ id }) => id))]);
    const result = await mutate(MarkNoticesRead, { input: { ids } });
    if (result.kind === 'ok') {
      this.#unread = result.value.unreadNotices;
      return;
    }
    this.#read = before;
    if (result.kind !== 'fields') this.refusal = result;
  }

  #startOver(first: Loaded<Page>): void {
    this.#of = first;
    this.#older = [];
    this.#pageInfo = null;
    this.#arrived = [];
    this.#shown = [];
    this.#unread = null;
  }

  get #current(): boolean {
    return this.#of === this.#first();
  }

  get #page(): Page['notices']['pageInfo'] {
    return (this.#current ? this.#pageInfo : null) ?? this.#first().data.notices.pageInfo;
  }

  get #all(): readonly Notice[] {
    return [...this.#arrived, ...this.notices];
  }
}
