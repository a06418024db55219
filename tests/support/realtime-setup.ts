import type { TestProject } from 'vitest/node';
import { setUpCluster } from './cluster.ts';

/** A cluster of its own: live events wait for the oldest writing transaction of the whole cluster. */
export const setup = (project: TestProject): Promise<() => Promise<void>> =>
  setUpCluster(project, 'test-realtime');
