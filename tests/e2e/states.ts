import type { Locator, Page } from 'playwright-core';
import { ACCOUNT_STATES } from './states/account.ts';
import { CUSTOMER_STATES } from './states/customer.ts';
import { PEOPLE_STATES } from './states/people.ts';
import { REFERRAL_STATES } from './states/referral.ts';
import { STAFF_STATES } from './states/staff.ts';
import type { World } from './support/world.ts';

export const STATES = [
  'loading',
  'empty',
  'filled',
  'error',
  'not found',
  'conflict',
  'offline',
  'ended access',
] as const;
export type State = (typeof STATES)[number];

/** How a state is reached, and what proves that it is. */
export type Reach = {
  /** Part of a demo address before the @; null: signed out. Default: the route's. */
  as?: string | null;
  path?: (world: World) => string;
  /** Comes by a link from the page `from`, while the API answers like this. */
  network?: 'slow' | 'broken' | 'gone';
  /** The socket is dead, so that what happens elsewhere is not seen before one acts. */
  deaf?: true;
  /** What is done once the page is open. */
  act?: (page: Page, world: World) => Promise<void>;
  shows: (page: Page, world: World) => Locator;
};

/** One page of web/src/routes. A state that it does not have says why. */
export type RouteStates = {
  /** The folder below web/src/routes. */
  route: string;
  as: string | null;
  path: (world: World) => string;
  /** A page beside it, to come from by a link. */
  from: string;
  states: Readonly<Record<State, Reach | string>>;
};

/** Every page in every state; runs of accessibility, width, keyboard and pictures go over it. */
export const ROUTES: readonly RouteStates[] = [
  ...ACCOUNT_STATES,
  ...STAFF_STATES,
  ...PEOPLE_STATES,
  ...REFERRAL_STATES,
  ...CUSTOMER_STATES,
];
