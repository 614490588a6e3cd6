import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { pathsToDeclarations } from '../test-helpers/declarations';
import { fencesOf, fileOf, type Program } from './fences';

const project = resolve(__dirname, '..');

/** Our package from source, under its own name, for programs outside of the checkout. */
const tsconfig = {
  extends: join(project, 'tsconfig.json'),
  compilerOptions: {
    paths: { 'cdk8s-pods': [join(project, 'lib/index.ts')], 'cdk8s-pods/*': [join(project, 'lib/*/index.ts')] },
    types: ['node'],
    typeRoots: [join(project, 'node_modules/@types')],
  },
  include: ['*.ts'],
};

/**
 * A new folder as a reader of a page has it: the files that the page says, and what its programs expect to be there
 * already (a StatefulSet in `existing.yaml`, a `helm` that prints a Deployment).
 */
export function readersFolder(markdown: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'reader-'));
  for (const fence of fencesOf(markdown)) {
    const file = fileOf(fence);
    if (file !== undefined && fence.language === 'yaml') writeFileSync(join(folder, file), fence.text);
  }
  cpSync(join(__dirname, 'testdata'), folder, { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  return folder;
}

/** What became of a program. */
export interface Outcome {
  readonly status: number | null;
  /** What it printed on standard output. */
  readonly printed: string;
  /** What it printed on standard error. */
  readonly reported: string;
  /** All the YAML that it wrote, as one text. */
  readonly written: string;
}

/** Runs a program in a reader's folder. */
export function runProgram({ file, text }: Program, folder: string): Outcome {
  const outdir = mkdtempSync(join(folder, 'dist-'));
  writeFileSync(join(folder, file), text);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', 'tsx/cjs', file], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      CDK8S_OUTDIR: outdir,
      PATH: `${folder}${delimiter}${process.env.PATH}`,
      TSX_TSCONFIG_PATH: join(folder, 'tsconfig.json'),
    },
  });
  return { status, printed: stdout, reported: stderr, written: yamlIn(outdir) };
}

/** Type-checks the programs of a page in a reader's folder; what the compiler says, `''` where all is well. */
export function checkPrograms(programs: readonly Program[], folder: string): string {
  for (const { file, text } of programs) writeFileSync(join(folder, file), text);
  return checkFolder(folder);
}

/** The same of all programs in a folder with a tsconfig.json by which they run. */
export function checkFolder(folder: string): string {
  const config = join(folder, 'tsconfig.check.json');
  const options = { extends: './tsconfig.json', compilerOptions: { paths: pathsToDeclarations() } };
  writeFileSync(config, JSON.stringify(options));
  return spawnSync(join(project, 'node_modules/.bin/tsc'), ['-p', config], { encoding: 'utf8' }).stdout;
}

/** All the YAML in a folder and those in it, as one text. */
export function yamlIn(folder: string): string {
  const files = readdirSync(folder, { encoding: 'utf8', recursive: true }).filter((file) => file.endsWith('.yaml'));
  return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('---\n');
}
