import { describe, expect, test } from 'vitest';
import { projectFiles } from '../support/files.ts';
import { ROUTES } from './states.ts';

describe('the list of states', () => {
  test('has every page of the screens', () => {
    const pages = projectFiles(/^web\/src\/routes\/.*\+page\.svelte$/).map((file) =>
      file.slice('web/src/routes/'.length, -'/+page.svelte'.length),
    );
    expect(ROUTES.map(({ route }) => route).toSorted()).toEqual(pages.toSorted());
  });
});
