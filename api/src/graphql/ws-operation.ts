import type { GraphQLError } from 'graphql';
import { Attendance } from '../events/attendance.ts';
import type { Subject } from '../events/attendance.ts';
import type { Log } from '../observability/log.ts';
import type { Context } from '@throughline/schema/platform/context';
import type { Group, Member } from './ws-group.ts';

export type OperationOptions = {
  readonly group: Group;
  readonly after: string | null;
  readonly attends: Subject | null;
  readonly contextOf: () => Promise<Context>;
  readonly admit: Member['admit'];
  readonly send: (payload: string) => void;
  readonly onEnd: () => void;
  readonly log: Log;
};

/**
 * A running subscription, as graphql-ws wants it: an async generator. Frames go to the socket directly, made
 * once for a group, so it yields nothing; it returns when the operation completes and throws when it failed.
 */
export class Operation implements AsyncGenerator<never, undefined, undefined> {
  readonly #group: Group;
  readonly #member: Member;
  readonly #attendance: Attendance | null;
  readonly #onEnd: () => void;
  readonly #ended = Promise.withResolvers<IteratorReturnResult<undefined>>();

  constructor(options: OperationOptions) {
    const { group, after, attends, contextOf, admit, send, onEnd, log } = options;
    this.#group = group;
    this.#onEnd = onEnd;
    this.#member = { admit, send, end: (error) => this.#end(error) };
    this.#attendance = attends && new Attendance(attends, contextOf, log);
    this.#ended.promise.catch(() => {}); // whoever iterates hears of it
    void group.add(this.#member, after);
  }

  next(): Promise<IteratorReturnResult<undefined>> {
    return this.#ended.promise;
  }

  /** Resolves when nobody sees its user there any more. */
  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#end();
    await this.#attendance?.end();
    return this.#ended.promise;
  }

  throw(): Promise<IteratorReturnResult<undefined>> {
    return this.return();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  recheck(): void {
    this.#group.recheck();
  }

  #end(error?: GraphQLError): void {
    this.#group.remove(this.#member);
    void this.#attendance?.end();
    this.#onEnd();
    if (error) this.#ended.reject(error);
    else this.#ended.resolve({ done: true, value: undefined });
  }
}
