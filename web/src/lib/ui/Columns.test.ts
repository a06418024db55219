import { render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import Columns from './Columns.svelte';

const text = (words: string) => createRawSnippet(() => ({ render: () => `<p>${words}</p>` }));
const props = { main: text('What you learn'), side: text('Register') };
const order = () => screen.getAllByText(/./, { selector: 'p' }).map((each) => each.textContent);

test('what one came to do can be read before the rest', async () => {
  const { rerender } = render(Columns, props);
  expect(order()).toEqual(['What you learn', 'Register']);
  await rerender({ ...props, sideFirst: true });
  expect(order()).toEqual(['Register', 'What you learn']);
});
