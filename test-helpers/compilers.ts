import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathsToDeclarations } from './declarations';

const project = resolve(__dirname, '..');

/** The TypeScript that the project is compiled with, and 5.9, which cdk8s' own projects have: jsii brings it here. */
export const compilers: Readonly<Record<string, string>> = {
  '5.9': compilerIn(dirname(require.resolve('jsii/package.json'))),
  '7.0': compilerIn(project),
};

function compilerIn(folder: string): string {
  return dirname(require.resolve('typescript/package.json', { paths: [folder] }));
}

/** The release of one of the compilers, as `5.9`. */
export function releaseOf(compiler: string): string {
  const { version } = JSON.parse(readFileSync(join(compiler, 'package.json'), 'utf8')) as { readonly version: string };
  return version.split('.').slice(0, 2).join('.');
}

/** What the programs of a test find. */
interface ProgramOptions {
  /** A package that is not installed: a program that imports it, also in a declaration, does not compile. */
  readonly missing?: string;
}

/** Our package under its own name, as strictly as a user may have it. */
const tsconfig = ({ missing }: ProgramOptions) => ({
  extends: join(project, 'tsconfig.json'),
  compilerOptions: {
    paths: { ...pathsToDeclarations(), ...(missing !== undefined && { [missing]: ['./missing/index.d.ts'] }) },
    skipLibCheck: missing === undefined,
    types: ['node'],
    typeRoots: [join(project, 'node_modules/@types')],
  },
  include: ['*.ts'],
});

/** What a compiler says of each of some programs, by name; `''` where all is well. One process compiles them all. */
export function diagnosticsOf<Name extends string>(
  compiler: string,
  programs: Readonly<Record<Name, string>>,
  options: ProgramOptions = {},
): Readonly<Record<Name, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'compiled-'));
  const names = Object.keys(programs) as Name[];
  const fileOf = (name: Name) => `program-${names.indexOf(name)}.ts`;
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig(options)));
  mkdirSync(join(folder, 'missing'));
  writeFileSync(join(folder, 'missing/index.d.ts'), 'export declare const missing: IsNotInstalled;');
  for (const name of names) writeFileSync(join(folder, fileOf(name)), programs[name]);
  const { stdout } = spawnSync(process.execPath, [join(compiler, 'bin/tsc'), '-p', '.', '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  // A message begins with its file; the lines that belong to it are indented.
  const messages = stdout.split(/^(?=\S)/m);
  const saidOf = (name: Name) => messages.filter((message) => message.startsWith(`${fileOf(name)}(`)).join('');
  const elsewhere = messages.filter((message) => !/^program-\d+\.ts\(/.test(message)).join('');
  if (elsewhere !== '') throw new Error(elsewhere);
  return Object.fromEntries(names.map((name) => [name, saidOf(name)])) as Record<Name, string>;
}
