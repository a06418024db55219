import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { inject, test as base } from 'vitest';
import { Complaints } from './browser-complaints.ts';
import { startProduct, type Product } from './browser-product.ts';
import { signInDirectly, takeWaits } from './browser-steps.ts';
import { ROOT } from './steps.ts';

const SCREENSHOTS = join(ROOT, 'node_modules/.cache/screenshots');

declare module 'vitest' {
  interface TaskMeta {
    /** How long each live change took to show, in milliseconds; the run's report sums them up. */
    liveMs?: number[];
  }
}

let connection: Promise<Browser> | undefined;

/** This worker's connection to the run's Chromium. */
function browser(): Promise<Browser> {
  connection ??= chromium.connect(inject('browserEndpoint'));
  return connection;
}

export type OpenWindow = (
  /** Names the screenshot of this window should the test fail: 'sender', 'customer'. */
  name: string,
  /** `as`: signed in already, by the part of a demo address before the @. */
  options?: BrowserContextOptions & { as?: string },
) => Promise<Page>;

type Windows = {
  /** The product, started for this file with a database of its own; its tests share it. */
  product: Product;
  /** Opens a window with cookies and storage of its own; closed after the test. */
  openWindow: OpenWindow;
  /** Complaints of all windows; what a test did not expect fails it at its end. */
  complaints: Complaints;
};

/** A test with browser windows. A failed one leaves a screenshot of each in node_modules/.cache. */
export const test = base.extend<Windows>({
  product: [
    // eslint-disable-next-line no-empty-pattern -- Vitest reads the fixture's needs from the pattern
    async ({}, use) => {
      const product = await startProduct();
      await use(product);
      await product.close();
    },
    { scope: 'file' },
  ],
  // eslint-disable-next-line no-empty-pattern -- see above
  complaints: async ({}, use) => use(new Complaints()),
  openWindow: async ({ task, complaints, product }, use) => {
    const open: { name: string; context: BrowserContext; page: Page }[] = [];
    const failuresBefore = product.failures.length;
    await use(async (name, { as, ...options } = {}) => {
      const context = await (
        await browser()
      ).newContext({
        viewport: { width: 1280, height: 800 },
        baseURL: product.url,
        locale: 'en-US',
        reducedMotion: 'reduce',
        ...options,
      });
      context.setDefaultTimeout(15_000);
      context.setDefaultNavigationTimeout(30_000); // many windows open at once on two cores
      if (as) await signInDirectly(context, product.url, as);
      context.on('page', (page) => complaints.watch(page, name));
      const page = await context.newPage();
      open.push({ name, context, page });
      return page;
    });
    const failed = task.result?.state === 'fail';
    if (failed) await mkdir(SCREENSHOTS, { recursive: true });
    for (const { name, context, page } of open) {
      if (failed) await screenshot(page, `${task.name} ${name}`);
      await context.close();
    }
    task.meta.liveMs = takeWaits();
    const unexpected = [...complaints.unexpected(), ...product.failures.slice(failuresBefore)];
    if (failed && unexpected.length > 0) console.log(unexpected.join('\n'));
    if (!failed && unexpected.length > 0) throw new Error(unexpected.join('\n'));
  },
});

async function screenshot(page: Page, title: string): Promise<void> {
  const name = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const path = join(SCREENSHOTS, `${name.slice(0, 120)}.png`);
  try {
    await page.screenshot({ path, fullPage: true });
    console.log(`screenshot: ${path} (${page.url()})`);
  } catch {
    // the page is gone; the failure itself says why
  }
}
