import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const project = resolve(__dirname, '..');

/**
 * Builds the package into the node_modules of a folder, with its command, and links the packages that it needs and those
 * that are named to the ones of the checkout: what npm does, without a registry.
 * @throws Error where the build fails, with what it printed
 */
export function installPackage(folder: string, packages: readonly string[]): void {
  const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  const modules = join(folder, 'node_modules');
  const installed = join(modules, 'cdk8s-pods');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  const build = [join(project, 'scripts/build.cjs'), join(installed, 'build')];
  const { status, stdout, stderr } = spawnSync(process.execPath, build, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`build: ${stdout}${stderr}`);
  cpSync(join(project, 'package.json'), join(installed, 'package.json'));
  for (const name of new Set([...Object.keys(manifest.dependencies), 'cdk8s', 'constructs', ...packages])) {
    const link = join(modules, name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(project, 'node_modules', name), link);
  }
  for (const [name, bin] of Object.entries<string>(manifest.bin)) {
    symlinkSync(join(installed, bin), join(modules, '.bin', name));
    chmodSync(join(installed, bin), 0o755);
  }
}
