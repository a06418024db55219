import type { TestProject } from 'vitest/node';
import { setUpCluster } from './cluster.ts';

export const setup = (project: TestProject): Promise<() => Promise<void>> =>
  setUpCluster(project, 'test');
