import type { MutationResult } from '#lib/graphql/mutate.ts';

/** Why a command did not go through, in words. */
export const whyNot = (result: Exclude<MutationResult<unknown>, { kind: 'ok' }>): string =>
  'message' in result ? result.message : 'It did not get through. Try again.';

/** What came of sending a file: null, or why it was refused, in words. */
export type Sent = string | null;

const CUT_OFF = 'The connection was lost before all of it arrived. Attach it again.';

/**
 * Sends the bytes of a file and tells how far it is, which `fetch` cannot.
 *
 * @param told gets the part that has left, from 0 to 1
 */
export function sendFile(
  path: string,
  file: File,
  told: (part: number) => void,
  stop: AbortSignal,
): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', path);
    request.upload.onprogress = ({ loaded, total }) => told(total > 0 ? loaded / total : 0);
    request.onload = () =>
      resolve(request.status < 300 ? null : request.responseText.trim() || CUT_OFF);
    request.onerror = () => resolve(CUT_OFF);
    request.onabort = () => resolve('It was stopped, and nothing of it is kept.');
    stop.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
