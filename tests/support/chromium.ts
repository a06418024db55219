import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type BrowserServer, type LaunchOptions } from 'playwright-core';

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];

const QUIET = [
  '--no-sandbox', // root has none, and the pages are our own
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** With these two, closing one of several contexts ends the whole browser. */
const UNSTABLE = ['--single-process', '--no-zygote'];

function installed(): LaunchOptions[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) =>
    existsSync(file),
  );
  if (found) return [{ executablePath: found, args: QUIET }];
  return process.platform === 'linux' ? [] : [{ channel: 'chrome', args: QUIET }];
}

async function packaged(): Promise<LaunchOptions> {
  const args = sparticuz.args.filter((arg) => !UNSTABLE.includes(arg));
  return { executablePath: await sparticuz.executablePath(), args: [...args, ...QUIET] };
}

/**
 * Starts the Chrome or Chromium of the machine, or else the one that comes as a package.
 * It ends with this process, however that ends.
 */
export async function launchChromium(): Promise<BrowserServer> {
  for (const options of installed()) {
    try {
      return await chromium.launchServer({ ...options, headless: true });
    } catch {
      // a placeholder such as a snap that is not installed: take the packaged one
    }
  }
  return chromium.launchServer({ ...(await packaged()), headless: true });
}
