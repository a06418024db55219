/** What came of sending a file: null, or why it was refused, in words. */
export type Sent = string | null;

/** What the server cannot say. */
export interface SendWords {
  cutOff: string;
  stopped: string;
}

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
  words: SendWords,
): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', path);
    request.upload.onprogress = ({ loaded, total }) => told(total > 0 ? loaded / total : 0);
    request.onload = () =>
      resolve(request.status < 300 ? null : request.responseText.trim() || words.cutOff);
    request.onerror = () => resolve(words.cutOff);
    request.onabort = () => resolve(words.stopped);
    stop.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
