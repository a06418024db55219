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
import { ROOT } from './steps.ts';

const SCREENSHOTS = join(ROOT, 'node_modules/.cache/screenshots');

let connection: Promise<Browser> | undefined;

/** This worker's connection to the run's Chromium. */
function browser(): Promise<Browser> {
  connection ??= chromium.connect(inject('browserEndpoint'));
  return connection;
}

/** What the browser itself complained about: exceptions, console errors, answers of 500 and more. */
function watch(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
}

export type OpenWindow = (
  /** Names the screenshot of this window should the test fail: 'sender', 'customer'. */
  name: string,
  options?: BrowserContextOptions,
) => Promise<Page>;

type Windows = {
  /** Opens a window with cookies and storage of its own; closed after the test. */
  openWindow: OpenWindow;
  /** Complaints of all windows so far; a test asserts that it is empty, or what it expects. */
  complaints: string[];
};

/** A test with browser windows. A failed one leaves a screenshot of each in node_modules/.cache. */
export const test = base.extend<Windows>({
  // eslint-disable-next-line no-empty-pattern -- Vitest reads the fixture's needs from the pattern
  complaints: async ({}, use) => use([]),
  openWindow: async ({ task, complaints }, use) => {
    const open: { name: string; context: BrowserContext; page: Page }[] = [];
    await use(async (name, options) => {
      const context = await (
        await browser()
      ).newContext({ viewport: { width: 1280, height: 800 }, ...options });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      watch(page, complaints);
      open.push({ name, context, page });
      return page;
    });
    const failed = task.result?.state === 'fail';
    if (failed) await mkdir(SCREENSHOTS, { recursive: true });
    for (const { name, context, page } of open) {
      if (failed) await screenshot(page, `${task.name} ${name}`);
      await context.close();
    }
    if (failed && complaints.length > 0) console.log(complaints.join('\n'));
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
