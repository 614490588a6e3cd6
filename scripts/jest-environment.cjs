// jest's environment for Node, with Node's own `require` in it: jest's cannot load @kubernetes/client-node, an ES module.
const { TestEnvironment } = require('jest-environment-node');

module.exports = class extends TestEnvironment {
  constructor(...given) {
    super(...given);
    this.global.requireOfNode = require;
  }
};
