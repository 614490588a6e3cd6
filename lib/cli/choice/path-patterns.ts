import { relative, resolve, sep } from 'node:path';
import type { Ignore } from 'ignore';

/** A matcher of paths by patterns of .gitignore. */
export function pathPatterns(patterns: readonly string[]): Ignore {
  // Loaded here, as most runs have no patterns.
  const ignore = require('ignore') as typeof import('ignore');
  return ignore({ ignorecase: false }).add([...patterns]);
}

/** A pattern of the working folder as one of a folder above it: what begins there, begins in a folder of it. */
export function patternFrom(folder: string, pattern: string): string {
  const [, not = '', path = ''] = /^(!?)\/?(.*)$/s.exec(pattern) ?? [];
  const isAnchored = /^!?\//.test(pattern) || /\/./.test(path);
  if (folder === '' || !isAnchored || path.startsWith('**/')) return pattern;
  const steps = relative(folder, '').split(sep).join('/');
  return `${not}/${steps.replace(/[\\*?[\]]/g, '\\$&')}/${path}`;
}

/** A path as patterns of a folder see it; of one outside the folder, without `..` and the root. */
export function pathFrom(folder: string, path: string): string {
  const steps = relative(folder, resolve(path)).split(sep);
  return steps.filter((step) => step !== '..' && step !== '' && !/^[A-Za-z]:$/.test(step)).join('/');
}
