import { homedir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { projectFiles, readProjectFile } from '../support/files.ts';
import { ROOT } from '../support/steps.ts';

// Migrations are history: generated once, never edited, read by nobody as code.
const code = projectFiles(/\.(ts|js|cjs|svelte|css|sql|prisma)$/).filter(
  (file) => !file.startsWith('prisma/migrations/'),
);
const sizes = code
  .map((file) => ({ file, lines: readProjectFile(file).split('\n').length - 1 }))
  .sort((a, b) => a.lines - b.lines);

function percentile(share: number): number {
  return sizes[Math.floor(share * (sizes.length - 1))]?.lines ?? 0;
}

describe('file sizes', () => {
  test('there are files to measure', () => expect(sizes.length).toBeGreaterThan(20));
  test('no file is longer than 400 lines: split it by operation', () => {
    expect(sizes.filter(({ lines }) => lines > 400)).toEqual([]);
  });
  test('the median is at most 80 lines', () => expect(percentile(0.5)).toBeLessThanOrEqual(80));
  test('nine of ten have at most 250', () => expect(percentile(0.9)).toBeLessThanOrEqual(250));
});

describe('file names', () => {
  test('are kebab-case, components PascalCase', () => {
    const odd = code.filter((file) => {
      const name = file.split('/').at(-1) ?? '';
      if (name.startsWith('+') || name.startsWith('.')) return false; // SvelteKit's, tools'
      if (name.endsWith('.svelte')) return !/^[A-Z][A-Za-z0-9]*\.svelte$/.test(name);
      // The test of a component bears the component's name.
      if (code.includes(file.replace(/(\.svelte)?\.test\.ts$/, '.svelte'))) return false;
      return !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(name);
    });
    expect(odd).toEqual([]);
  });
  test('areas are singular and spelt alike in every package', () => {
    const areas = new Set(
      code.flatMap((file) => /^schema\/src\/(?:domain|features)\/([^/]+)\//.exec(file)?.[1] ?? []),
    );
    const plural = [...areas].filter((area) => /[^s]s$/.test(area) && area !== 'access');
    expect(plural).toEqual([]);
  });
});

test('no file mentions a path of one machine', () => {
  const own = [`${ROOT}/`, `${homedir()}/`].filter((path) => path.length > 3);
  const anyone = /(?:^|[\s"'`(=:])\/(?:home|Users)\/[a-z]\w*\//m;
  const offenders = projectFiles(/./)
    .filter((file) => !/\.(png|ico|woff2?|jpg|webp)$/.test(file) && file !== 'pnpm-lock.yaml')
    .filter((file) => {
      const text = readProjectFile(file);
      return anyone.test(text) || own.some((path) => text.includes(path));
    });
  expect(offenders).toEqual([]);
});
