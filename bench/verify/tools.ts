import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { versions as patchReleases, releaseOf } from '../../oracle/api-server/build';
import { isUpToDate } from '../../oracle/build';

/** What is compared, in the versions that the tables in docs/validators.md are of. */
export const versions = { kubeconform: 'v0.8.0', 'kubectl-validate': 'v0.0.4', 'kubernetes-models': '5.1.0' } as const;

const modules = {
  kubeconform: 'github.com/yannh/kubeconform/cmd/kubeconform',
  'kubectl-validate': 'sigs.k8s.io/kubectl-validate',
} as const;

const project = resolve(__dirname, '..', '..');
const folder = join(project, 'build', 'bench');

/** The program, built from its Go module unless it is there. */
export function goTool(name: keyof typeof modules): string {
  return goProgram(name, modules[name], versions[name]);
}

/** A program of a Go module, built unless that version of it is there. */
export function goProgram(name: string, module: string, version: string): string {
  const bin = join(folder, `${name}-${version}`);
  const program = join(bin, name);
  if (existsSync(program)) return program;
  const env = { ...process.env, GOBIN: bin, GOFLAGS: '' };
  execFileSync('go', ['install', `${module}@${version}`], { cwd: '/', env, stdio: 'inherit' });
  return program;
}

/** What measures other programs, as the system counts for them. */
export function measureProgram(): string {
  const program = join(folder, 'measure');
  const sources = join(__dirname, 'measure');
  if (isUpToDate(program, sources)) return program;
  execFileSync('go', ['build', '-o', program, '.'], { cwd: sources, stdio: 'inherit' });
  return program;
}

/** Where kubernetes-models is installed, in a project of its own. */
export function npmTool(): string {
  const version = versions['kubernetes-models'];
  const home = join(folder, `kubernetes-models-${version}`);
  if (existsSync(join(home, 'node_modules', 'kubernetes-models'))) return home;
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', `kubernetes-models@${version}`];
  execFileSync('npm', install, { cwd: home, stdio: 'inherit' });
  return home;
}

/** The folder of Kubernetes' own Go module, of the patch release that the oracle is built from. */
export function kubernetesModule(release: string): string {
  const version = patchReleases().find((each) => releaseOf(each) === release);
  if (version === undefined) throw new Error(`oracle/api-server/versions.txt has no patch release of ${release}`);
  const download = ['mod', 'download', '-json', `k8s.io/kubernetes@${version}`];
  return JSON.parse(execFileSync('go', download, { cwd: '/', encoding: 'utf8' })).Dir;
}

/** The library as it is published. Beside the project's node_modules, where its command finds what it needs. */
export function compiled(): string {
  const into = join(folder, 'compiled');
  execFileSync(process.execPath, [join(project, 'scripts', 'build.cjs'), into], { stdio: 'inherit' });
  return join(into, 'lib');
}
