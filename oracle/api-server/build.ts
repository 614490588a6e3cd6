import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtPrograms, isUpToDate } from '../build';

/** A Go program here, made from one Kubernetes release's own modules. */
export type Program = 'podcheck' | 'control-plane';

interface GoModule {
  readonly Go: string;
  readonly Require?: readonly { readonly Path: string; readonly Version: string }[];
  readonly Replace?: readonly { readonly Old: { readonly Path: string } }[];
  readonly Godebug?: readonly { readonly Key: string; readonly Value: string }[];
}

/** The patch releases that the oracle is built from, oldest first: `v1.28.15`. */
export function versions(): readonly string[] {
  return readFileSync(join(__dirname, 'versions.txt'), 'utf8').trim().split('\n');
}

/** `1.28` of `v1.28.15`. */
export function releaseOf(version: string): string {
  return version.slice(1).split('.').slice(0, 2).join('.');
}

/** Where the program for a release is, or will be once it is built: `build/oracle/podcheck-1.28`. */
export function binaryOf(program: Program, release: string): string {
  return join(builtPrograms, `${program}-${release}`);
}

/**
 * Builds a program for one patch release, unless what is there is newer than its sources. A first build takes minutes,
 * later ones seconds.
 *
 * k8s.io/kubernetes requires its staging modules as v0.0.0, so each gets a replacement with the release's own version
 * (v1.33.13 → v0.33.13). That works only for patch releases of which every staging module is published.
 */
export function build(program: Program, version: string): string {
  const binary = binaryOf(program, releaseOf(version));
  const sources = join(__dirname, program);
  if (isUpToDate(binary, sources)) return binary;
  const work = join(builtPrograms, 'work', `${program}-${version}`);
  mkdirSync(work, { recursive: true });
  cpSync(sources, work, { recursive: true });
  writeFileSync(join(work, 'go.mod'), goMod(program, version));
  // The resize subresource, and with it what resize.go imports, came with 1.33.
  const tags = Number(version.split('.')[1]) >= 33 ? ['-tags', 'resize'] : [];
  const go = ['go', 'build', '-mod=mod', ...tags, '-ldflags', `-s -w ${stamp(version)}`, '-o', binary, '.'];
  // Without cgo, as oracle/node is built, so that both find the same packages in Go's build cache.
  const env = { ...process.env, CGO_ENABLED: '0' };
  execFileSync('nice', go, { cwd: work, env, stdio: ['ignore', 'inherit', 'pipe'] });
  return binary;
}

/** The go.mod of a program that is made from one Kubernetes release's modules. */
export function goMod(program: string, version: string): string {
  const { GoMod } = goJson('mod', 'download', '-json', `k8s.io/kubernetes@${version}`);
  const needs: GoModule = goJson('mod', 'edit', '-json', GoMod);
  const staging = new Set([
    ...(needs.Require ?? []).filter(({ Version }) => Version === 'v0.0.0').map(({ Path }) => Path),
    ...(needs.Replace ?? []).map(({ Old }) => Old.Path),
  ]);
  const own = [...staging].filter((path) => path.startsWith('k8s.io/')).sort();
  return [
    `module ${program}\n`,
    `go ${needs.Go}\n`,
    `require k8s.io/kubernetes ${version}\n`,
    ...own.map((path) => `replace ${path} => ${path} v0${version.slice(2)}`),
    ...(needs.Godebug ?? []).map(({ Key, Value }) => `godebug ${Key}=${Value}`),
    '',
  ].join('\n');
}

// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the go command's own JSON, told by whoever asks
function goJson(...command: readonly string[]): any {
  return JSON.parse(execFileSync('go', command, { cwd: '/', encoding: 'utf8', maxBuffer: 1 << 26 }));
}

/** The linker's flags that make a program report its release. */
export function stamp(version: string): string {
  const [major = '', minor = ''] = version.slice(1).split('.');
  const values = { gitVersion: version, gitMajor: major, gitMinor: minor };
  return Object.entries(values)
    .map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`)
    .join(' ');
}

if (require.main === module) {
  const [program = 'podcheck', ...wanted] = process.argv.slice(2);
  if (program !== 'podcheck' && program !== 'control-plane') {
    throw new Error(`unknown program ${program}: podcheck or control-plane, then releases such as 1.33 (default: all)`);
  }
  for (const version of versions().filter((each) => wanted.length === 0 || wanted.includes(releaseOf(each)))) {
    console.log(build(program, version));
  }
}
