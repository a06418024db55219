import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test, type OpenWindow } from '../../support/browser.ts';
import type { Complaints } from '../../support/browser-complaints.ts';
import { ready, visit } from '../../support/browser-steps.ts';
import { ROOT } from '../../support/steps.ts';
import { ROUTES, STATES, type Reach, type RouteStates, type State } from '../states.ts';
import { axeProblems, contrastProblems, deadLinks, keyboardProblems, overflow } from './checks.ts';
import { buildWorld, type World } from './world.ts';

const PICTURES = join(ROOT, 'node_modules/.cache/states');
const API = /\/graphql$|\/demo\/\w+\.json$/;
const WIDE = { width: 1280, height: 800 };
/** The narrowest screen one can have, and 400 % zoom on an ordinary one (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 };

/** What is around a page's own content is the same in all its states. */
const AXE_WITHIN: Partial<Record<State, string>> = {
  filled: 'html',
  loading: '[role=progressbar]',
};
const PATHS = ROUTES.map(({ route }) => route);

let worlds: { url: string; world: Promise<World> } | undefined;

/** Reaches every state of the routes, one test a route, and holds each to what is asked of all pages. */
export function runStates(routes: readonly RouteStates[]): void {
  describe.each(routes.map((each) => [each.route || '/', each] as const))('%s', (_name, route) => {
    test('in all its states', async ({ openWindow, product, complaints }) => {
      if (worlds?.url !== product.url) worlds = { url: product.url, world: buildWorld(product) };
      const world = await worlds.world;
      const window = windowsBy(openWindow);
      const problems: string[] = [];
      for (const state of STATES) {
        const reach = route.states[state];
        if (typeof reach === 'string') continue;
        expectNoise(complaints, state);
        const as = reach.as === undefined ? route.as : reach.as;
        // What ends a session or takes the socket away is not for the states after it.
        const page = await window(as, reach.deaf || state === 'ended access' ? state : 'all');
        const found = await hold(page, route, state, reach, world);
        problems.push(...found.map((problem) => `${state}: ${problem}`));
      }
      expect(problems).toEqual([]);
    });
  });
}

function windowsBy(openWindow: OpenWindow) {
  const open = new Map<string, Promise<Page>>();
  return (as: string | null, purpose: string): Promise<Page> => {
    const name = `${as ?? 'nobody'} ${purpose}`;
    const page = open.get(name) ?? openWindow(name, { viewport: WIDE, ...(as && { as }) });
    open.set(name, page);
    return page;
  };
}

/** The states in which a browser itself complains. */
function expectNoise(complaints: Complaints, state: State): void {
  if (state === 'not found') complaints.expect(/404/);
  if (state === 'offline') complaints.expect(/ERR_FAILED|Failed to fetch/);
  if (state === 'ended access') complaints.expect(/404|401/);
  if (state === 'conflict') complaints.expect(/WebSocket/);
}

async function hold(
  page: Page,
  route: RouteStates,
  state: State,
  reach: Reach,
  world: World,
): Promise<string[]> {
  await page.setViewportSize(WIDE);
  const release = await open(page, route, reach, world);
  await reach.act?.(page, world);
  const shown = reach.shows(page, world).first();
  await shown.waitFor();
  const name = `${route.route || 'home'} ${state}`.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  const problems = [
    ...(await axeProblems(page, AXE_WITHIN[state] ?? 'main')),
    ...(await deadLinks(page, PATHS)).map((path) => `leads nowhere: ${path}`),
  ];
  if (!(await shown.isVisible())) problems.push('did not stay');
  if (!reach.network) await picture(page, `${name}-wide`);
  if (state === 'filled') {
    problems.push(...(await keyboardProblems(page)));
    await page.emulateMedia({ colorScheme: 'dark' });
    // Where motion is unwanted colors change in an instant, which is not yet at once.
    await page.waitForFunction(
      () => !document.getAnimations().some((each) => each instanceof CSSTransition),
    );
    problems.push(...(await contrastProblems(page)).map((each) => `in the dark ${each}`));
  }
  await page.setViewportSize(NARROW);
  problems.push(...(await overflow(page)).map((each) => `at 320 px ${each}`));
  await picture(page, `${name}-narrow`);
  await page.emulateMedia({ colorScheme: 'light' });
  // What a tab keeps, a search for instance, would be there in the next state.
  await page.evaluate(() => sessionStorage.clear());
  await release();
  return problems;
}

async function open(
  page: Page,
  route: RouteStates,
  reach: Reach,
  world: World,
): Promise<() => Promise<void>> {
  const path = (reach.path ?? route.path)(world);
  if (reach.deaf) await page.routeWebSocket('/graphql', (socket) => socket.close({ code: 1013 }));
  if (!reach.network) {
    await visit(page, path);
    return () => page.unrouteAll({ behavior: 'ignoreErrors' });
  }
  await visit(page, route.from);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(API, async (request) => {
    if (reach.network === 'gone') return request.abort();
    if (reach.network === 'slow') await held;
    else return request.fulfill({ json: BROKEN });
    await request.continue();
  });
  // As by a link on the page, without the pointer that would make the browser fetch ahead.
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
  return async () => {
    letGo();
    if (reach.network === 'slow') await ready(page);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  };
}

const BROKEN = {
  errors: [
    { message: 'Unexpected error.', extensions: { code: 'INTERNAL', requestId: 'req-4711' } },
  ],
};

async function picture(page: Page, name: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.jpg`), type: 'jpeg', quality: 60 });
}
