import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readRegularFile, UnreadableFile } from '../../constructs/read-file';
import { equal } from '../../values/equal';
import { readManifests } from '../documents/manifests';
import { readSource, standardInputName, UnreadableSource } from '../documents/sources';
import { type Resource, resourceOf } from '../outputs/outcome';
import { checkPlaceForFile, replaceFile } from '../replace-file';
import type { PathOf, Verified } from './baseline';
import { type Baseline, baselineText, InvalidBaseline, isBaselineText, parseBaseline } from './baseline-text';

/** A baseline of 100,000 findings has some 20 MiB. */
const maxBytes = 64 << 20;

/**
 * What is in a baseline file.
 * @throws UnreadableFile where it does not exist or is something else
 */
export function readBaseline(file: string): Baseline {
  checkPlaceForFile(file, 'baseline.yaml');
  if (!existsSync(file))
    throw new UnreadableFile(`baseline ${file} does not exist`, `create it with --write-baseline ${file}`);
  return parsed(file, readRegularFile(file, maxBytes));
}

function parsed(file: string, text: string): Baseline {
  try {
    return parseBaseline(text);
  } catch (error) {
    if (!(error instanceof InvalidBaseline)) throw error;
    const fix = isBaselineText(text)
      ? `correct it, or delete it and create it again with --write-baseline ${file}`
      : 'use a file that --write-baseline has written';
    throw new UnreadableFile(`${file}:${error.message}`, fix);
  }
}

/**
 * Prepares to write a baseline: one that is there is read, as what it knows of other files stays.
 * @throws UnreadableFile where that cannot be read, or is something else
 */
export function openBaseline(file: string): BaselineToWrite {
  checkPlaceForFile(file, 'baseline.yaml');
  const earlier = earlierBaseline(file);
  return {
    write: ({ findings, run }, { stateOf }) => {
      const others = earlier.findings.filter((one) => stateOf(one.file) === 'elsewhere');
      const ofRun = others.length === 0 || equal(run, earlier.run) ? { run } : {};
      replaceFile(file, baselineText({ findings: [...findings, ...others], ...ofRun }));
    },
  };
}

/** A baseline that can be written. */
interface BaselineToWrite {
  /**
   * Writes findings in place of those that it has; of files that are not a part of this run, those stay.
   * @throws UnreadableFile where the system refuses it
   */
  readonly write: (baseline: Baseline, files: Pick<Verified, 'stateOf'>) => void;
}

function earlierBaseline(file: string): Baseline {
  const text = existsSync(file) ? readRegularFile(file, maxBytes) : '';
  return text.trim() === '' ? { findings: [] } : parsed(file, text);
}

/** Finds files of a baseline: the names in it are relative to its folder, so that the working folder does not matter. */
export function filesOfBaseline(file: string, sources: readonly string[]): Omit<Verified, 'resources'> {
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
  const elsewhere = new Map<string, readonly Resource[] | undefined>();
  return {
    pathOf,
    stateOf: (path) => {
      if (verified.has(path)) return 'verified';
      return path === standardInputName || existsSync(join(folder, path)) ? 'elsewhere' : 'missing';
    },
    objectsElsewhere: (path) => {
      if (!elsewhere.has(path)) elsewhere.set(path, objectsIn(join(folder, path)));
      return elsewhere.get(path);
    },
  };
}

function objectsIn(file: string): readonly Resource[] | undefined {
  try {
    return readManifests(readSource({ name: file, size: 0 })).map(({ object }) => resourceOf(object));
  } catch (error) {
    if (error instanceof UnreadableFile || error instanceof UnreadableSource) return undefined;
    throw error;
  }
}
