import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Claims } from '@throughline/prisma/claims';
import { withClaims } from '@throughline/prisma/claims';
import type { Actor } from '@throughline/schema/domain/access/actor';
import { FILE_KINDS, fileSizeText } from '@throughline/schema/domain/referral/file';
import type { FileType } from '@throughline/schema/domain/referral/file';
import { LIMITS } from '@throughline/schema/domain/shared/limits';
import { CommandError, Forbidden } from '@throughline/schema/platform/errors';
import { looking } from '@throughline/schema/platform/looking';
import type { Auth } from '../auth/auth.ts';
import { guardRequest, isSameOrigin } from '../http/guard.ts';
import type { Log } from '../observability/log.ts';
import type { FileLinks, LinkState, Verb } from './links.ts';
import { NotAllowed } from './receive.ts';
import { NotExpected, takeIn } from './take-in.ts';
import type { TakeInDeps } from './take-in.ts';

const PATH = /^\/files\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export const isFilePath = (path: string): boolean => path.startsWith('/files/');

export type FileDeps = TakeInDeps & {
  readonly auth: Pick<Auth, 'authenticate' | 'claimsFor'>;
  readonly log: Log;
  readonly publicUrl: string;
  readonly files: { readonly links: FileLinks };
};

type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
};

/** Why there is no file, for whoever reads it. */
class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const NOT_EXPECTED = { status: 409, message: 'This file is not expected. Attach it again.' };
const NOT_ALLOWED = {
  status: 415,
  message: 'This is neither PDF, PNG, JPEG, DOCX nor plain text, whatever it is called.',
};
const NOT_FOUND = 'This was not found, or you do not have access to it.';

const STATES: Readonly<Record<Exclude<LinkState, 'HOLDS'>, readonly [number, string]>> = {
  EXPIRED: [410, 'This link has expired. Get the file from its referral again.'],
  FORGED: [404, NOT_FOUND],
};

/**
 * `GET` and `PUT /files/<id>` (REF-062): bytes of files, by links that GraphQL gives out. A link alone opens nothing:
 * it goes with the session it was made for, and what the user no longer sees is not found.
 */
export async function answerFiles(deps: FileDeps, exchange: Exchange): Promise<void> {
  const { request, response, requestId } = exchange;
  try {
    const verb = request.method === 'HEAD' ? 'GET' : request.method;
    if (verb !== 'GET' && verb !== 'PUT') throw new Refusal(405, 'Use GET or PUT.');
    const url = new URL(request.url ?? '', deps.publicUrl);
    const [, fileId] = PATH.exec(url.pathname) ?? [];
    if (!fileId) throw new Refusal(404, NOT_FOUND);
    const actor = await holderOf(deps, request, verb, fileId, url.searchParams);
    await (verb === 'PUT' ? take : give)(deps, exchange, actor, fileId);
  } catch (error) {
    const { status, message } = refusalOf(error);
    if (status === 500) deps.log.error('files.failed', error, { requestId });
    if (response.headersSent || response.destroyed) return void response.destroy();
    // What was not read of a body is not worth reading.
    response.setHeader('connection', 'close');
    answer(response, status, message);
  }
}

function refusalOf(error: unknown): { status: number; message: string } {
  if (error instanceof Refusal) return error;
  if (error instanceof NotExpected) return NOT_EXPECTED;
  if (error instanceof NotAllowed) return NOT_ALLOWED;
  if (error instanceof Forbidden) return { status: 403, message: error.message };
  if (error instanceof CommandError) return { status: 409, message: error.message };
  return { status: 500, message: 'Something went wrong on our side. Nothing was changed.' };
}

/** Who holds the link: signed in, in the same browser, under the membership it was made for. */
async function holderOf(
  { auth, publicUrl, files }: FileDeps,
  { headers: given }: IncomingMessage,
  verb: Verb,
  fileId: string,
  params: URLSearchParams,
): Promise<Actor & Claims> {
  const headers = new Headers(given as Record<string, string>);
  const who = await auth.authenticate({ headers });
  if (!who) throw new Refusal(401, 'Sign in first, then get the file from its referral.');
  const foreign =
    verb === 'PUT'
      ? !headers.has('authorization') && !isSameOrigin({ headers }, publicUrl)
      : guardRequest(new Request(publicUrl, { headers }), publicUrl) !== null;
  // Programs get no links: no scope is for files.
  if (foreign || who.scopes) throw new Refusal(403, 'This is for people at our own pages.');
  const actor = auth.claimsFor(who, params.get('membership'));
  const state = files.links.stateOf(verb, fileId, params, actor);
  if (state !== 'HOLDS') throw new Refusal(...STATES[state]);
  return actor;
}

async function take(
  deps: FileDeps,
  { request, response }: Exchange,
  actor: Actor & Claims,
  fileId: string,
): Promise<void> {
  const size = Number(request.headers['content-length'] ?? Number.NaN);
  if (!(size <= LIMITS.fileBytes)) {
    throw new Refusal(413, `A file may have ${fileSizeText(LIMITS.fileBytes)} at most.`);
  }
  await takeIn(deps, actor, fileId, size, request);
  answer(response, 201, deps.files.checkFirst ? 'It is here, and being checked.' : 'It is here.');
}

async function give(
  { db, log, files }: FileDeps,
  { request, response, requestId }: Exchange,
  actor: Actor & Claims,
  fileId: string,
): Promise<void> {
  const file = await withClaims(actor, () =>
    looking({ actor, requestId }, 'tl_look_at_file', fileId, () =>
      db.referralFile.findFirst({ where: { id: fileId, state: 'READY' } }),
    ),
  );
  if (!file) throw new Refusal(404, NOT_FOUND);
  const bytes = await files.store.open(fileId);
  if (!bytes) {
    log.error('files.missing', new Error('The store does not have it.'), { requestId, fileId });
    throw new Refusal(404, NOT_FOUND);
  }
  response.writeHead(200, {
    'content-type': FILE_KINDS[file.type as FileType].mediaType,
    'content-length': file.size,
    'content-disposition': disposition(file.name),
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'private, no-store',
  });
  if (request.method === 'HEAD') {
    bytes.destroy();
    return void response.end();
  }
  await pipeline(bytes, response).catch(() => {}); // who asked has gone, or the store; both see a broken file
}

/** RFC 6266: never shown in the browser as ours. */
function disposition(name: string): string {
  const plain = name.normalize('NFD').replace(/[^\x20-\x7E]|["\\%]/g, '');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function answer(response: ServerResponse, status: number, message: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'private, no-store',
    })
    .end(`${message}\n`);
}
