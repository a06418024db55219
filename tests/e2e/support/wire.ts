import type { Page } from 'playwright-core';

// Tests read what they asked for.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answered = { data: any; errors?: { extensions: { code: string } }[] };

/** Asks the API as whoever is signed in in the window. */
export async function askAs(
  page: Page,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Answered> {
  const { origin } = new URL(page.url());
  const response = await page.request.post('/graphql', {
    headers: { origin },
    data: { query, variables },
  });
  return (await response.json()) as Answered;
}

/** The first thing a subscription says in the window, by a socket of its own; then it ends. */
export function firstFrameAs(
  page: Page,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<string> {
  return page.evaluate(
    (payload) =>
      new Promise<string>((resolve, reject) => {
        const url = new URL('/graphql', location.href.replace(/^http/, 'ws'));
        const socket = new WebSocket(url, 'graphql-transport-ws');
        socket.onerror = () => reject(new Error('The socket failed.'));
        socket.onclose = ({ code, reason }) => reject(new Error(`Closed: ${code} ${reason}`));
        socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init' }));
        socket.onmessage = ({ data }: MessageEvent<string>) => {
          const frame = JSON.parse(data) as { type: string };
          if (frame.type === 'connection_ack')
            socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
          if (['next', 'error', 'complete'].includes(frame.type)) {
            socket.onclose = null;
            socket.close();
            resolve(data);
          }
        };
      }),
    { query, variables },
  );
}

/** Everything the window's API and sockets brought it, as text, from now on. */
export function listenIn(page: Page): { text(): Promise<string> } {
  const heard: (string | Promise<string>)[] = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => heard.push(String(payload))),
  );
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? '';
    if (/json|html/.test(type)) heard.push(response.text().catch(() => ''));
  });
  return { text: async () => (await Promise.all(heard)).join('\n') };
}
