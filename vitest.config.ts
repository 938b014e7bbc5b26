import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** A project runs every test below `db/` on one engine, so that both are always asked the same questions. */
const onEngine = (engine: 'pglite' | 'postgres') => ({
  extends: true as const,
  test: {
    name: engine,
    include: ['db/**/*.test.ts', 'lib/auth/**/*.test.ts', 'lib/actions/**/*.test.ts'],
    // Folders are the embedded engine's alone.
    exclude: engine === 'postgres' ? ['db/embedded.test.ts'] : [],
    globalSetup: ['db/testing/setup.ts'],
    provide: { engine },
    testTimeout: 60_000,
    maxWorkers: 2,
    hookTimeout: 120_000,
  },
})

export default defineConfig({
  resolve: {
    alias: {
      '@': here('.'),
      // It throws outside Next's own bundles.
      'server-only': here('./db/testing/server-only.ts'),
    },
  },
  test: {
    environment: 'node',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'lib/**/*.test.ts',
            'components/**/*.test.{ts,tsx}',
            'bin/**/*.test.mjs',
            'docs/*.test.ts',
          ],
          exclude: ['lib/auth/**', 'lib/actions/**'],
        },
      },
      onEngine('pglite'),
      onEngine('postgres'),
    ],
  },
})
