import { WebSocket } from 'ws';

type Subscription = {
  readonly port: number;
  readonly token: string;
  readonly query: string;
  readonly onNext: (frame: Buffer) => void;
  readonly onClose: (code: number) => void;
};

const AT_ONCE = 50;

/** Opens sockets of graphql-transport-ws with one subscription each, some at a time, and adds them to `sockets`. */
export async function openAll(
  sockets: WebSocket[],
  count: number,
  subscriptionOf: (index: number) => Subscription,
): Promise<void> {
  for (let index = 0; index < count; index += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - index) }, (_, n) => index + n);
    await Promise.all(some.map((each) => open(sockets, each, subscriptionOf(each))));
  }
}

function open(sockets: WebSocket[], index: number, subscription: Subscription): Promise<void> {
  const { port, token, query, onNext, onClose } = subscription;
  // An id of its own for each, as real clients have.
  const id = `operation-${index}`;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', {
    headers: { cookie: `tl_session=${token}` },
    origin: `http://127.0.0.1:${port}`,
    perMessageDeflate: false,
  });
  sockets.push(socket);
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', onClose);
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (data: Buffer) => {
      if (data.includes('"connection_ack"')) {
        socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query } }));
        resolve();
      } else if (data.includes('"ping"')) socket.send('{"type":"pong"}');
      else if (data.includes('"next"')) onNext(data);
      else if (data.includes('"error"')) throw new Error(data.toString());
    });
  });
}
