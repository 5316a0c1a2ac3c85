import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const withPostgres = at('./tests/support/with-postgres.ts')
const withBuild = at('./tests/support/with-build.ts')

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: at('./') },
      { find: 'server-only', replacement: at('./tests/support/nothing.ts') },
    ],
  },
  test: {
    setupFiles: at('./tests/support/no-console-error.ts'),
    // What is waited for comes, on a busy machine late: only what never comes is a failure.
    expect: { poll: { timeout: 25_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{app,components,lib}/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'contract', include: ['tests/contract/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: withPostgres,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          globalSetup: [withPostgres, withBuild],
          // They mostly wait: for a dead worker's heartbeat to lapse, for an upstream's timeout.
          maxWorkers: 4,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
