import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../harness';

const project = resolve(__dirname, '../../..');

/** The programs that the tests have installed; of them, an example needs helm. */
const installed = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-pods/bin');

/** The examples, by name. */
export const exampleNames: readonly string[] = readdirSync(join(project, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What an example writes, with the package from source. */
export async function exampleManifests(example: string): Promise<readonly Manifest[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    const [folder, outdir] = [join(scratch, example), join(scratch, 'dist')];
    cpSync(join(project, 'examples', example), folder, { recursive: true });
    mkdirSync(outdir);
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
    const paths = { 'cdk8s-pods': [join(project, 'lib/index.ts')] };
    const tsconfig = { extends: join(project, 'tsconfig.json'), compilerOptions: { paths } };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
    const PATH = `${process.env.PATH}${delimiter}${installed}`;
    const env = { ...process.env, CDK8S_OUTDIR: outdir, TSX_TSCONFIG_PATH: join(folder, 'tsconfig.json'), PATH };
    await promisify(execFile)(process.execPath, ['-r', 'tsx/cjs', 'main.ts'], { cwd: folder, env });
    return manifestsIn(outdir);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The manifests in the YAML files of a folder. */
export function manifestsIn(folder: string): readonly Manifest[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')))
    .map((document) => document.toJS());
}
