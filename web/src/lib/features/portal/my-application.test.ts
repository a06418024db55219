import { addDays, dateOf } from '@throughline/schema/domain/shared/chicago-time';
import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import MyApplication from './MyApplication.svelte';

const TODAY = dateOf(new Date());
const show = (otherwise: object) =>
  render(MyApplication, {
    application: {
      id: 'a1',
      program: 'TITLE_I_ADULT',
      status: 'CERTIFIED',
      startedAt: '2026-09-05T15:00:00.000Z',
      enrollBy: null,
      closedAt: null,
      closeReason: null,
      lwia: { id: 'area', name: 'Local Workforce Area 3', phone: '+18155550142' },
      planner: { id: 'nadia', name: 'Nadia Fournier' },
      ...otherwise,
    },
  });

test.each([
  [{ status: 'SUBMITTED' }, 'Handed in', /Area 3 looks at whether you are eligible/],
  [{ enrollBy: addDays(TODAY, 12) }, '12 days left', /Services have to begin by/],
  [{ enrollBy: addDays(TODAY, 1) }, '1 day left', /Services have to begin by/],
  [{ enrollBy: TODAY }, 'Last day', /Services have to begin by/],
  [{}, 'You are eligible', /Services for you have begun/],
  [{ status: 'ENROLLED' }, 'You are enrolled', /follow your plan/],
])('an application that is %j says where it stands and what is next', (otherwise, stands, next) => {
  show(otherwise);
  expect(screen.getByText(stands)).toBeVisible();
  expect(screen.getByText(next)).toBeVisible();
  expect(screen.getByText('Nadia Fournier')).toBeVisible();
});

test('whom to call is one press away, as long as it is open', () => {
  const { unmount } = show({ enrollBy: addDays(TODAY, 12) });
  expect(screen.getByText(/Call Local Workforce Area 3 if nobody/)).toBeVisible();
  expect(screen.getByRole('link', { name: /Local Workforce Area 3/ })).toHaveAttribute(
    'href',
    'tel:+18155550142',
  );
  unmount();
  show({ status: 'WITHDRAWN', closedAt: '2026-11-20T06:00:00Z', closeReason: 'CUSTOMER_ASKED' });
  expect(screen.queryByRole('link')).toBeNull();
});

test('one that closed says why, and that one can apply again (PLAN-047)', () => {
  show({ status: 'AUTO_CLOSED', closedAt: '2026-11-20T06:00:00Z', closeReason: 'WINDOW_PASSED' });
  expect(
    screen.getByText(/No services had begun within 90 days\. You can apply again\./),
  ).toBeVisible();
  expect(screen.queryByText('Your career planner')).toBeNull();
});
