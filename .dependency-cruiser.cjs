// Who may import whom, as the README's map says. Each rule's comment is the message a violation
// prints, so it says what to do instead.

const TEST_FILES = '\\.(test|spec)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'schema/src/domain imports nothing at run time: pass values in, do the I/O in a command or query.',
      from: { path: '^schema/src/domain/', pathNot: TEST_FILES },
      to: { pathNot: '^schema/src/domain/' },
    },
    {
      name: 'domain-areas-apart',
      severity: 'error',
      comment:
        'A domain area imports only itself, domain/shared and domain/access: move what two areas need to domain/shared.',
      from: { path: '^schema/src/domain/([^/]+)/', pathNot: '^schema/src/domain/(shared|access)/' },
      to: { path: '^schema/src/domain/', pathNot: '^schema/src/domain/($1|shared|access)/' },
    },
    {
      name: 'web-sees-domain-only',
      severity: 'error',
      comment:
        'web imports only @throughline/schema/domain/* of ours: ask the API by GraphQL for everything else.',
      from: { path: '^web/' },
      to: {
        path: '^(prisma|api|tests|schema)/',
        pathNot: '^schema/(src/domain/|schema\\.graphql$)',
      },
    },
    {
      name: 'packages-in-order',
      severity: 'error',
      comment:
        'api imports schema, schema imports prisma, never the other way: take what you need as an argument.',
      from: { path: '^(prisma|schema)/', pathNot: TEST_FILES },
      to: { path: '^(api|web)/' },
    },
    {
      name: 'prisma-imports-nothing-of-ours',
      severity: 'error',
      comment:
        'prisma is storage and imports no other package of ours: pass rules and values in from schema.',
      from: { path: '^prisma/', pathNot: TEST_FILES },
      to: { path: '^(schema|api|web)/' },
    },
    {
      name: 'api-leaves-screens-alone',
      severity: 'error',
      comment: 'api serves the built screens from web/build and imports none of their sources.',
      from: { path: '^api/src/' },
      to: { path: '^web/src/' },
    },
    {
      name: 'features-by-front-door',
      severity: 'error',
      comment:
        'A feature reaches another only through its commands/* or *.events.ts: call the command, or move the helper to platform.',
      from: { path: '^schema/src/features/([^/]+)/' },
      to: {
        path: '^schema/src/features/',
        pathNot: [
          '^schema/src/features/$1/',
          '^schema/src/features/[^/]+/commands/',
          '\\.events\\.ts$',
        ],
      },
    },
    {
      name: 'ui-knows-no-domain',
      severity: 'error',
      comment:
        'web/src/lib/ui is the design system and knows no domain word: pass text and values in as props.',
      from: { path: '^web/src/lib/ui/' },
      to: { path: '^(schema/|web/src/lib/(features|graphql)/|web/src/routes/)' },
    },
    {
      name: 'web-features-apart',
      severity: 'error',
      comment:
        'A screen feature imports no other feature: let the route compose both, or move the common part to lib/ui.',
      from: { path: '^web/src/lib/features/([^/]+)/' },
      to: { path: '^web/src/(lib/features|routes)/', pathNot: '^web/src/lib/features/$1/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment:
        'Nothing outside tests/ imports from it: move what is shared to the package it is about.',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-test-files-in-code',
      severity: 'error',
      comment: 'No code imports a test file: move what is shared to a file of its own.',
      from: { pathNot: [TEST_FILES, '^tests/'] },
      to: { path: TEST_FILES },
    },
    {
      name: 'declared-for-real',
      severity: 'error',
      comment:
        'Code that runs imports a package its own package.json does not list under "dependencies": declare it there.',
      from: {
        path: '^(prisma|schema|api|web)/(src|seed)/',
        pathNot: [TEST_FILES, '^web/src/test-'],
      },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment:
        'Two files that need each other are one file, or hide a third: move what both need to its own file.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nothing imports this file and it imports nothing: connect it or delete it.',
      from: {
        orphan: true,
        pathNot: [
          TEST_FILES,
          '\\.d\\.ts$',
          '(^|/)[^/]+\\.config\\.(js|ts)$',
          '^web/src/(routes|hooks|app|service-worker)',
          '^schema/src/domain/',
        ],
      },
      to: {},
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      comment: "This import resolves to nothing: check the path and the package's exports map.",
      from: {},
      to: {
        couldNotResolve: true,
        pathNot: ['^\\$', '^\\./\\$types', '^#lib', '^virtual:', 'generated/'],
      },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'prisma/src/generated'] },
    exclude: { path: '^web/(build|\\.svelte-kit)/|^\\.data/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    skipAnalysisNotInRules: true,
    cache: { folder: 'node_modules/.cache/depcruise', strategy: 'content' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.svelte', '.svelte.ts', '.json'],
    },
  },
};
