import { randomUUID } from 'node:crypto';
import { WEBHOOK_EVENTS } from '@throughline/schema/domain/webhook/webhook';
import type { WebhookEvent } from '@throughline/schema/domain/webhook/webhook';
import { Child } from '../child.ts';
import type { Actor, RetryingClient } from './client.ts';
import type { Delivered, ReceiverAnswer, ReceiverAsk } from './webhook-process.ts';
import type { Pair } from './writer.ts';

/** Where an organization waits for what. */
export type Endpoint = {
  readonly organizationId: string;
  readonly path: string;
  readonly events: readonly WebhookEvent[];
};

/** Those who receive wait for less than those who refer, for everything. */
const FOR_RECEIVERS: readonly WebhookEvent[] = [
  'REFERRAL_SENT',
  'MESSAGE_POSTED',
  'REFERRAL_COMPLETED',
];
const MADE = '... on WebhookPayload { secret webhook { id } }';

/** A webhook of each organization, all at one receiver, which knows their secrets. */
export class Endpoints {
  readonly all: Endpoint[] = [];
  readonly #receiver = new Child<ReceiverAsk, ReceiverAnswer>('crash/webhook-process.ts');

  /** By the organizations' own administrators. */
  async make(client: RetryingClient, pairs: readonly Pair[]): Promise<void> {
    const { url } = await this.#receiver.ask({ start: true });
    const secrets: Record<string, string> = {};
    const make = async (who: Actor, events: readonly WebhookEvent[]) => {
      const path = `/${who.organizationId}`;
      const input = { url: new URL(path, url).href, events, clientMutationId: randomUUID() };
      const made = await client.mutate(who, 'createWebhook', input, MADE);
      secrets[path] = String(made.secret);
      this.all.push({ organizationId: who.organizationId, path, events });
    };
    for (const { sender, receiver } of pairs) {
      await make(sender, WEBHOOK_EVENTS);
      await make(receiver, FOR_RECEIVERS);
    }
    await this.#receiver.ask({ secrets });
  }

  /** What came so far. */
  async delivered(): Promise<readonly Delivered[]> {
    return (await this.#receiver.ask({ delivered: true })).delivered;
  }

  stop(): Promise<void> {
    return this.#receiver.stop();
  }
}
