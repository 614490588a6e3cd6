const config = require('./jest.config.cjs');

/**
 * The scenarios in a real node, one after the other: `npm run test:patterns` starts the node and runs them.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...config,
  testMatch: ['<rootDir>/e2e/patterns/**/*.scenario.ts'],
  testTimeout: 900_000,
  // A scenario that failed may have connections open.
  forceExit: true,
};
