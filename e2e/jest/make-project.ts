import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

const project = resolve(__dirname, '../..');

/** The packages of the two runners, and what only one of them brings. */
const ofRunner = { jest: /^(?:jest|expect|babel-jest|@jest)$/, vitest: /^(?:vitest|@vitest)$/ };

/**
 * Makes a project that has this package as it was built, and of the two runners only one; everything else is what this
 * repository has installed.
 */
export function makeProject(folder: string, built: string, runner: keyof typeof ofRunner): void {
  cpSync(join(__dirname, 'project'), folder, { recursive: true });
  const modules = join(folder, 'node_modules');
  const absent = ofRunner[runner === 'jest' ? 'vitest' : 'jest'];
  link(
    join(project, 'node_modules'),
    modules,
    (name) => !name.startsWith('.') && name !== '@types' && !absent.test(name),
  );
  link(join(project, 'node_modules/@types'), join(modules, '@types'), (name) => name !== 'jest' || runner === 'jest');
  // Not a link: it would find what is installed where it leads to.
  cpSync(built, join(modules, 'cdk8s-pods'), { recursive: true });
}

/** Builds this package into a folder as it is published. */
export function buildPackage(folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(join(project, 'package.json'), join(folder, 'package.json'));
  execFileSync(process.execPath, [join(project, 'scripts/build.cjs'), join(folder, 'build')], { stdio: 'pipe' });
}

function link(from: string, into: string, isLinked: (name: string) => boolean): void {
  mkdirSync(into, { recursive: true });
  for (const name of readdirSync(from).filter(isLinked)) symlinkSync(join(from, name), join(into, name));
}
