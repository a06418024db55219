import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import PasswordField from './PasswordField.svelte';

const props = { label: 'Password', value: '', error: undefined };

test('shows what was typed and hides it again, without losing it', async () => {
  render(PasswordField, props);
  const input = screen.getByLabelText('Password');
  await userEvent.type(input, 'four words in a row');
  expect(input).toHaveAttribute('type', 'password');
  await userEvent.click(screen.getByRole('button', { name: 'Show password' }));
  expect(input).toHaveAttribute('type', 'text');
  expect(input).toHaveValue('four words in a row');
  await userEvent.click(screen.getByRole('button', { name: 'Hide password' }));
  expect(input).toHaveAttribute('type', 'password');
});

test('tells password managers whether to fill in or to propose', async () => {
  const { rerender } = render(PasswordField, props);
  expect(screen.getByLabelText('Password')).toHaveAttribute('autocomplete', 'current-password');
  await rerender({ fresh: true });
  expect(screen.getByLabelText('Password')).toHaveAttribute('autocomplete', 'new-password');
});
