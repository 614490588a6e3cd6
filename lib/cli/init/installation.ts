import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Installation } from '../../init/dependency-spec';
import { own } from '../../values/own';
import { packageFolder } from '../package-version';

/** The version of a package that this one is tested with: that of its own package.json, or a later compatible one. */
export function versionOf(name: string): string {
  const { devDependencies } = manifest(packageFolder());
  const version = own(devDependencies, name);
  if (typeof version !== 'string') throw new Error(`package.json has no devDependency "${name}"`);
  return `^${version}`;
}

/** How this package was installed, from what npm has left: package.json, and node_modules/.package-lock.json. */
export function readInstallation(at: string = packageFolder()): Installation {
  const version = String(own(manifest(at), 'version'));
  const modules = dirname(at);
  if (basename(modules) !== 'node_modules') return { version, packageFolder: at };
  const folder = dirname(modules);
  const { dependencies, devDependencies } = manifest(folder);
  const dependency = own(dependencies, name) ?? own(devDependencies, name);
  const locked = own(own(json(join(modules, '.package-lock.json')), 'packages'), `node_modules/${name}`);
  const [resolved, link] = [own(locked, 'resolved'), own(locked, 'link')];
  return {
    version,
    packageFolder: at,
    installedIn: {
      folder,
      ...(typeof dependency === 'string' && { dependency }),
      locked: { ...(typeof resolved === 'string' && { resolved }), link: link === true },
    },
  };
}

const name = 'cdk8s-pods';

function manifest(folder: string): { readonly dependencies?: unknown; readonly devDependencies?: unknown } {
  return json(join(folder, 'package.json')) as object;
}

/** A file of JSON; an empty object where it cannot be read. */
function json(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
