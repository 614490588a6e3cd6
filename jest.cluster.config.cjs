const config = require('./jest.config.cjs');

/**
 * The scenarios on a real control plane: `npm run test:cluster` starts it and runs them.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...config,
  testMatch: ['<rootDir>/e2e/cluster/**/*.scenario.ts'],
  testTimeout: 900_000,
  // A scenario that failed may have connections open.
  forceExit: true,
};
