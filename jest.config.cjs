const { availableParallelism } = require('node:os');

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/scripts/jest-environment.cjs',
  setupFiles: ['<rootDir>/scripts/property-seed.cjs'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // The project under its own name, from source: snippets in the docs are written as a user writes them.
  moduleNameMapper: {
    '^cdk8s-pods$': '<rootDir>/lib/index.ts',
    '^cdk8s-pods/([a-z]+)$': '<rootDir>/lib/$1/index.ts',
    '^@kubernetes/client-node$': '<rootDir>/scripts/client-node-for-jest.cjs',
  },
  testMatch: ['<rootDir>/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '\\.e2e\\.test\\.ts$', '<rootDir>/build/', '<rootDir>/dist/'],
  // jest leaves one core to others: of two, that would be half.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // Only what hangs takes that long: no test may fail because the machine is busy.
  testTimeout: 600_000,
  modulePathIgnorePatterns: ['<rootDir>/build/'],
};
