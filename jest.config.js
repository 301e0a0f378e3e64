const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      target: 'es2022',
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

// These packages ship ES modules only; Jest runs CommonJS, so they are compiled like our own files.
const esmOnly = [
  'until-async',
  'rettime',
  '@open-draft/deferred-promise',
  'next-intl',
  'use-intl',
  'intl-messageformat',
  '@auth/prisma-adapter',
  '@formatjs',
  'jose',
  'uuid',
];

const common = {
  transform: { '^.+\\.(t|j)sx?$': swc, '^.+\\.mjs$': swc },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'jsx', 'ts', 'tsx', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/.next/', '<rootDir>/.data/', '<rootDir>/dist/'],
  moduleNameMapper: {
    '\\.(module\\.)?css$': '<rootDir>/tests/support/css-names.cjs',
    // The generated client imports the ES module builds of the query compiler; CommonJS needs their twins.
    '^@prisma/client/runtime/(query_compiler.*)\\.mjs$': '@prisma/client/runtime/$1.js',
    '^@/(.*)$': '<rootDir>/src/$1',
  },
};

const setupFiles = ['<rootDir>/tests/support/setup-env.ts'];

const afterEnv = ['console', 'msw', 'database'].map((name) => `<rootDir>/tests/support/setup-${name}.ts`);

/** @type {import('jest').Config} */
export default {
  globalSetup: '<rootDir>/tests/support/global-setup.mjs',
  globalTeardown: '<rootDir>/tests/support/global-teardown.mjs',
  maxWorkers: 2,
  // A machine that is busy with something else is no failure.
  testTimeout: 30_000,
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...common,
      displayName: 'api',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
      setupFiles,
      setupFilesAfterEnv: afterEnv,
    },
    {
      ...common,
      displayName: 'ui',
      testEnvironment: 'jest-fixed-jsdom',
      testMatch: ['<rootDir>/tests/ui/**/*.test.tsx'],
      setupFiles,
      setupFilesAfterEnv: ['@testing-library/jest-dom', ...afterEnv],
    },
    {
      ...common,
      displayName: 'e2e',
      testEnvironment: 'node',
      // A serial runner is its own group: Jest starts it once the other projects are done.
      runner: '<rootDir>/tests/support/serial-runner.cjs',
      testMatch: ['<rootDir>/tests/e2e/**/*.e2e.ts'],
      setupFiles: ['<rootDir>/tests/support/setup-env-e2e.ts'],
      setupFilesAfterEnv: ['<rootDir>/tests/support/setup-e2e.ts'],
    },
  ],
};
