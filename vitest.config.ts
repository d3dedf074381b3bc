import { defineConfig } from 'vitest/config';

/** How long a condition is waited for; a busy machine needs longer than the second that is usual. */
const expect = { poll: { timeout: 10_000 } };

// One test file belongs to exactly one project, by its name:
//   *.test.ts          pure code, no database
//   *.db.test.ts       a real database; runs once on PGlite and once on Postgres (FLEDGE_TEST_DB)
//   *.process.test.ts  the built server in processes of its own
//   *.browser.test.ts  a real Chromium against a real server
//   tests/rules.test.ts  the rules of the house
const database = (name: 'pglite' | 'postgres') => ({
  test: {
    name,
    expect,
    include: ['{server,embed,tests}/**/*.db.test.ts'],
    env: { FLEDGE_TEST_DB: name },
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{server,widgets,embed,tests,scripts,bench}/**/*.test.ts'],
          exclude: ['**/*.{db,process,browser}.test.ts', 'tests/rules.test.ts', '**/node_modules/**'],
          testTimeout: 20_000,
        },
      },
      { test: { name: 'rules', include: ['tests/rules.test.ts'], testTimeout: 30_000 } },
      database('pglite'),
      database('postgres'),
      {
        test: {
          name: 'process',
          expect,
          include: ['tests/**/*.process.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          expect,
          include: ['{tests,widgets,embed}/**/*.browser.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          // What a page meets within a second is measured when no other suite competes for the machine.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
        },
      },
    ],
  },
});
