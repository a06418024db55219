import type { Preferences } from '#lib/preferences/preferences.ts';

declare global {
  namespace App {
    interface PageData {
      /** From the root layout: on every page. */
      preferences: Preferences;
      /** Demo sign-ins, mail viewer and clock exist on this server. */
      demo: boolean;
    }
    interface Error {
      /** What support asks for; the server's log has the rest under it. */
      requestId?: string;
    }
  }
}

declare module 'node:http' {
  interface IncomingMessage {
    /** What the API process gives to the pages it serves. */
    throughline?: {
      /** Answers a GraphQL request in this process, as if it had come by HTTP. */
      graphql(request: Request): Promise<Response>;
      requestId: string;
      demo: boolean;
      reportError(error: unknown): void;
    };
  }
}

export {};
