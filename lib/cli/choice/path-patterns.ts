import { relative, resolve, sep } from 'node:path';
import type { Ignore } from 'ignore';

/** A matcher of paths by patterns of .gitignore. */
export function pathPatterns(patterns: readonly string[]): Ignore {
  // Loaded here, as most runs have no patterns.
  const ignore = require('ignore') as typeof import('ignore');
  return ignore({ ignorecase: false }).add([...patterns]);
}

/** A path as patterns see it; of one outside the working folder, without `..` and the root. */
export function fromWorkingFolder(path: string): string {
  const steps = relative('', resolve(path)).split(sep);
  return steps.filter((step) => step !== '..' && step !== '' && !/^[A-Za-z]:$/.test(step)).join('/');
}
