import { render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import Tabs from './Tabs.svelte';

const TABS = ['Profile', 'Organizations', 'How you are told'].map((label, at) => ({
  href: `/${at}`,
  label,
  current: at === 2,
}));

test('the tab that is open is in sight where not all of them fit', () => {
  vi.spyOn(HTMLElement.prototype, 'offsetLeft', 'get').mockReturnValue(300);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(100);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(200);
  render(Tabs, { label: 'My account', tabs: TABS });
  expect(screen.getByRole('link', { current: 'page' })).toHaveTextContent('How you are told');
  expect(screen.getByRole('list').scrollLeft).toBe(250);
});
