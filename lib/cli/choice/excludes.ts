import { resolve } from 'node:path';
import { pathFrom, pathPatterns } from './path-patterns';

/** Which files and folders a user excludes. */
export interface Excludes {
  readonly isExcluded: (path: string, isFolder: boolean) => boolean;
  /** Whether a pattern that begins with ! is of a file or folder that is not read otherwise. */
  readonly isIncluded: (path: string, isFolder: boolean) => boolean;
  /** The patterns that have excluded nothing so far. */
  readonly unused: () => readonly string[];
}

/**
 * The files and folders that patterns exclude, in the syntax of .gitignore.
 * @param folder what they are relative to, from the working folder
 * @see https://git-scm.com/docs/gitignore#_pattern_format
 */
export function excludesOf(patterns: readonly string[], folder = ''): Excludes {
  if (patterns.length === 0) return { isExcluded: () => false, isIncluded: () => false, unused: () => [] };
  const matcher = pathPatterns(patterns);
  const used = new Set<string>();
  const testOf = (path: string, isFolder: boolean) => {
    const below = pathFrom(folder, path);
    return below === '' ? undefined : matcher.test(isFolder ? `${below}/` : below);
  };
  return {
    isExcluded: (path, isFolder) => {
      const { ignored, rule } = testOf(path, isFolder) ?? { ignored: false };
      if (ignored && rule !== undefined) used.add(rule.pattern);
      return ignored;
    },
    isIncluded: (path, isFolder) => testOf(path, isFolder)?.unignored === true,
    unused: () => patterns.filter((pattern) => !pattern.startsWith('!') && !used.has(pattern)),
  };
}

/** Excludes a file too, which is not one of the manifests. */
export function andFile(excludes: Excludes, file: string): Excludes {
  const excluded = resolve(file);
  return {
    ...excludes,
    isExcluded: (path, isFolder) => resolve(path) === excluded || excludes.isExcluded(path, isFolder),
  };
}
