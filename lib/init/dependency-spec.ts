import { isAbsolute, relative, resolve, sep } from 'node:path';

/** How this package came to be where it is. */
export interface Installation {
  readonly version: string;
  /** The folder of this package. */
  readonly packageFolder: string;
  /** The folder whose node_modules it is in, with what is said there; absent where it runs from a checkout. */
  readonly installedIn?: {
    readonly folder: string;
    /** The dependency in package.json: `^1.2.3`, `file:…`, `github:…`. */
    readonly dependency?: string;
    /** The entry of node_modules/.package-lock.json. */
    readonly locked?: { readonly resolved?: string; readonly link?: boolean };
  };
}

/**
 * The dependency to write in a project, so that it installs what runs now: the tarball, folder or git repository that this
 * package was installed from, or its version in the registry.
 *
 * @param project the folder of the project, absolute
 * @see https://docs.npmjs.com/cli/v11/configuring-npm/package-json#dependencies
 */
export function dependencySpec({ version, packageFolder, installedIn }: Installation, project: string): string {
  if (installedIn === undefined) return fileFrom(project, packageFolder);
  const { folder, dependency = '', locked: { resolved = '', link = false } = {} } = installedIn;
  if (link) return fileFrom(project, resolve(folder, resolved.replace(/^file:/, '')));
  const file = [resolved, dependency].find((one) => one.startsWith('file:'));
  if (file !== undefined) return fileFrom(project, resolve(folder, file.slice('file:'.length)));
  // As it was asked for, with a branch or a tag, rather than the commit that it was then.
  if (isGit(dependency) || isTarball(dependency)) return dependency;
  if (isGit(resolved) || (isTarball(resolved) && !isOfRegistry(resolved))) return resolved;
  return `^${version}`;
}

function fileFrom(project: string, path: string): string {
  const from = relative(project, path);
  // Another drive.
  return `file:${isAbsolute(from) ? from : from.split(sep).join('/')}`;
}

function isGit(spec: string): boolean {
  return /^(?:git\b|github:|gitlab:|bitbucket:|gist:|[^/@:\s]+\/[^/:\s]+$)/.test(spec) || /\.git(?:#|$)/.test(spec);
}

function isTarball(spec: string): boolean {
  return /^https?:/.test(spec);
}

/** Registries have their tarballs in a folder of this name. */
function isOfRegistry(url: string): boolean {
  return url.includes('/cdk8s-pods/-/');
}
