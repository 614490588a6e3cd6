import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readRegularFile, UnreadableFile } from '../../constructs/read-file';
import { checkPlaceForFile, replaceFile } from '../replace-file';
import { standardInputName } from '../sources';
import type { KnownFinding, PathOf, Verified } from './baseline';
import { baselineText, InvalidBaseline, isBaselineText, parseBaseline } from './baseline-text';

/** A baseline of 100,000 findings has some 20 MiB. */
const maxBytes = 64 << 20;

/**
 * The known findings in a baseline file.
 * @throws UnreadableFile where it does not exist or is something else
 */
export function readBaseline(file: string): readonly KnownFinding[] {
  checkPlaceForFile(file, 'baseline.yaml');
  if (!existsSync(file))
    throw new UnreadableFile(`baseline ${file} does not exist`, `create it with --write-baseline ${file}`);
  const text = readRegularFile(file, maxBytes);
  try {
    return parseBaseline(text);
  } catch (error) {
    if (!(error instanceof InvalidBaseline)) throw error;
    const fix = isBaselineText(text)
      ? `create it again with --write-baseline ${file}`
      : 'use a file that --write-baseline has written';
    throw new UnreadableFile(`${file}:${error.message}`, fix);
  }
}

/**
 * Prepares to write a baseline: one that is there is read.
 * @throws UnreadableFile where there is something else, which stays
 */
export function openBaseline(file: string): BaselineToWrite {
  checkPlaceForFile(file, 'baseline.yaml');
  const earlier = earlierFindings(file);
  return {
    write: (findings, { stateOf }) => {
      const others = earlier.filter((one) => stateOf(one.file) === 'elsewhere');
      replaceFile(file, baselineText([...findings, ...others]));
    },
  };
}

/** A baseline that can be written. */
interface BaselineToWrite {
  /**
   * Writes findings in place of those that it has; of files that are not a part of this run, those stay.
   * @throws UnreadableFile where the system refuses it
   */
  readonly write: (findings: readonly KnownFinding[], files: Pick<Verified, 'stateOf'>) => void;
}

function earlierFindings(file: string): readonly KnownFinding[] {
  const text = existsSync(file) ? readRegularFile(file, maxBytes) : '';
  if (text.trim() === '') return [];
  if (!isBaselineText(text)) throw new UnreadableFile(`${file} exists, and is not a baseline`, 'use another file');
  try {
    return parseBaseline(text);
  } catch (error) {
    if (error instanceof InvalidBaseline) return [];
    throw error;
  }
}

/** Finds files of a baseline: the names in it are relative to its folder, so that the working folder does not matter. */
export function filesOfBaseline(file: string, sources: readonly string[]): Pick<Verified, 'pathOf' | 'stateOf'> {
  const folder = resolve(dirname(file));
  const paths = new Map<string, string>();
  const pathOf: PathOf = (name) => {
    const known = paths.get(name);
    if (known !== undefined) return known;
    const path = name === standardInputName ? name : relative(folder, resolve(name)).split(sep).join('/');
    paths.set(name, path);
    return path;
  };
  const verified = new Set(sources.map(pathOf));
  return {
    pathOf,
    stateOf: (path) => {
      if (verified.has(path)) return 'verified';
      return path === standardInputName || existsSync(join(folder, path)) ? 'elsewhere' : 'missing';
    },
  };
}
