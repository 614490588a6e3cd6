import { resolve } from 'node:path';
import { gitOutput } from '../../synth/git/git';

/** Whether git ignores a file or folder. */
export type IsIgnored = (path: string) => boolean;

/** Git ignores nothing. */
export const nothingIgnored: IsIgnored = () => false;

/**
 * What git ignores in a folder: nothing without git or a repository, and nothing where it ignores the folder itself or all
 * that is in it, as the output of a build. A file that is tracked is never ignored.
 */
export function ignoredIn(folder: string): IsIgnored {
  const list = gitOutput(folder, ['ls-files', '--others', '--ignored', '--exclude-standard', '--directory', '-z']);
  const paths = (list ?? '').split('\0').filter((path) => path !== '');
  if (paths.length === 0 || paths.includes('./')) return nothingIgnored;
  const ignored = new Set(paths.map((path) => resolve(folder, path)));
  return (path) => ignored.has(resolve(path));
}
