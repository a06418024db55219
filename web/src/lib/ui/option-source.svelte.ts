import type { Option } from './types.ts';

export type Search<Choice> = (words: string, signal: AbortSignal) => Promise<readonly Choice[]>;

const PAUSE_MS = 200;

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);

/** Every typed word begins a word of the label or hint, whatever the accents. */
export function matches(option: Option, typed: string): boolean {
  const words = wordsOf(`${option.label} ${option.hint ?? ''}`);
  return wordsOf(typed).every((part) => words.some((word) => word.startsWith(part)));
}

/** The choices behind a Combobox: a list that is filtered, or a search that the last typing wins. */
export function createOptionSource<Choice extends Option>(
  options: () => readonly Choice[] | undefined,
  search: () => Search<Choice> | undefined,
) {
  let typed = $state('');
  let found = $state.raw<readonly Choice[]>([]);
  let loading = $state(false);
  let asked = $state(false);
  let failed = $state(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;

  const run = async (find: Search<Choice>, words: string) => {
    running = new AbortController();
    const { signal } = running;
    try {
      const result = await find(words, signal);
      if (signal.aborted) return;
      found = result;
      failed = false;
    } catch {
      if (signal.aborted) return;
      found = [];
      failed = true;
    }
    loading = false;
  };

  return {
    get choices(): readonly Choice[] {
      const all = options();
      return all ? all.filter((option) => typed === '' || matches(option, typed)) : found;
    },
    get loading() {
      return loading;
    },
    /** There is something to say about the result, even if it is that nothing was found. */
    get asked() {
      return asked;
    },
    get failed() {
      return failed;
    },
    ask(words: string): void {
      typed = words.trim();
      running?.abort();
      clearTimeout(timer);
      const find = search();
      asked = find ? typed !== '' : true;
      if (!find) return;
      if (typed === '') {
        found = [];
        loading = false;
        return;
      }
      loading = true;
      timer = setTimeout(() => void run(find, typed), PAUSE_MS);
    },
  };
}
