import type { ReferralOrigin } from '@throughline/schema/domain/referral/origin';
import type { Pathway } from '@throughline/schema/domain/shared/pathway';
import { LIMITS } from '@throughline/schema/domain/shared/limits';
import type { ServiceLine } from '#lib/features/directory/directory.graphql.ts';
import { mutate, type MutationResult } from '#lib/graphql/mutate.ts';
import { DraftItem, type DraftValues } from './draft-item.svelte.ts';
import {
  DiscardDraft,
  SendReferrals,
  type Draft,
  type DraftPerson,
} from './new-referral.graphql.ts';
import { placeHref, type Place, type Step } from './place.ts';

/** What a page of the steps starts from. */
export interface Beginning {
  person: DraftPerson | null;
  drafts: readonly Draft[];
  /** The ids that `drafts` answers. */
  asked: readonly string[];
  consentId: string | null;
  service: ServiceLine | null;
  origin: ReferralOrigin | null;
  organizationId: string | undefined;
}

const SHARED: readonly (keyof DraftValues)[] = ['reason', 'urgency', 'goals', 'accommodations'];

/** One visit to "New referral": for one person, what is asked of whom, through all steps. */
export class NewReferral {
  items = $state<DraftItem[]>([]);
  /** One reason and urgency for all. */
  together = $state(true);
  #beginning: () => Beginning;
  #consentId = $state<string | null>(null);
  /** What the directory sent along was picked once; taking it out again is meant. */
  #used = $state(false);
  #sending = crypto.randomUUID() as string;

  constructor(beginning: () => Beginning) {
    this.#beginning = beginning;
    this.#consentId = beginning().consentId;
    this.adopt();
    const [first] = this.items;
    this.together = this.items.every((item) =>
      SHARED.every((field) => item.values[field] === first?.values[field]),
    );
  }

  get person(): DraftPerson | null {
    return this.#beginning().person;
  }

  /** Which way it goes, once it is known for whom: not for the sender to choose (REF-021). */
  get pathway(): Pathway {
    return this.person?.goesIntegrated ? 'INTEGRATED' : 'UNIVERSAL';
  }

  /** Consents one may send under: one's own and those the customer gave online. */
  get usableConsents(): DraftPerson['consents'] {
    const { organizationId } = this.#beginning();
    return (this.person?.consents ?? []).filter(
      ({ state, recordedBy }) =>
        state === 'ACTIVE' && (recordedBy === null || recordedBy.id === organizationId),
    );
  }

  /** The one chosen; the newest until one chose. */
  get consent(): DraftPerson['consents'][number] | null {
    const usable = this.usableConsents;
    const id = this.items.find((item) => item.values.consentId)?.values.consentId;
    const chosen = id ?? this.#consentId;
    return usable.find((each) => each.id === chosen) ?? usable[0] ?? null;
  }

  /** The consent that this one goes out under, while it holds. */
  consentOf({ values }: DraftItem): DraftPerson['consents'][number] | undefined {
    return this.usableConsents.find(({ id }) => id === values.consentId);
  }

  get full(): boolean {
    return this.items.length >= LIMITS.referralsPerBatch;
  }

  get place(): Place {
    const { person, service, origin } = this.#beginning();
    const drafts = this.items.flatMap(({ id }) => id ?? []);
    return {
      person: person?.id ?? null,
      consent: this.#consentId,
      service: drafts.length === 0 && !this.#used ? (service?.id ?? null) : null,
      origin,
      drafts,
    };
  }

  /** Everything is out, or closed: nothing is left to write. */
  get sent(): boolean {
    return this.items.length > 0 && this.items.every(({ draft }) => draft && isOut(draft));
  }

  /** Where an opened draft goes on: at the first thing that is missing. */
  get unfinished(): Step {
    if (!this.person) return 'person';
    if (this.items.length === 0) return 'consent';
    if (this.items.some(({ service }) => !service)) return 'services';
    if (!this.items.every((item) => this.consentOf(item))) return 'consent';
    return this.items.every(({ values }) => values.reason.trim()) ? 'review' : 'reason';
  }

  href(step: Step, other: Partial<Place> = {}): string {
    return placeHref(step, { ...this.place, ...other });
  }

  /** After a load: takes what is new, keeps what is being written. */
  adopt(): void {
    const { drafts, asked, person } = this.#beginning();
    const known = new Map(this.items.map((item) => [item.id, item]));
    const loaded = drafts.map((draft) => {
      const item = known.get(draft.id);
      if (!item) return new DraftItem(person?.id ?? '', draft);
      if (!item.dirty && !item.saving) item.adopt(draft);
      return item;
    });
    // Not saved yet, or picked since the address was last loaded.
    const others = this.items.filter(({ id }) => id === null || !asked.includes(id));
    this.items = [...loaded, ...others];
  }

  itemOf(serviceId: string): DraftItem | undefined {
    return this.items.find(({ service }) => service?.id === serviceId);
  }

  async pick(service: ServiceLine): Promise<void> {
    const fixed = this.items.find(({ fixedReceiver }) => fixedReceiver);
    const open = fixed ?? this.items.find((item) => item.service === null);
    if (open) return open.choose(service);
    const personId = this.person?.id;
    if (!personId || this.full || this.itemOf(service.id)) return;
    const [first] = this.items;
    const values: DraftValues = {
      reason: '',
      urgency: 'ROUTINE',
      goals: '',
      accommodations: '',
      ...(this.together && first ? $state.snapshot(first.values) : {}),
      origin:
        first?.values.origin ??
        this.#beginning().origin ??
        (this.pathway === 'INTEGRATED' ? 'NEW_NEED' : 'OTHER'),
      consentId: this.consent?.id ?? null,
    };
    const item = new DraftItem(personId, { service, values });
    this.items.push(item);
    this.#used = true;
    await item.save();
  }

  /** Takes one out again. A draft nobody has seen is deleted; one that is not ours stays a draft. */
  async drop(item: DraftItem): Promise<MutationResult<unknown>> {
    await item.save();
    if (item.draft?.viewerActions.includes('DISCARD')) {
      const result = await mutate(DiscardDraft, { input: { id: item.draft.id } });
      if (result.kind !== 'ok' && result.kind !== 'notFound') return result;
    }
    item.forget();
    this.items = this.items.filter((each) => each.key !== item.key);
    return { kind: 'ok', value: null };
  }

  useConsent(consentId: string): void {
    this.#consentId = consentId;
    for (const item of this.items)
      if (item.values.consentId !== consentId) item.write({ consentId });
  }

  setTogether(together: boolean): void {
    this.together = together;
    const [first, ...others] = this.items;
    if (!together || !first) return;
    const { reason, urgency, goals, accommodations } = $state.snapshot(first.values);
    for (const item of others) item.write({ reason, urgency, goals, accommodations });
  }

  /** Into one, or into all when they say the same. */
  write(item: DraftItem, change: Partial<DraftValues>): void {
    for (const each of this.together ? this.items : [item]) each.write(change);
  }

  /** @returns whether everything typed is with the server */
  async save(): Promise<boolean> {
    await Promise.all(this.items.map((item) => item.save()));
    return this.items.every((item) => item.refusal === null && !item.dirty);
  }

  /** All or nothing (REF-028). */
  async send(): Promise<MutationResult<unknown>> {
    const ids = this.items.flatMap(({ id }) => id ?? []);
    const choices = this.items.flatMap(({ id, choice }) =>
      id ? [{ id, ...$state.snapshot(choice) }] : [],
    );
    const result = await mutate(SendReferrals, { input: { ids, choices } }, this.#sending);
    if (result.kind === 'offline' || result.kind === 'bug') return result;
    this.#sending = crypto.randomUUID();
    if (result.kind !== 'ok') return result;
    for (const referral of result.value.referrals) {
      this.items.find(({ id }) => id === referral.id)?.adopt(referral);
    }
    return result;
  }
}

const isOut = ({ status }: Draft): boolean => status !== 'DRAFT';
