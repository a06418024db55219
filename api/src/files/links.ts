import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor } from '@throughline/schema/domain/access/actor';
import { UPLOAD_MS } from '@throughline/schema/domain/referral/file';
import type { FilePort } from '@throughline/schema/platform/file-port';

const DOWNLOAD_MS = 5 * 60 * 1000;

export type Verb = 'GET' | 'PUT';

type Holder = Pick<Actor, 'userId' | 'membershipId'>;

/** What a link's parameters are worth. */
export type LinkState = 'HOLDS' | 'EXPIRED' | 'FORGED';

export type FileLinks = FilePort & {
  /** Whether such a link was made for this holder, who is signed in. */
  stateOf(verb: Verb, fileId: string, params: URLSearchParams, holder: Holder): LinkState;
};

/**
 * Links to files: signed for one user under one membership, one deed and a while. They open nothing without that
 * user's session, and nothing that the user no longer sees.
 */
export function fileLinks(secret: string): FileLinks {
  const key = createHmac('sha256', secret).update('links to files').digest();
  const sign = (verb: Verb, fileId: string, { userId, membershipId }: Holder, until: string) =>
    createHmac('sha256', key)
      .update([verb, fileId, userId ?? '', membershipId ?? '', until].join('\n'))
      .digest();
  const path = (verb: Verb, fileId: string, actor: Holder, lastsMs: number) => {
    const until = String(Date.now() + lastsMs);
    const params = new URLSearchParams({
      ...(actor.membershipId && { membership: actor.membershipId }),
      until,
      signature: sign(verb, fileId, actor, until).toString('base64url'),
    });
    return `/files/${fileId}?${params}`;
  };
  return {
    uploadPath: (fileId, actor) => path('PUT', fileId, actor, UPLOAD_MS),
    downloadPath: (fileId, actor) => path('GET', fileId, actor, DOWNLOAD_MS),
    stateOf(verb, fileId, params, holder) {
      const until = params.get('until') ?? '';
      const given = Buffer.from(params.get('signature') ?? '', 'base64url');
      const expected = sign(verb, fileId, holder, until);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'FORGED';
      return Number(until) > Date.now() ? 'HOLDS' : 'EXPIRED';
    },
  };
}
