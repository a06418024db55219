import type { PageLoad } from './$types';

export interface DemoClock {
  now: string;
  /** How far it is ahead of the real time. */
  advancedMinutes: number;
}

export const load: PageLoad = async ({ fetch, depends }) => {
  depends('demo:clock');
  const response = await fetch('/demo/clock.json');
  return { clock: response.ok ? ((await response.json()) as DemoClock) : null };
};
