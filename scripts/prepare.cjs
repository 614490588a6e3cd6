// npm runs this after `npm ci` in a checkout, and when it installs the package from a git repository, which has no build.
// In a checkout with one it does nothing: `npm run build` makes it anew.
const { execFileSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const project = join(__dirname, '..');

if (!existsSync(join(project, 'build', 'lib', 'index.js'))) {
  if (!isInstalled('esbuild')) install();
  require('./build.cjs');
}

function isInstalled(name) {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** What `npm install --global git+…` leaves undone, as pre-commit has it: there, npm does not install what a build needs. */
function install() {
  const isOfTheOther = (name) =>
    /^npm_(?:config_(?:global|global_prefix|local_prefix|prefix|location)|command)$/i.test(name);
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOfTheOther(name)));
  const { npm_execpath: npm = 'npm' } = process.env;
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const command = /\.c?js$/.test(npm) ? [process.execPath, npm, ...args] : [npm, ...args];
  execFileSync(command[0], command.slice(1), { cwd: project, env, stdio: ['ignore', 'ignore', 'inherit'] });
}
