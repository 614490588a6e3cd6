/**
 * Runs a validator that is a library for Node over a file of JSON lines, in a process of its own:
 *
 *     node in-node.mjs verify|kubernetes-models FOLDER RELEASE FILE PASSES
 *
 * Prints as JSON how long each pass took and which objects are refused.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [validator, folder, release, file, passes] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8').trimEnd().split('\n');

/** Of a validator: what a pass calls for each object, and whether the object is refused. */
async function load() {
  if (validator === 'verify') {
    const { verify } = createRequire(import.meta.url)(join(folder, 'verify', 'index.js'));
    const all = { kubernetes: release, podSecurity: 'restricted', practices: true };
    const asServer = { kubernetes: release, podSecurity: false, practices: false };
    const server = ({ code, severity }) => severity === 'error' && /^(shape|api)\//.test(code);
    return {
      run: (object) => verify(object, all),
      // What a server drops without a word is an error of ours, and no refusal of the server's.
      refuses: (object) => verify(object, asServer).some(server),
    };
  }
  const kinds = new Map();
  for (const version of ['v1', 'apps/v1', 'batch/v1', 'policy/v1', 'autoscaling/v2', 'networking.k8s.io/v1']) {
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

const { run, refuses } = await load();
const times = [];
for (let pass = 0; pass < Number(passes); pass++) {
  const parsing = performance.now();
  // Fresh objects for each pass: nothing may be remembered of them.
  const objects = lines.map((line) => JSON.parse(line));
  const started = performance.now();
  const cpu = process.cpuUsage();
  for (const object of objects) run(object);
  const { user, system } = process.cpuUsage(cpu);
  times.push({ wall: (performance.now() - started) * 1000, cpu: user + system, parse: (started - parsing) * 1000 });
}
const refused = Number(passes) > 0 ? [] : lines.map((line) => refuses(JSON.parse(line)));
process.stdout.write(JSON.stringify({ times, refused }));
