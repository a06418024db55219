import { createAuth } from '@throughline/api/auth/auth';
import { CookieJar } from '@throughline/api/http/cookies';
import { createLog } from '@throughline/api/observability/log';
import { withClaims } from '@throughline/prisma/claims';
import { createClient } from '@throughline/prisma/client';
import type { Database } from '@throughline/prisma/database';
import { schema } from '@throughline/schema/features/schema';
import { fileLinks } from '@throughline/api/files/links';
import { freshContext } from '@throughline/schema/platform/context';
import { encodeCursor } from '@throughline/schema/platform/cursor';
import { assertWithinScopes } from '@throughline/schema/platform/scope-rule';
import { execute, GraphQLError, parse, validate } from 'graphql';
import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Player } from './cast.ts';
import type { Variables } from './field.ts';

export type Asking = {
  ask(player: Player, document: string, variables: Variables): Promise<ExecutionResult>;
  close(): Promise<void>;
};

const PUBLIC_URL = 'http://throughline.example.org';

/** The API without its HTTP door: documents parsed once, the claims those of the player. */
export function askInProcess({ roles, secret }: Database): Asking {
  const { db, close } = createClient({ url: roles.app, poolSize: 6 });
  const log = createLog(() => {});
  const auth = createAuth({ authUrl: roles.auth, secret, publicUrl: PUBLIC_URL, log });
  const documents = new Map<string, DocumentNode>();
  const live = {
    position: () => '',
    cursorOf: (place: { xid: bigint; seq: bigint }) => encodeCursor({ epoch: 'test', ...place }),
  };

  function parsed(text: string): DocumentNode {
    const known = documents.get(text);
    if (known) return known;
    const document = parse(text);
    const [problem] = validate(schema, document);
    if (problem) throw problem;
    documents.set(text, document);
    return document;
  }

  return {
    async ask({ actor, token, scopes = null }, text, variableValues) {
      const request = new Request(
        PUBLIC_URL,
        token ? { headers: { authorization: `Bearer ${token}` } } : {},
      );
      const contextValue = freshContext({
        requestId: 'test',
        network: null,
        actor,
        claims: actor,
        locale: 'en',
        sessionId: null,
        scopes,
        db,
        auth: auth.portFor(request, new CookieJar(false)),
        live,
        ssn: null,
        files: fileLinks('a secret of the tests, long enough'),
      });
      const document = parsed(text);
      try {
        if (scopes) assertWithinScopes({ schema, document, variables: variableValues }, scopes);
      } catch (error) {
        if (error instanceof GraphQLError) return { errors: [error] };
        throw error;
      }
      return withClaims(actor, async () =>
        execute({ schema, document, variableValues, contextValue }),
      );
    },
    async close() {
      await auth.close();
      await close();
    },
  };
}
