import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { soon, visit } from '../support/browser-steps.ts';
import { demoReferral, shown } from './support/demo.ts';

/** A line between the window and the server that a test can cut. HTTP is left alone. */
async function line(page: Page): Promise<{ cut(): Promise<void>; mend(): void }> {
  let isCut = false;
  let cutNow = async (): Promise<void> => {};
  await page.routeWebSocket('/graphql', async (socket) => {
    if (isCut) return socket.close({ code: 1001 });
    const server = socket.connectToServer();
    cutNow = async () => {
      await socket.close({ code: 1001 });
      await server.close();
    };
  });
  return {
    cut: async () => {
      isCut = true;
      await cutNow();
    },
    mend: () => {
      isCut = false;
    },
  };
}

/** CORE-008: nothing typed is lost, nothing missed stays missed. */
test('a page whose connection is lost says so, keeps what is typed and catches up by itself', async ({
  openWindow,
  product,
}) => {
  const { id } = await demoReferral(product, 'Darnell', 'SENT');
  const receiver = await openWindow('receiver', { as: 'marcus' });
  const { cut, mend } = await line(receiver);
  const sender = await openWindow('sender', { as: 'rosa' });
  await visit(sender, `/referrals/${id}`);
  await visit(receiver, `/referrals/${id}`);
  await shown(receiver, 'Received').first().waitFor();
  await soon(receiver.locator('[data-live-state="live"]'));

  const message = receiver.getByLabel('Message', { exact: true });
  await message.fill('She asked whether evening classes');
  await cut();
  await soon(receiver.getByText('Reconnecting (what you type is kept)'));
  await message.pressSequentially(' are possible');

  await sender.getByLabel('Message', { exact: true }).fill('The bus stops at six.');
  await sender.getByRole('button', { name: 'Send', exact: true }).click();
  await soon(sender.getByText('The bus stops at six.'));
  expect(await receiver.getByText('The bus stops at six.').count()).toBe(0);

  mend();
  await receiver.evaluate(() => dispatchEvent(new Event('online')));
  await soon(
    receiver.getByText('The bus stops at six.'),
    receiver.locator('[data-live-state="live"]'),
  );
  expect(await message.inputValue()).toBe('She asked whether evening classes are possible');
  await receiver.getByRole('button', { name: 'Send', exact: true }).click();
  await soon(sender.getByText('She asked whether evening classes are possible'));
});
