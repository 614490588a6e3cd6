const { availableParallelism } = require('node:os');
const config = require('./jest.config.cjs');

/**
 * The tests that need something installed: the real nginx, helm, a stock project from the registry.
 * They fail without it: a skipped test hides. `.ci/run` installs what they need.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...config,
  testMatch: ['<rootDir>/**/*.e2e.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/build/', '<rootDir>/dist/'],
  // These install packages and start servers: not two of them at once on two cores.
  maxWorkers: Math.max(1, availableParallelism() - 1),
  testTimeout: 900_000,
};
