import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const project = resolve(__dirname, '..');
const kept = join(project, 'build', 'declarations');

/**
 * `paths` of a tsconfig.json by which a program outside of the project imports the package as its users do: its declarations.
 * To compile its sources with each program would take ten times as long.
 */
export function pathsToDeclarations(): Readonly<Record<string, readonly string[]>> {
  const lib = join(declarations(), 'lib');
  return { 'cdk8s-pods': [join(lib, 'index.d.ts')], 'cdk8s-pods/*': [join(lib, '*/index.d.ts')] };
}

/** The folder with the declarations, which are made once for the sources as they are. */
function declarations(): string {
  const name = stateOfSources();
  const folder = join(kept, name);
  if (existsSync(folder)) return folder;
  mkdirSync(kept, { recursive: true });
  const made = mkdtempSync(join(kept, 'made-'));
  const options = ['-p', 'tsconfig.build.json', '--outDir', made, '--emitDeclarationOnly'];
  execFileSync(join(project, 'node_modules', '.bin', 'tsc'), options, { cwd: project });
  try {
    renameSync(made, folder);
  } catch {
    // Another test has made them meanwhile.
    rmSync(made, { recursive: true });
  }
  const others = readdirSync(kept).filter((one) => one !== name && !one.startsWith('made-'));
  for (const other of others) rmSync(join(kept, other), { recursive: true, force: true });
  return folder;
}

function stateOfSources(): string {
  const sources = readdirSync(join(project, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.m?ts$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => join('lib', file));
  const hash = createHash('sha256');
  for (const file of [...sources.sort(), 'tsconfig.json', 'tsconfig.build.json', 'node_modules/.package-lock.json']) {
    const { mtimeMs, size } = statSync(join(project, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
