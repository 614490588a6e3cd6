// Loaded into the programs that `cdk8s-pods synth --watch` starts (node --require): when one ends, it appends to the file
// CDK8S_PODS_READS which files of the project it has read, without those that it has written itself. Folders that it
// listed end with a slash. Which files of cdk8s, of this package and of what compiles TypeScript it has loaded goes to
// CDK8S_PODS_READS.packages: loading them does nothing else, so wait-ahead.cjs can do it before the next run.
const childProcess = require('node:child_process');
const fs = require('node:fs');
const { resolve, sep } = require('node:path');
const { isMainThread } = require('node:worker_threads');

const report = process.env.CDK8S_PODS_READS;
if (report !== undefined && isMainThread) watch();

function watch() {
  const project = process.cwd();
  const read = new Set();
  const listed = new Set();
  const started = new Set();
  const written = new Set();
  for (const name of ['readFileSync', 'readFile', 'openSync', 'open', 'createReadStream', 'statSync']) {
    note(fs, name, ([path]) => read.add(path));
  }
  for (const name of ['readFile', 'open']) note(fs.promises, name, ([path]) => read.add(path));
  for (const name of ['readdirSync', 'readdir']) note(fs, name, ([path]) => listed.add(path));
  note(fs.promises, 'readdir', ([path]) => listed.add(path));
  for (const api of [fs, fs.promises]) {
    for (const name of ['writeFile', 'appendFile']) note(api, name, ([path]) => written.add(path));
    note(api, 'rename', ([, path]) => written.add(path));
  }
  for (const name of ['writeFileSync', 'appendFileSync']) note(fs, name, ([path]) => written.add(path));
  note(fs, 'renameSync', ([, path]) => written.add(path));
  // A chart that helm renders, and a file that another process reads.
  for (const name of ['spawn', 'spawnSync', 'execFile', 'execFileSync']) {
    note(childProcess, name, ([, args]) => {
      if (Array.isArray(args)) for (const one of args) started.add(one);
    });
  }
  process.on('exit', () => {
    const files = [...read, ...started, ...Object.keys(require.cache)].flatMap((path) => inProject(path, 'isFile'));
    const folders = [...listed].flatMap((path) => inProject(path, 'isDirectory'));
    const charts = [...started].flatMap((path) => inProject(path, 'isDirectory')).flatMap(filesUnder);
    const ours = new Set([...written].flatMap((path) => inProject(path, 'isFile')));
    const paths = [...files.filter((path) => !ours.has(path)), ...charts, ...folders.map((path) => `${path}${sep}`)];
    append(report, [...new Set(paths)]);
    append(`${report}.packages`, Object.keys(require.cache).filter(isKnownPackage));
  });

  function inProject(path, kind) {
    if (typeof path !== 'string' || path === '') return [];
    const full = resolve(project, path);
    const isOurs = full.startsWith(`${project}${sep}`) && !/[\\/](?:node_modules|\.git)(?:[\\/]|$)|\n/.test(full);
    return isOurs && fs.statSync(full, { throwIfNoEntry: false })?.[kind]() === true ? [full] : [];
  }
}

function isKnownPackage(path) {
  return /[\\/]node_modules[\\/](?:cdk8s|cdk8s-plus-\d+|cdk8s-pods|constructs|esbuild|ts-node|tsx|typescript|yaml)[\\/]/.test(
    path,
  );
}

function append(file, lines) {
  if (lines.length > 0) fs.appendFileSync(file, `${lines.join('\n')}\n`);
}

function filesUnder(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => resolve(entry.parentPath ?? entry.path, entry.name));
}

function note(of, name, see) {
  const original = of[name];
  of[name] = Object.assign(function (...args) {
    see(args);
    return original.apply(this, args);
  }, original);
}
