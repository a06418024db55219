import { act } from './ask.ts';
import type { Visitor } from './actors.ts';

/** The smallest of each kind that is one. */
export const SAMPLES = {
  pdf: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  text: Buffer.from('Años de experiencia: tres.\n'),
  program: Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000', 'latin1'),
};

type Waiting = { readonly id: string; readonly uploadPath: string };

/** Keeps a place for a file. @throws when it was refused */
export async function announce(
  who: Visitor,
  referralId: string,
  name: string,
  size: number,
): Promise<Waiting> {
  const done = await act(
    who,
    'attachFile',
    { referralId, name, size },
    '... on FileWaitsPayload { id uploadPath }',
  );
  if (done.__typename !== 'FileWaitsPayload') throw new Error(JSON.stringify(done));
  return done as unknown as Waiting;
}

export const sendBytes = (base: string, path: string, who: Visitor, bytes: Buffer) =>
  fetch(`${base}${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${who.token}` },
    body: new Uint8Array(bytes),
  });

/** The whole way of a file. */
export async function attach(
  base: string,
  who: Visitor,
  referralId: string,
  name: string,
  bytes: Buffer,
): Promise<{ readonly id: string; readonly answer: Response }> {
  const { id, uploadPath } = await announce(who, referralId, name, bytes.length);
  return { id, answer: await sendBytes(base, uploadPath, who, bytes) };
}
