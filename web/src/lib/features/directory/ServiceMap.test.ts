import { render, screen } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { ServiceLine } from './directory.graphql.ts';
import ServiceMap from './ServiceMap.svelte';

const service = (id: string, name: string, city: string, latitude: number, longitude: number) =>
  ({ id, name, location: { city, latitude, longitude } }) as ServiceLine;
const PANTRY = service('pantry', 'Food pantry', 'Peoria', 40.69, -89.59);
const CLINIC = service('clinic', 'Clinic', 'Peoria', 40.7, -89.6);
const LEGAL = service('legal', 'Legal help', 'Rockford', 42.27, -89.09);

const show = (services: readonly ServiceLine[], lit: string | null = null) => {
  const [onlit, onchoose] = [vi.fn(), vi.fn()];
  render(ServiceMap, { services, counties: ['17143'], lit, onlit, onchoose });
  return { onlit, onchoose, user: userEvent.setup() };
};
const pins = () => screen.getAllByRole('listitem').map((item) => item.textContent.trim());

describe('the map of what was found', () => {
  it('has a pin for each service, and one with their number where they would overlap', () => {
    show([PANTRY, LEGAL, CLINIC]);
    expect(screen.getByRole('button', { name: '2 services in or near Peoria' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Legal help, Rockford' })).toBeVisible();
    expect(pins()).toEqual(['2', '']);
  });

  it('tells the list which service the pointer or the focus is on', async () => {
    const { onlit, onchoose, user } = show([PANTRY, LEGAL]);
    await user.hover(screen.getByRole('button', { name: 'Legal help, Rockford' }));
    expect(onlit).toHaveBeenLastCalledWith('legal');
    await user.tab();
    expect(onlit).toHaveBeenLastCalledWith('pantry');
    await user.keyboard('{Enter}');
    expect(onchoose).toHaveBeenCalledWith('pantry');
  });

  it('marks the pin of the service that the list points at, also in a bundle', () => {
    show([PANTRY, LEGAL, CLINIC], 'clinic');
    expect(screen.getByRole('button', { name: /2 services/ })).toHaveClass('lit');
    expect(screen.getByRole('button', { name: /Legal/ })).not.toHaveClass('lit');
  });

  it('takes a bundle apart by going nearer, and finds back', async () => {
    const { onchoose, user } = show([PANTRY, LEGAL, CLINIC]);
    await user.click(screen.getByRole('button', { name: /2 services/ }));
    expect(screen.getByRole('button', { name: 'Clinic, Peoria' })).toBeVisible();
    expect(onchoose).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Back to the results' }));
    expect(screen.getByRole('button', { name: /2 services/ })).toBeVisible();
  });

  it('goes to the first of several in one house, which no closer look tells apart', async () => {
    const neighbor = service('other', 'Legal advice', 'Rockford', 42.27, -89.09);
    const { onchoose, user } = show([LEGAL, neighbor]);
    await user.click(screen.getByRole('button', { name: /2 services/ }));
    expect(onchoose).toHaveBeenCalledWith('legal');
  });

  it('marks the counties one looks in', () => {
    show([PANTRY]);
    expect(document.querySelectorAll('path.asked')).toHaveLength(1);
    expect(document.querySelectorAll('path')).toHaveLength(102);
  });
});
