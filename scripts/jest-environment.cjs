// jest's environment for Node, with Node's own `require` in it: jest's cannot load @kubernetes/client-node, an ES module.
// What a file of tests leaves in the folder for temporary files, as each App of cdk8s' own Testing does, goes with it.
const { chmodSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { TestEnvironment } = require('jest-environment-node');

module.exports = class extends TestEnvironment {
  constructor(...given) {
    const { TMPDIR } = process.env;
    const folder = mkdtempSync(join(tmpdir(), 'cdk8s-pods-'));
    // Programs of other users, as PostgreSQL is, write there too.
    chmodSync(folder, 0o1777);
    // The environment copies the variables.
    process.env.TMPDIR = folder;
    super(...given);
    this.global.requireOfNode = require;
    this.removeFolder = () => {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    };
  }

  async teardown() {
    await super.teardown();
    this.removeFolder();
  }
};
