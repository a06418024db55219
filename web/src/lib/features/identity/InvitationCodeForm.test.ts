import { invitationCodeFrom } from '@throughline/schema/domain/identity/invitation';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import InvitationCodeForm from './InvitationCodeForm.svelte';

const code = invitationCodeFrom(new Uint8Array(16).fill(7));

test('takes a code however it was typed', async () => {
  const oncode = vi.fn();
  render(InvitationCodeForm, { oncode });
  await userEvent.type(
    screen.getByLabelText('Invitation code'),
    ` ${code.toLowerCase().replaceAll('-', ' ')} `,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(oncode).toHaveBeenCalledExactlyOnceWith(code);
});

test.each([
  ['', 'Enter the code from your invitation.'],
  [`${code.slice(0, -1)}2`, 'This code is not complete or has a wrong character.'],
])('says what is wrong with %j and keeps it', async (typed, message) => {
  const oncode = vi.fn();
  render(InvitationCodeForm, { oncode });
  const input = screen.getByLabelText('Invitation code');
  if (typed) await userEvent.type(input, typed);
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(message);
  expect(input).toHaveValue(typed);
  expect(oncode).not.toHaveBeenCalled();
});
