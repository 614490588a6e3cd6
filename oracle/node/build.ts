import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goMod, releaseOf, stamp, versions } from '../api-server/build';
import { builtPrograms, isUpToDate } from '../build';

/** The programs of a release, which are one binary under several names. */
const programs = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'kube-proxy',
  'kubectl',
];

const containerd = 'github.com/containerd/containerd/v2/cmd';
const containerdVersion = 'v2.2.9';

/** The folder with all programs of a node: `build/oracle/node-1.37`. */
export function nodePrograms(release: string): string {
  return join(builtPrograms, `node-${release}`);
}

/** The newest release that a node can be built for. */
export function newestRelease(): string {
  return releaseOf(versions().at(-1) ?? '');
}

/** Builds the programs of a node of one release, unless they are newer than their sources, and returns their folder. */
export function buildNode(release: string): string {
  const version = versions().find((each) => releaseOf(each) === release);
  if (version === undefined)
    throw new Error(`unknown release ${release}; use one of ${versions().map(releaseOf).join(', ')}`);
  const into = nodePrograms(release);
  mkdirSync(into, { recursive: true });
  buildSharedPrograms();
  for (const name of ['containerd', 'containerd-shim-runc-v2', 'ctr', 'coredns', 'pause', 'relay']) {
    link(join('..', 'node', name), join(into, name));
  }
  buildKube(version, join(into, 'kube'));
  for (const name of programs) link('kube', join(into, name));
  return into;
}

/** What is the same for all releases, in `build/oracle/node`. */
function buildSharedPrograms(): void {
  const into = join(builtPrograms, 'node');
  mkdirSync(into, { recursive: true });
  if (!isUpToDate(join(into, 'containerd'), __filename)) {
    const commands = ['containerd', 'containerd-shim-runc-v2', 'ctr'];
    go('/', ['install', ...flags(), ...commands.map((name) => `${containerd}/${name}@${containerdVersion}`)], {
      GOBIN: into,
    });
  }
  for (const name of ['pause', 'relay']) buildHere(join(__dirname, 'tools'), `./${name}`, join(into, name));
  buildHere(join(__dirname, 'coredns'), '.', join(into, 'coredns'));
}

function buildHere(sources: string, folder: string, binary: string): void {
  if (!isUpToDate(binary, sources)) go(sources, ['build', '-mod=readonly', ...flags(), '-o', binary, folder]);
}

function buildKube(version: string, binary: string): void {
  const sources = join(__dirname, 'kube');
  if (isUpToDate(binary, sources)) return;
  const work = join(builtPrograms, 'work', `node-${version}`);
  mkdirSync(work, { recursive: true });
  cpSync(sources, work, { recursive: true });
  writeFileSync(join(work, 'go.mod'), goMod('kube', version));
  go(work, ['build', '-mod=mod', ...flags(stamp(version)), '-o', binary, '.']);
}

const flags = (more = ''): readonly string[] => ['-ldflags', `-s -w ${more}`.trim()];

/** Without cgo, as podcheck is built, so that both find the same packages in Go's build cache. */
function go(cwd: string, command: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  const options = { cwd, env: { ...process.env, CGO_ENABLED: '0', ...env } };
  execFileSync('nice', ['go', ...command], { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
}

function link(to: string, path: string): void {
  rmSync(path, { force: true });
  symlinkSync(to, path);
}

if (require.main === module) {
  const wanted = process.argv.slice(2);
  for (const release of wanted.length === 0 ? [newestRelease()] : wanted) console.log(buildNode(release));
}
