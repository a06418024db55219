import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

type AxeResult = {
  violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
};

/** What axe has against the page, or a part of it, by WCAG 2.1 AA; one line for each rule and place. */
export const axeProblems = (page: Page, within: string): Promise<string[]> =>
  runAxe(page, within, { type: 'tag', values: RULES });

/** The same for colors alone: all that another theme can break. */
export const contrastProblems = (page: Page): Promise<string[]> =>
  runAxe(page, 'body', { type: 'rule', values: ['color-contrast'] });

async function runAxe(
  page: Page,
  within: string,
  runOnly: { type: string; values: string[] },
): Promise<string[]> {
  // By the debugger, which the page's content security policy does not concern.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResult, [string, object]>(
    ([selector, options]) =>
      (
        globalThis as unknown as {
          axe: { run(context: string, options: object): Promise<AxeResult> };
        }
      ).axe.run(selector, options),
    [within, { runOnly, resultTypes: ['violations'] }],
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id} at ${target.join(' ')}: ${failureSummary.split('\n')[1]?.trim()}`,
    ),
  );
}

/** What sticks out sideways or is cut off at the page's present width. */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) found.push(`the page is ${root.scrollWidth} px wide`);
    const scrolls = (element: Element): boolean => {
      for (let each: Element | null = element; each; each = each.parentElement) {
        if (/(auto|scroll)/.test(getComputedStyle(each).overflowX) && each !== root) return true;
      }
      return false;
    };
    for (const element of document.querySelectorAll('body *')) {
      const own = [...element.childNodes].some(
        (node) => node.nodeType === 3 && node.textContent?.trim(),
      );
      if (!own || !element.checkVisibility()) continue;
      const { left, right, width, height } = element.getBoundingClientRect();
      const hidden = width <= 1 || height <= 1 || getComputedStyle(element).clipPath !== 'none';
      if (hidden || element.closest('[class*="visually-hidden"]') || scrolls(element)) continue;
      if (right > innerWidth + 1 || left < -1) {
        found.push(
          `"${element.textContent.trim().slice(0, 40)}" from ${left.toFixed(0)} to ${right.toFixed(0)}`,
        );
      }
    }
    return found;
  });
}

type Stop = { what: string; visible: boolean; primary: boolean };

const MOST_STOPS = 160;

/** Goes through the page by Tab; what is wrong with that. */
export async function keyboardProblems(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
    const stops: Stop[] = [];
    const ringed = (element: Element): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    };
    Object.assign(globalThis, { stops });
    addEventListener('focusin', ({ target }) => {
      const element = target as HTMLElement;
      const around = [
        element,
        element.parentElement,
        element.nextElementSibling,
        element.closest('label'),
        element.closest('[data-row]'),
      ];
      stops.push({
        what: `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? ''}`,
        visible: around.some((each) => each && ringed(each)),
        primary: element.matches('main .primary'),
      });
    });
  });
  const read = () => page.evaluate(() => (globalThis as unknown as { stops: Stop[] }).stops);
  let stops: Stop[] = [];
  const goneRound = () =>
    stops.length > 1 && stops.slice(1).some(({ what }) => what === stops[0]?.what);
  for (let pressed = 0; pressed < MOST_STOPS && !goneRound(); pressed += 20) {
    for (let press = 0; press < 20; press++) await page.keyboard.press('Tab');
    stops = await read();
  }
  // What the focus brought with it, such as a tooltip, is not for the checks after this one.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const hasPrimary = await page
    .locator('main .primary:not([disabled])')
    .filter({ visible: true })
    .count();
  return [
    ...(stops.length === 0 ? ['Tab goes nowhere'] : []),
    ...(goneRound() || stops.length >= MOST_STOPS - 20
      ? []
      : [`Tab is caught at ${stops.at(-1)?.what}`]),
    ...(hasPrimary > 0 && !stops.some(({ primary }) => primary)
      ? ['Tab never reaches the primary action']
      : []),
    ...new Set(
      stops.filter(({ visible }) => !visible).map(({ what }) => `no visible focus on ${what}`),
    ),
  ];
}

/** Links that lead to no page of ours, and to no file. */
export async function deadLinks(page: Page, routes: readonly string[]): Promise<string[]> {
  const patterns = routes.map((route) => {
    const path = route.replaceAll(/\([^)]+\)\/?/g, '').replaceAll(/\[[^\]]+\]/g, '[^/]+');
    return new RegExp(`^/${path}$`);
  });
  const links = await page
    .locator('a[href^="/"]')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  const dead = await Promise.all(
    [...new Set(links)].map(async (link) => {
      const { pathname } = new URL(link);
      const isPage = patterns.some((pattern) => pattern.test(pathname));
      if (isPage || pathname === '/graphql') return [];
      const isFile = /\.\w+$/.test(pathname) && (await page.request.get(link)).ok();
      return isFile ? [] : [pathname];
    }),
  );
  return dead.flat();
}
