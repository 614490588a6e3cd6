// npm runs this after `npm ci` in a checkout, and when it installs the package from a git repository, which has no build.
// In a checkout with one it does nothing: `npm run build` makes it anew.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

if (!existsSync(join(__dirname, '..', 'build', 'lib', 'index.js'))) require('./build.cjs');
