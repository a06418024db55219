import { FILE_KINDS, FILE_TYPES, fileProblems } from '@throughline/schema/domain/referral/file';
import { problemMessage } from '@throughline/schema/domain/shared/field-problem';
import type { Locale } from '@throughline/schema/domain/shared/locale';
import type { MutationResult } from '#lib/graphql/mutate.ts';
import { sendFile, type Sent } from './send-file.ts';
import { UPLOAD_WORDS as WORDS } from '#lib/i18n/upload-words.ts';

/** For `accept`: media types too, by which phones offer their camera. */
export const ACCEPTED_FILES = FILE_TYPES.flatMap((type) => [
  FILE_KINDS[type].mediaType,
  ...FILE_KINDS[type].extensions.map((extension) => `.${extension}`),
]).join(',');

/** Why a command did not go through, in words. */
export const whyNot = (
  result: Exclude<MutationResult<unknown>, { kind: 'ok' }>,
  locale: Locale = 'en',
): string => {
  if (result.kind === 'fields') return result.problems[0]?.message ?? result.message;
  return 'message' in result ? result.message : WORDS.again[locale];
};

type Announce = (input: {
  name: string;
  size: number;
}) => Promise<MutationResult<{ uploadPath: string }>>;

/** A file on its way to a referral (REF-062): announced, then sent to where the server says. */
export class FileUpload {
  sending = $state.raw<{ name: string; part: number } | null>(null);
  #stop: AbortController | null = null;

  /** @returns why it was not attached, in the reader's words; null: it is there */
  async send(file: File, announce: Announce, locale: Locale = 'en'): Promise<Sent> {
    const { name, size } = file;
    const [wrong] = fileProblems({ name, size });
    if (wrong) return problemMessage(wrong, locale);
    const stop = new AbortController();
    this.#stop = stop;
    this.sending = { name, part: 0 };
    const told = (part: number) => (this.sending &&= { name, part });
    const words = { cutOff: WORDS.cutOff[locale], stopped: WORDS.stopped[locale] };
    const waits = await announce({ name, size });
    const why =
      waits.kind === 'ok'
        ? await sendFile(waits.value.uploadPath, file, told, stop.signal, words)
        : whyNot(waits, locale);
    this.sending = null;
    return why;
  }

  stop(): void {
    this.#stop?.abort();
  }
}
