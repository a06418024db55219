import type { TestProject } from 'vitest/node';
import { buildWeb } from '../../api/scripts/build-web.ts';
import { launchChromium } from './chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    browserEndpoint: string;
  }
}

/** Once a run, before the browser tests: the screens as they are now, and one Chromium for all workers. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildWeb(() => {});
  const server = await launchChromium();
  project.provide('browserEndpoint', server.wsEndpoint());
  return () => server.close();
}
