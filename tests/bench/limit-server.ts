// The limit: what a server on bare node:http with hand-written SQL answers the same requests with, under the
// same row-level security, the same session check with the same cache, and claims in the same round trip.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAuth } from '@throughline/api/auth/auth';
import type { Auth } from '@throughline/api/auth/auth';
import { createLog } from '@throughline/api/observability/log';
import { withClaims } from '@throughline/prisma/claims';
import { withLook } from '@throughline/prisma/look';
import { TenantPool } from '@throughline/prisma/tenant-pool';
import { answering } from './child.ts';
import { STATEMENTS } from './limit-sql.ts';
import type { ServerAnswer, ServerAsk } from './product-server.ts';

let port = 0;

function listen(auth: Auth, pool: TenantPool): Promise<number> {
  const answer = async (cookie: string, body: string): Promise<string> => {
    const who = await auth.authenticate({ headers: new Headers({ cookie }) });
    const claims = auth.claimsFor(who, null);
    const { operationName, variables } = JSON.parse(body) as {
      operationName: string;
      variables: { id?: string };
    };
    const statement = STATEMENTS[operationName];
    if (!who || !statement) throw new Error(`Nothing for ${operationName}.`);
    const { text, values, look } = statement;
    const read = () => pool.query({ name: operationName, text, values: values(variables, claims) });
    const { rows } = await withClaims(claims, () =>
      look ? withLook({ name: look, values: [variables.id ?? '', 'bench', ''] }, read) : read(),
    );
    return (rows[0] as { answer: string }).answer;
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      answer(request.headers.cookie ?? '', Buffer.concat(chunks).toString()).then(
        (text) => {
          response.writeHead(200, {
            'content-type': 'application/json; charset=utf-8',
            'content-length': Buffer.byteLength(text),
          });
          response.end(text);
        },
        (error: unknown) => {
          console.error(error);
          response.writeHead(500).end();
        },
      );
    });
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
}

answering<ServerAsk, ServerAnswer>(async (message) => {
  if ('start' in message) {
    const { roles, secret } = message.start;
    const log = createLog((line) => console.error(line));
    const auth = createAuth({ authUrl: roles.auth, secret, publicUrl: 'http://127.0.0.1', log });
    port = await listen(auth, new TenantPool({ url: roles.app, poolSize: 10 }));
  }
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { port, rss, heap: heapUsed, cpuMs: (user + system) / 1000 };
});
