// What jest has in place of @kubernetes/client-node: moduleNameMapper of jest.config.cjs, and jest-environment.cjs.
module.exports = { ...globalThis.requireOfNode('@kubernetes/client-node') };
