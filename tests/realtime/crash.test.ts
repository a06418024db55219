import { expect, test } from 'vitest';
import { crash } from '../bench/crash.ts';

// The whole of it is `pnpm bench crash`: tests/bench/README.md. Here a few kills, so that it cannot rot.
test('what was acknowledged survives kills of API, worker and PostgreSQL, and nobody misses an event, a mail or a webhook', async () => {
  const { faults, acknowledged, events, kills, mails, webhooks } = await crash({
    kills: 3,
    pairs: 2,
    each: true,
  });
  expect(faults).toEqual([]);
  expect(acknowledged).toBeGreaterThan(10);
  expect(events).toBeGreaterThan(acknowledged);
  expect(mails).toBeGreaterThan(0);
  expect(webhooks[0]).toBeGreaterThan(webhooks[1]);
  expect(webhooks[1]).toBeGreaterThan(0);
  expect(Object.values(kills).every((count) => count > 0)).toBe(true);
}, 300_000);
