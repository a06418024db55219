import type { ReferralOrigin } from '@throughline/schema/domain/referral/origin';
import type { Urgency } from '@throughline/schema/domain/referral/urgency';
import type { ServiceLine } from '#lib/features/directory/directory.graphql.ts';
import { isDecided, NO_CHOICE, type SendChoice } from '#lib/features/referral/send-choice.ts';
import { browserClient } from '#lib/graphql/browser-client.svelte.ts';
import { dropDraft, readDraft, saveDraft } from '#lib/graphql/draft.ts';
import {
  isDecided as isAnswered,
  mutate,
  type MutationResult,
  type Problem,
} from '#lib/graphql/mutate.ts';
import type { VariablesOf } from '#lib/graphql/graphql.ts';
import {
  CreateDrafts,
  DraftQuery,
  ServiceToRefer,
  UpdateDraft,
  type Draft,
} from './new-referral.graphql.ts';

export interface DraftValues {
  reason: string;
  urgency: Urgency;
  goals: string;
  accommodations: string;
  origin: ReferralOrigin;
  consentId: string | null;
}

type Refusal = Exclude<MutationResult<unknown>, { kind: 'ok' }>;

type Fresh<Input> = Omit<Input, 'clientMutationId'>;
type Request =
  | { create: Fresh<VariablesOf<typeof CreateDrafts>['input']> }
  | { update: Fresh<VariablesOf<typeof UpdateDraft>['input']> };

/** A save on its way. `says` is the state it brings to the server. */
interface Attempt {
  id: string;
  says: string;
  request: Request;
}

const AUTOSAVE_MS = 800;

const valuesOf = (draft: Draft): DraftValues => ({
  reason: draft.detail?.reason ?? '',
  urgency: draft.urgency,
  goals: draft.detail?.goals ?? '',
  accommodations: draft.detail?.accommodations ?? '',
  origin: draft.origin,
  consentId: draft.consent?.id ?? null,
});

/**
 * One referral that is being written. It becomes a draft on the server as soon as there are a person
 * and a service, and every change is saved by itself; what is not saved yet also lies in this tab.
 */
export class DraftItem {
  /** Stays the same when the server gives an id. */
  readonly key: string;
  draft = $state.raw<Draft | null>(null);
  service = $state.raw<ServiceLine | null>(null);
  values: DraftValues = $state({
    reason: '',
    urgency: 'ROUTINE',
    goals: '',
    accommodations: '',
    origin: 'OTHER',
    consentId: null,
  });
  /** What is decided before it goes: the waiting list, a need that is looked after already. */
  choice: SendChoice = $state({ ...NO_CHOICE });
  saving = $state(false);
  /** Why the last save did not go through; another change, or `save`, tries again. */
  refusal = $state.raw<Refusal | null>(null);
  /** What somebody else saved meanwhile. */
  theirs = $state.raw<Draft | null>(null);

  #personId: string;
  #saved = $state('');
  #version = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  /** Sent, and nobody knows whether it arrived: repeated as it was, so that it happens once. */
  #unanswered: Attempt | null = null;

  constructor(personId: string, from: Draft | { service: ServiceLine; values: DraftValues }) {
    this.#personId = personId;
    if ('id' in from) {
      this.key = from.id;
      this.adopt(from);
    } else {
      this.key = crypto.randomUUID();
      this.service = from.service;
      Object.assign(this.values, from.values);
    }
  }

  /** The directory changed: whether the service still takes referrals is asked anew (REF-009). */
  async lookAgain(): Promise<void> {
    const { service } = this;
    if (!service) return;
    const { data } = await browserClient().query(
      ServiceToRefer,
      { id: service.id },
      { requestPolicy: 'network-only' },
    );
    if (data && this.service?.id === service.id)
      this.service = data.service ?? { ...service, referable: false };
  }

  get id(): string | null {
    return this.draft?.id ?? null;
  }

  get dirty(): boolean {
    return this.#state() !== this.#saved;
  }

  /** A recalled one keeps its partner. */
  get fixedReceiver(): Draft['receiver'] {
    return this.draft?.firstSentAt ? this.draft.receiver : null;
  }

  get decided(): boolean {
    const full = this.service?.capacity?.full ?? false;
    return isDecided({ full, repeats: (this.draft?.duplicates.length ?? 0) > 0 }, this.choice);
  }

  get missing(): readonly Problem[] {
    return this.draft?.missingForSend ?? [];
  }

  /** Takes what the server says; typed text goes with it. */
  adopt(draft: Draft): void {
    this.draft = draft;
    this.service = draft.service;
    Object.assign(this.values, valuesOf(draft));
    this.#version = draft.version;
    this.#saved = this.#state();
  }

  /** In the browser: puts back what was typed and not saved when the page went away. */
  restore(): void {
    const found = readDraft<DraftValues>('tab', this.#storageKey());
    if (!found) return;
    Object.assign(this.values, found);
    this.#later();
  }

  write(change: Partial<DraftValues>): void {
    Object.assign(this.values, change);
    saveDraft('tab', this.#storageKey(), $state.snapshot(this.values));
    this.#later();
  }

  choose(service: ServiceLine): void {
    this.service = service;
    void this.save();
  }

  forget(): void {
    clearTimeout(this.#timer);
    dropDraft('tab', this.#storageKey());
  }

  /** Saves until what is typed and what is saved are one, or something stands in the way. */
  save = async (): Promise<void> => {
    clearTimeout(this.#timer);
    this.#running ??= this.#saveAll().finally(() => (this.#running = null));
    await this.#running;
  };

  /** Of two versions, the one typed here. */
  async keepMine(): Promise<void> {
    if (this.theirs) this.#version = this.theirs.version;
    this.theirs = null;
    await this.save();
  }

  takeTheirs(): void {
    if (this.theirs) this.adopt(this.theirs);
    this.theirs = null;
    this.refusal = null;
    this.forget();
  }

  #storageKey(): string {
    return `referral.${this.key}`;
  }

  #state(): string {
    return JSON.stringify([this.service?.id ?? null, this.values]);
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), AUTOSAVE_MS);
  }

  async #saveAll(): Promise<void> {
    while (!this.theirs && (this.dirty || !this.draft)) {
      const attempt = this.#unanswered ?? this.#attempt();
      this.saving = true;
      const result = await send(attempt);
      this.saving = false;
      this.refusal = result.kind === 'ok' ? null : result;
      this.#unanswered = isAnswered(result) ? null : attempt;
      if (result.kind === 'ok') this.#confirm(result.value, attempt.says);
      else if (result.kind !== 'conflict' || !(await this.#isOurs())) return;
    }
  }

  #confirm(draft: Draft, says: string): void {
    this.draft = draft;
    this.#version = draft.version;
    this.#saved = says;
    if (!this.dirty) this.forget();
  }

  #attempt(): Attempt {
    const { origin, consentId, ...item } = $state.snapshot(this.values);
    const serviceId = this.service?.id ?? null;
    const request: Request = this.draft
      ? {
          update: {
            ...item,
            origin,
            consentId,
            serviceId,
            id: this.draft.id,
            expectedVersion: this.#version,
          },
        }
      : {
          create: { personId: this.#personId, origin, consentId, items: [{ ...item, serviceId }] },
        };
    return { id: crypto.randomUUID(), says: this.#state(), request };
  }

  /** Looks at what was saved meanwhile: nothing to decide when it says the same. */
  async #isOurs(): Promise<boolean> {
    const { data } = await browserClient().query(
      DraftQuery,
      { id: this.draft?.id ?? '' },
      { requestPolicy: 'network-only' },
    );
    const theirs = data?.referral;
    if (!theirs) return false;
    const says = JSON.stringify([theirs.service?.id ?? null, valuesOf(theirs)]);
    if (says !== this.#state()) {
      this.theirs = theirs;
      return false;
    }
    this.refusal = null;
    this.#confirm(theirs, says);
    return true;
  }
}

async function send({ id, request }: Attempt): Promise<MutationResult<Draft>> {
  if ('update' in request) {
    const result = await mutate(UpdateDraft, { input: request.update }, id);
    return result.kind === 'ok' ? { kind: 'ok', value: result.value.referral } : result;
  }
  const result = await mutate(CreateDrafts, { input: request.create }, id);
  if (result.kind !== 'ok') return result;
  const [draft] = result.value.referrals;
  return draft ? { kind: 'ok', value: draft } : { kind: 'bug', requestId: null };
}
