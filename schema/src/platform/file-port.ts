import type { Actor } from '../domain/access/actor.ts';

/** What resolvers may ask of the machinery that keeps files (api/src/files). */
export type FilePort = {
  /** Where the actor, and nobody else, may send the bytes of a file that waits for them. Holds for an hour. */
  uploadPath(fileId: string, actor: Actor): string;
  /** Where the actor, and nobody else, gets the bytes for some minutes, as long as they see the file. */
  downloadPath(fileId: string, actor: Actor): string;
};
