import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Claims } from '@throughline/prisma/claims';
import { withClaims } from '@throughline/prisma/claims';
import type { Actor } from '@throughline/schema/domain/access/actor';
import { FILE_KINDS, fileSizeText } from '@throughline/schema/domain/referral/file';
import type { FileType } from '@throughline/schema/domain/referral/file';
import { LIMITS } from '@throughline/schema/domain/shared/limits';
import { localeFor, pick } from '@throughline/schema/domain/shared/locale';
import type { Locale, Text } from '@throughline/schema/domain/shared/locale';
import { CommandError, Forbidden } from '@throughline/schema/platform/errors';
import { looking } from '@throughline/schema/platform/looking';
import type { Auth } from '../auth/auth.ts';
import type { Authenticated } from '../auth/claims.ts';
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
  readonly network: string | null;
};

/** Why there is no file, for whoever reads it. */
class Refusal extends Error {
  readonly status: number;
  readonly text: Text;
  constructor(status: number, text: Text) {
    super(text.en);
    this.status = status;
    this.text = text;
  }
}

const words = (en: string, es: string): Text => ({ en, es });

const NOT_EXPECTED = words(
  'This file is not expected. Attach it again.',
  'Este archivo no se esperaba. Agréguelo de nuevo.',
);
const NOT_ALLOWED = words(
  'This is neither PDF, PNG, JPEG, DOCX nor plain text, whatever it is called.',
  'No es PDF, PNG, JPEG, DOCX ni texto, se llame como se llame.',
);
const NOT_FOUND = words(
  'This was not found, or you do not have access to it.',
  'Esto no se encontró, o usted no tiene acceso.',
);
const SIGN_IN = words(
  'Sign in first, then get the file from its referral.',
  'Primero inicie sesión y luego abra el archivo desde su solicitud.',
);
const FOREIGN = words(
  'This is for people at our own pages.',
  'Esto es solo para personas en nuestras propias páginas.',
);
const TOO_LARGE = words(
  `A file may have ${fileSizeText(LIMITS.fileBytes)} at most.`,
  `Un archivo puede tener ${fileSizeText(LIMITS.fileBytes)} como máximo.`,
);
const FAILED = words(
  'Something went wrong on our side. Nothing was changed.',
  'Algo salió mal de nuestro lado. No se cambió nada.',
);
const HERE = words('It is here.', 'Ya está aquí.');
const CHECKED = words('It is here, and being checked.', 'Ya está aquí y se está revisando.');

const STATES: Readonly<Record<Exclude<LinkState, 'HOLDS'>, readonly [number, Text]>> = {
  EXPIRED: [
    410,
    words(
      'This link has expired. Get the file from its referral again.',
      'Este enlace venció. Abra el archivo otra vez desde su solicitud.',
    ),
  ],
  FORGED: [404, NOT_FOUND],
};

/**
 * `GET` and `PUT /files/<id>` (REF-062): bytes of files, by links that GraphQL gives out. A link alone opens nothing:
 * it goes with the session it was made for, and what the user no longer sees is not found.
 */
export async function answerFiles(deps: FileDeps, exchange: Exchange): Promise<void> {
  const { request, response, requestId } = exchange;
  const headers = new Headers(request.headers as Record<string, string>);
  let locale = localeFor(headers.get('accept-language'));
  try {
    const verb = request.method === 'HEAD' ? 'GET' : request.method;
    if (verb !== 'GET' && verb !== 'PUT')
      throw new Refusal(405, words('Use GET or PUT.', 'Use GET o PUT.'));
    const url = new URL(request.url ?? '', deps.publicUrl);
    const [, fileId] = PATH.exec(url.pathname) ?? [];
    if (!fileId) throw new Refusal(404, NOT_FOUND);
    const who = await deps.auth.authenticate({ headers });
    if (!who) throw new Refusal(401, SIGN_IN);
    locale = who.locale;
    const actor = holderOf(deps, who, headers, verb, fileId, url.searchParams);
    await (verb === 'PUT' ? take : give)(deps, exchange, { actor, locale }, fileId);
  } catch (error) {
    const { status, text } = refusalOf(error);
    if (status === 500) deps.log.error('files.failed', error, { requestId });
    if (response.headersSent || response.destroyed) return void response.destroy();
    // What was not read of a body is not worth reading.
    response.setHeader('connection', 'close');
    answer(response, status, pick(text, locale));
  }
}

function refusalOf(error: unknown): { readonly status: number; readonly text: Text } {
  if (error instanceof Refusal) return error;
  if (error instanceof NotExpected) return { status: 409, text: NOT_EXPECTED };
  if (error instanceof NotAllowed) return { status: 415, text: NOT_ALLOWED };
  if (error instanceof CommandError) {
    // In the reader's language already.
    const text = words(error.message, error.message);
    return { status: error instanceof Forbidden ? 403 : 409, text };
  }
  return { status: 500, text: FAILED };
}

type Holder = { readonly actor: Actor & Claims; readonly locale: Locale };

/** Who holds the link: signed in, in the same browser, under the membership it was made for. */
function holderOf(
  { auth, publicUrl, files }: FileDeps,
  who: Authenticated,
  headers: Headers,
  verb: Verb,
  fileId: string,
  params: URLSearchParams,
): Actor & Claims {
  const foreign =
    verb === 'PUT'
      ? !headers.has('authorization') && !isSameOrigin({ headers }, publicUrl)
      : guardRequest(new Request(publicUrl, { headers }), publicUrl) !== null;
  // Programs get no links: no scope is for files.
  if (foreign || who.scopes) throw new Refusal(403, FOREIGN);
  const actor = auth.claimsFor(who, params.get('membership'));
  const state = files.links.stateOf(verb, fileId, params, actor);
  if (state !== 'HOLDS') throw new Refusal(...STATES[state]);
  return actor;
}

async function take(
  deps: FileDeps,
  { request, response }: Exchange,
  holder: Holder,
  fileId: string,
): Promise<void> {
  const size = Number(request.headers['content-length'] ?? Number.NaN);
  if (!(size <= LIMITS.fileBytes)) {
    throw new Refusal(413, TOO_LARGE);
  }
  await takeIn(deps, holder, fileId, size, request);
  answer(response, 201, pick(deps.files.checkFirst ? CHECKED : HERE, holder.locale));
}

async function give(
  { db, log, files }: FileDeps,
  { request, response, requestId, network }: Exchange,
  { actor }: Holder,
  fileId: string,
): Promise<void> {
  const file = await withClaims(actor, () =>
    looking({ actor, requestId, network }, 'tl_look_at_file', fileId, () =>
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
