/**
 * Runs a validator that is a library for Node over a file of JSON lines, in a process of its own:
 *
 *     node in-node.mjs verify|kubernetes-models FOLDER RELEASE FILE                       which objects are refused
 *     node in-node.mjs verify|kubernetes-models FOLDER RELEASE FILE values|JSON [WARM-UP] how long they take, after others
 *
 * Prints JSON.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [validator, folder, release, file, reads, warmUp] = process.argv.slice(2);

/** Of a validator: what a pass calls for each object, and whether the object is refused. */
async function load() {
  if (validator === 'verify') {
    const { verify } = createRequire(import.meta.url)(join(folder, 'verify', 'index.js'));
    const all = { kubernetes: release, podSecurity: 'restricted', practices: true };
    const asServer = { kubernetes: release, podSecurity: false, practices: false };
    const server = ({ code, severity }) => severity === 'error' && /^(shape|api)\//.test(code);
    return {
      run: (object) => verify(object, all),
      // What a server clears without a word is refused here, and counted by itself.
      refuses: (object) => verify(object, asServer).some(server),
    };
  }
  const kinds = new Map();
  for (const version of [
    'v1',
    'apps/v1',
    'batch/v1',
    'policy/v1',
    'autoscaling/v1',
    'autoscaling/v2',
    'networking.k8s.io/v1',
  ]) {
    const index = join(folder, 'node_modules', 'kubernetes-models', version, 'index.js');
    for (const [kind, type] of Object.entries(await import(pathToFileURL(index).href)))
      kinds.set(`${version} ${kind}`, type);
  }
  const run = (object) => {
    const Kind = kinds.get(`${object?.apiVersion} ${object?.kind}`);
    if (Kind === undefined) throw new Error('unknown kind');
    new Kind(object).validate();
  };
  const refuses = (object) => {
    try {
      run(object);
      return false;
    } catch {
      return true;
    }
  };
  // It throws at the first fault.
  return { run: refuses, refuses };
}

/** Fresh lines or objects for each pass: nothing may be remembered of them. */
function inputsIn(path) {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return reads === 'JSON' ? lines : lines.map((line) => JSON.parse(line));
}

const { run, refuses } = await load();
const pass = reads === 'JSON' ? (line) => run(JSON.parse(line)) : run;
if (reads === undefined) {
  process.stdout.write(JSON.stringify(inputsIn(file).map(refuses)));
} else {
  for (const input of warmUp === undefined ? [] : inputsIn(warmUp)) pass(input);
  const inputs = inputsIn(file);
  const started = performance.now();
  const cpu = process.cpuUsage();
  for (const input of inputs) pass(input);
  const { user, system } = process.cpuUsage(cpu);
  process.stdout.write(JSON.stringify({ wall: (performance.now() - started) * 1000, cpu: user + system }));
}
