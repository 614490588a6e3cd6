import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build, releaseOf, versions } from '../../oracle/api-server/build';
import { buildNode, newestRelease } from '../../oracle/node/build';
import { downloadDefinitions } from '../patterns/harness/custom-resources';
import { type ControlPlane, controlPlaneIn, startControlPlane } from './harness/control-plane';

// `npm run test:cluster [-- JEST-ARGUMENTS]`: starts two control planes, runs jest, and stops them.
//
// CLUSTER_RELEASES=1.37 starts those releases only, CLUSTER_KEEP=1 leaves them running, and CLUSTER_FOLDERS=DIR,DIR are some that
// run already.

const project = resolve(__dirname, '../..');
const { CLUSTER_FOLDERS: running, CLUSTER_KEEP: keep } = process.env;
/** The newest, and an older one (not every module of 1.34 is published). */
const { CLUSTER_RELEASES: releases = `${newestRelease()},1.33` } = process.env;

function main(): number {
  const owner = keep ? undefined : process.pid;
  const planes: ControlPlane[] = [];
  downloadDefinitions();
  try {
    for (const folder of running?.split(',') ?? []) planes.push(controlPlaneIn(folder));
    if (running === undefined) {
      for (const release of releases.split(',')) planes.push(startControlPlane(release, programsOf(release), owner));
    }
    return runJest(planes.map(({ folder }) => folder).join());
  } finally {
    if (running === undefined && !keep) for (const plane of planes) plane.stop();
    else console.error(`still running: CLUSTER_FOLDERS=${planes.map(({ folder }) => folder).join()}`);
  }
}

/** Builds what is missing. The programs of the newest release are those of oracle/node, and kubectl is one of them. */
function programsOf(release: string): string {
  if (release === newestRelease()) return buildNode(release);
  const version = versions().find((each) => releaseOf(each) === release);
  if (version === undefined) throw new Error(`unknown release ${release}; use one of ${versions().map(releaseOf)}`);
  return build('control-plane', version);
}

function runJest(folders: string): number {
  const jest = join(project, 'node_modules/.bin/jest');
  const env = { ...process.env, CLUSTER_FOLDERS: folders };
  const args = [jest, '--config', 'jest.cluster.config.cjs', ...process.argv.slice(2)];
  return spawnSync(process.execPath, args, { cwd: project, stdio: 'inherit', env }).status ?? 1;
}

process.exitCode = main();
