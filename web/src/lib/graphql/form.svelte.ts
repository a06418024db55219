import { browser } from '$app/env';
import { tick, untrack } from 'svelte';
import { afterTyping } from '#lib/ui/after-typing.ts';
import { dropDraft, readDraft, saveDraft, type DraftPlace } from './draft.ts';
import { isDecided, type MutationResult, type Problem } from './mutate.ts';

export interface FormOptions<Values extends object, Value> {
  initial: () => Values;
  /** Usually `(values, id) => mutate(Document, { input: … }, id)`. */
  submit: (values: Values, clientMutationId: string) => Promise<MutationResult<Value>>;
  /** Problems that the browser can see; the domain's own validation where there is one. */
  validate?: (values: Values) => readonly Problem[];
  onSuccess?: (value: Value) => unknown;
  /** Keeps what is typed until it is sent. The key names the form, the record and the user. */
  draft?: { key: string; place?: DraftPlace; without?: (keyof Values)[] };
}

export type FormRefusal<Value> = Exclude<MutationResult<Value>, { kind: 'ok' | 'fields' }>;

/**
 * One form: its values, what is wrong with them, and sending them. Bind inputs to `form.values`,
 * show `form.problem('field')` in each Field, `form.summary` in the ErrorSummary and `form.refusal`
 * (conflict, offline, …) in a Refusal above. Call while a component initializes.
 */
export class Form<Values extends object, Value> {
  values: Values;
  #loaded = false;
  #problems = $state.raw<readonly Problem[]>([]);
  #summary = $state.raw<readonly Problem[]>([]);
  #refusal = $state.raw<FormRefusal<Value> | null>(null);
  #submitting = $state(false);
  #submitted = $state(false);
  #restored = $state(false);
  #pristine: string;
  /** The values that the server found wrong. */
  #refused: Values | null = null;
  #attemptId: string = crypto.randomUUID();
  #options: FormOptions<Values, Value>;

  constructor(options: FormOptions<Values, Value>) {
    this.#options = options;
    this.values = $state(options.initial());
    this.#pristine = JSON.stringify(this.values);
    if (options.draft) $effect(() => this.#autosave());
    $effect(() => {
      const values = $state.snapshot(this.values) as Values;
      if (this.#problems.length > 0) return afterTyping(() => this.#forgive(values));
    });
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** What the last submit found, for the ErrorSummary: it stays put while one corrects. */
  get summary(): readonly Problem[] {
    return this.#summary;
  }

  /** Why the server refused the whole, when it is not for a field's sake. */
  get refusal(): FormRefusal<Value> | null {
    return this.#refusal;
  }

  get submitting(): boolean {
    return this.#submitting;
  }

  get dirty(): boolean {
    return JSON.stringify(this.values) !== this.#pristine;
  }

  /** A draft was found and put back; say so, and offer `reset`. */
  get restored(): boolean {
    return this.#restored;
  }

  problem(field: string): string | undefined {
    return this.#problems.find((p) => p.field === field)?.message;
  }

  /** For `onblur`: says what is wrong with this field only, and forgets what no longer is. */
  check(field: string): void {
    const now = this.#validate($state.snapshot(this.values) as Values);
    const others = this.#problems.filter((p) => p.field !== field);
    this.#problems = [...others, ...now.filter((p) => p.field === field)];
  }

  submit = async (event?: Event): Promise<void> => {
    event?.preventDefault();
    if (this.#submitting) return;
    const values = $state.snapshot(this.values) as Values;
    this.#refusal = null;
    this.#refused = null;
    // Emptied first, so that an unchanged list of problems is announced anew.
    this.#report([]);
    await tick();
    this.#report(this.#validate(values));
    if (this.#problems.length > 0) return;
    this.#submitting = true;
    try {
      const result = await this.#options.submit(values, this.#attemptId);
      if (isDecided(result)) this.#attemptId = crypto.randomUUID();
      if (result.kind === 'ok') await this.#succeed(result.value);
      else if (result.kind === 'fields') {
        this.#refused = values;
        this.#report(result.problems);
      } else this.#refusal = result;
    } finally {
      this.#submitting = false;
    }
  };

  /** Back to the beginning, draft included. */
  reset(): void {
    this.#discard();
    Object.assign(this.values, this.#options.initial());
    this.#pristine = JSON.stringify(this.values);
    this.#report([]);
    this.#refusal = null;
    this.#submitted = false;
  }

  #validate(values: Values): readonly Problem[] {
    return this.#options.validate?.(values) ?? [];
  }

  #report(problems: readonly Problem[]): void {
    this.#problems = problems;
    this.#summary = problems;
  }

  /** Of what was wrong, what no longer is: the server's word holds for the value it was given. */
  #forgive(values: Values): void {
    const now = this.#validate(values);
    const still = this.#problems.filter(
      ({ field }) =>
        now.some((problem) => problem.field === field) ||
        (this.#refused && valueAt(values, field) === valueAt(this.#refused, field)),
    );
    if (still.length < this.#problems.length) this.#problems = still;
  }

  async #succeed(value: Value): Promise<void> {
    this.#submitted = true;
    this.#pristine = JSON.stringify(this.values);
    this.#discard();
    await this.#options.onSuccess?.(value);
  }

  #discard(): void {
    const { draft } = this.#options;
    this.#restored = false;
    if (browser && draft) dropDraft(draft.place ?? 'tab', draft.key);
  }

  #autosave(): void {
    const { draft } = this.#options;
    if (!draft) return;
    const place = draft.place ?? 'tab';
    if (!this.#loaded) {
      // After hydration, not before: the server knows no draft and the markup must agree.
      this.#loaded = true;
      const found = readDraft<Values>(place, draft.key);
      if (found) untrack(() => Object.assign(this.values, found));
      this.#restored = found !== null;
    }
    const values = $state.snapshot(this.values) as Values;
    if (this.#submitted || JSON.stringify(values) === this.#pristine) return;
    for (const field of draft.without ?? []) delete values[field];
    saveDraft(place, draft.key, values);
  }
}

/** What is at a problem's path, such as `contact.phone` or `clauses[0].text`, to compare. */
const valueAt = (values: object, path: string): string | undefined =>
  JSON.stringify(
    path
      .split(/[.[\]]+/u)
      .filter(Boolean)
      .reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], values),
  );
