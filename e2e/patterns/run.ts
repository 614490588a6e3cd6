import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { releaseOf, versions } from '../../oracle/api-server/build';
import { buildNode, newestRelease } from '../../oracle/node/build';
import { downloadDefinitions } from './harness/custom-resources';
import { buildApp } from './harness/own-programs';
import { readResults, skippedLines } from './harness/results';
import { record } from './proof';

// `npm run test:patterns [-- JEST-ARGUMENTS]`: starts a node, runs jest in its network namespace, where Pods and Services
// can be reached, and stops it.
//
// PATTERNS_RELEASE=1.30 is another release, PATTERNS_NODE=DIR a node that runs already, PATTERNS_KEEP=1 leaves it running, and
// PATTERNS_RECORD=1 writes the results to proof.json.

const project = resolve(__dirname, '../..');
const up = join(project, 'oracle/node/up');
const { PATTERNS_RELEASE: release = newestRelease(), PATTERNS_NODE: running, PATTERNS_KEEP: keep } = process.env;

/** Why no node can run here, if so. */
function obstacle(): string | undefined {
  const { status, stdout } = spawnSync(up, ['check'], { encoding: 'utf8' });
  return status === 0 ? undefined : stdout?.trim() || 'not Linux';
}

function main(): number {
  const reason = obstacle();
  if (reason !== undefined) {
    console.error(`cannot run a node: ${reason}`);
    return 1;
  }
  buildApp();
  downloadDefinitions();
  const folder = mkdtempSync(join(tmpdir(), 'patterns-'));
  const node = running ?? join(folder, 'node');
  try {
    if (running === undefined)
      execFileSync(up, ['start', buildNode(release), node], { stdio: ['ignore', 2, 'inherit'] });
    return runJest(node, join(folder, 'results'));
  } finally {
    if (keep) console.error(`the node is in ${node}; stop it with ${up} stop ${node}`);
    else {
      if (running === undefined) execFileSync(up, ['stop', node]);
      rmSync(folder, { recursive: true });
    }
  }
}

function runJest(node: string, file: string): number {
  const first = readFileSync(join(node, 'first.pid'), 'utf8').trim();
  const jest = [join(project, 'node_modules/.bin/jest'), '--config', 'jest.patterns.config.cjs', '-i'];
  const command = ['-t', first, '-n', process.execPath, ...jest, ...process.argv.slice(2)];
  const env = { ...process.env, PATTERNS_NODE: node, PATTERNS_RELEASE: release, PATTERNS_RESULTS: file };
  const { status } = spawnSync('nsenter', command, { cwd: project, stdio: 'inherit', env });
  const results = readResults(file);
  for (const line of skippedLines(results)) console.error(line);
  if (process.env.PATTERNS_RECORD) {
    const version = versions().find((each) => releaseOf(each) === release) ?? release;
    record(results, version.slice(1), new Date().toISOString().slice(0, 10));
  }
  return status ?? 1;
}

process.exitCode = main();
