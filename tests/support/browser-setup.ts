import type { TestProject } from 'vitest/node';
import { buildWeb } from '../../api/scripts/build-web.ts';
import { ensureDemo } from './browser-demo.ts';
import { launchChromium } from './chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    browserEndpoint: string;
    /** A database with the demo, to be cloned. */
    demoTemplate: string;
  }
}

/**
 * Once a run, before the browser tests: the screens as they are now, the demo, and one Chromium for
 * all workers. After database-setup.ts, whose cluster it uses.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [, demo] = await Promise.all([
    buildWeb(() => {}),
    ensureDemo(project.getProvidedContext().testCluster),
  ]);
  project.provide('demoTemplate', demo);
  const server = await launchChromium();
  project.provide('browserEndpoint', server.wsEndpoint());
  return () => server.close();
}
