import nextCoreWebVitals from 'eslint-config-next/core-web-vitals'
import nextTypescript from 'eslint-config-next/typescript'
import prettier from 'eslint-config-prettier'
import tseslint from 'typescript-eslint'

/**
 * The rooms of the house: imports point down only. A room is a folder; `never` lists what it may not import, as regular
 * expressions over the import path, so that `@/db/x` and `../../db/x` are caught alike.
 */
const ours = (rooms) => `^(@/|(\\.\\./)+)(${rooms})(/|\\.|$)`
const packages = (names) => `^(${names})(/|$)`
const database = packages('drizzle-orm|postgres|@electric-sql')
const framework = packages('next|next-auth|next-intl|react|react-dom')

function room(files, never, ignores = []) {
  return {
    files,
    ignores,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: never.map(([regex, message, allowTypeImports = false]) => ({
            regex,
            message,
            allowTypeImports,
          })),
        },
      ],
    },
  }
}

const upwards = 'Imports point down only: this room is above the one that imports it.'

/** Syntax that is forbidden in the rooms people see: what the content security policy or the catalogues forbid. */
const seen = [
  { selector: "JSXAttribute[name.name='style']", message: 'The content security policy forbids style=.' },
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'No hand-made HTML.' },
  {
    selector: 'JSXText[value=/[A-Za-z\\u4e00-\\u9fff]/]:not([value=/^\\s*Paceline\\s*$/])',
    message: 'Text a person reads belongs in the message catalogues.',
  },
  {
    selector: 'JSXElement Literal[value=/[\\u4e00-\\u9fff]/]',
    message: 'Text a person reads belongs in the message catalogues.',
  },
]
const inlineAction = {
  selector: "ExpressionStatement[directive='use server']",
  message: 'Server actions live in lib/actions, where every export passes through action(…).',
}

export default [
  {
    ignores: [
      '.next/**',
      '.next-bench/**',
      'node_modules/**',
      'data/**',
      '.demo/**',
      'test-results/**',
      'playwright-report/**',
      'next-env.d.ts',
    ],
  },
  ...nextCoreWebVitals,
  ...nextTypescript,
  {
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { prefer: 'type-imports', fixStyle: 'inline-type-imports' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.mjs'],
    rules: { 'import/no-anonymous-default-export': 'off' },
  },
  {
    files: ['app/**', 'components/**', 'lib/**', 'db/**', 'proxy.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    // A forgotten await on a write is lost without a trace, so these rooms pay for the typed rule.
    files: ['db/**/*.ts', 'lib/actions/**/*.ts', 'lib/auth/**/*.ts', 'bin/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },

  room(
    ['app/**'],
    [
      [database, 'app/ asks one query and shows it: no SQL here.'],
      [ours('db/(schema|client|scope|ids|migrate)'), 'app/ asks one query and shows it: no SQL here.'],
      [ours('bin|e2e|bench|db/testing'), upwards],
    ],
  ),
  room(
    ['components/**'],
    [
      [database, 'Components receive plain objects.'],
      [ours('db/(?!queries/)'), 'Components know the database only by the types of db/queries.'],
      [
        ours('db/queries'),
        'Components know the database only by the types of db/queries: use import type.',
        true,
      ],
      [ours('app|bin|e2e|bench|lib/auth'), upwards],
    ],
  ),
  room(
    ['lib/okr/**'],
    [
      ['^@/(?!lib/okr(/|$))', 'The rules import nothing of ours.'],
      [ours('app|components|db|lib|actions|auth|i18n|bin'), 'The rules import nothing of ours.'],
      [database, 'The rules do no I/O.'],
      [framework, 'The rules know neither React nor Next.'],
      ['^node:', 'The rules do no I/O.'],
    ],
    ['**/*.test.ts'],
  ),
  room(
    ['lib/actions/**'],
    [
      [ours('app|components|bin|e2e|bench'), upwards],
      [ours('db/schema'), 'An action is schema, command, revalidate.'],
      [database, 'An action is schema, command, revalidate.'],
    ],
    ['**/*.test.ts'],
  ),
  room(['lib/auth/**'], [[ours('app|components|lib/actions|bin|e2e|bench'), upwards]]),
  room(
    ['lib/i18n/**'],
    [
      [ours('app|components|db|lib/actions|bin|e2e|bench'), upwards],
      [database, 'Languages know no database.'],
    ],
  ),
  room(
    ['db/commands/**'],
    [
      [framework, 'A command is called by three doors and knows none of them.'],
      [ours('app|components|lib/actions|lib/i18n|bin|e2e|bench'), upwards],
      [ours('db/queries/(?!parts/)'), 'A command locks and reads in its own transaction.'],
    ],
    ['**/*.test.ts'],
  ),
  room(
    ['db/queries/**'],
    [
      [framework, 'A query gives back plain objects.'],
      [ours('app|components|lib/actions|lib/i18n|bin|e2e|bench|db/commands'), upwards],
    ],
    ['**/*.test.ts'],
  ),
  room(
    ['db/schema/**'],
    [
      [ours('app|components|lib/(?!okr)|bin|e2e|bench|db/(commands|queries|scope|context|client)'), upwards],
      [framework, 'Tables know no framework.'],
    ],
  ),

  {
    files: ['lib/okr/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Time is an argument.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time is an argument.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'The rules are deterministic.',
        },
      ],
    },
  },
  {
    files: ['db/**/*.ts', 'lib/auth/**/*.ts', 'lib/actions/**/*.ts', 'lib/jobs/**/*.ts', 'app/**/*.{ts,tsx}'],
    ignores: ['**/*.test.ts', 'db/testing/**', 'db/client.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...seen,
        inlineAction,
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Ask the context, or now() of lib/clock: a demo has its own clock.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Ask the context, or now() of lib/clock: a demo has its own clock.',
        },
      ],
    },
  },
  {
    files: ['components/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ...seen, inlineAction] },
  },
  {
    // Every export of a 'use server' file is a public endpoint.
    files: ['lib/actions/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          '> ExportNamedDeclaration > FunctionDeclaration',
          '> ExportNamedDeclaration[exportKind=value] > ExportSpecifier',
          '> ExportAllDeclaration',
          '> ExportDefaultDeclaration',
          '> ExportNamedDeclaration > VariableDeclaration > VariableDeclarator:not([init.callee.name=/^(action|publicAction)$/])',
        ].map((exported) => ({
          selector: `Program:has(> ExpressionStatement[directive='use server']) ${exported}`,
          message: 'Every export is a public endpoint: export only action(…) or publicAction(…).',
        })),
      ],
    },
  },
  // Playwright calls what hands over a fixture `use`.
  { files: ['e2e/**'], rules: { 'react-hooks/rules-of-hooks': 'off' } },
  prettier,
]
