import js from '@eslint/js';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const TESTS = ['**/*.test.ts', '**/*.spec.ts', 'tests/**/*.ts'];
const TOOL_CONFIGS = ['*.config.{js,ts}', '**/*.config.{js,ts}', '.dependency-cruiser.cjs'];
// What Node runs. Type-aware rules stay on this side: svelte-check does the screens' types.
const NODE_TYPESCRIPT = ['{prisma,schema,api,tests}/**/*.ts'];

const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a default export has another name wherever it is imported.',
};
const NO_BARREL = {
  selector: 'ExportAllDeclaration',
  message: 'No barrels: import from the file that defines it.',
};
const NO_CLOCK = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The domain has no clock: take the time as an argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The domain has no clock: take the time as an argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'The domain is deterministic: take the random source as an argument.',
  },
];

export default ts.config(
  {
    ignores: [
      '**/node_modules/',
      '**/build/',
      '**/.svelte-kit/',
      '.data/',
      'coverage/',
      'prisma/src/generated/',
      '**/*.d.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    // The same rule twice, for a warning on the way to the limit.
    plugins: { limit: { rules: { 'max-lines': builtinRules.get('max-lines') } } },
    languageOptions: { globals: { ...globals.node } },
    rules: {
      'max-lines': ['warn', 300],
      'limit/max-lines': ['error', 400],
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_BARREL],
      'no-undef': 'off', // TypeScript's work
      'object-shorthand': 'error',
      'prefer-template': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
    },
  },
  {
    files: NODE_TYPESCRIPT,
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
    },
  },
  {
    // One reader of the environment, so that a missing variable is named at boot and nowhere else.
    files: ['{prisma,schema,api,web}/**/*.{ts,svelte}'],
    ignores: [
      'api/src/config.ts',
      'api/scripts/**',
      'prisma/src/cli/**',
      ...TESTS,
      ...TOOL_CONFIGS,
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Read it in api/src/config.ts and pass the value on.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'node:process',
              importNames: ['env'],
              message: 'Read it in api/src/config.ts and pass the value on.',
            },
          ],
          patterns: [
            {
              group: ['$env/*', '$app/env/*'],
              message: 'The screens are configured by what the API tells them, not by variables.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['schema/src/domain/**/*.ts'],
    ignores: TESTS,
    rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_BARREL, ...NO_CLOCK] },
  },
  {
    // Merging into Pothos' interfaces repeats their type parameters, used or not.
    files: ['schema/src/platform/*-plugin.ts'],
    rules: { '@typescript-eslint/no-unused-vars': 'off' },
  },
  {
    // Logs go through api/src/observability, which knows what must not be written.
    files: ['{schema,prisma,api}/src/**/*.ts', 'web/src/**/*.{ts,svelte}'],
    ignores: ['prisma/src/cli/**', ...TESTS],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['web/**/*.{ts,svelte}'],
    languageOptions: { globals: { ...globals.browser } },
    rules: { 'svelte/no-navigation-without-resolve': 'off' }, // always served from the root
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/prefer-svelte-reactivity': 'off', // knows no difference between a value and a state
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
    },
  },
  {
    files: [...TOOL_CONFIGS],
    rules: { 'no-restricted-syntax': ['error', NO_BARREL] },
  },
);
