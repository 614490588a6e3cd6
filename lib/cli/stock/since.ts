import { lstatSync, readFileSync } from 'node:fs';
import { realPath } from '../../synth/real-path';
import { entryOf } from '../../values/entry-of';
import { decodeText } from '../../yaml';
import { isManifestFile } from '../documents/folder-files';
import { type ManifestInText, readManifests } from '../documents/manifests';
import { standardInputName, UnreadableSource } from '../documents/sources';
import { leaveOut, type Outcome } from '../outputs/outcome';
import { changedObjects } from './changed-objects';
import { type CommittedFile, contentsOf, filesOf, hasContent, largerOnes, type Revision } from './revision';

/**
 * An outcome with only the findings in objects that changed since a revision: in a file that did, and is too large for its
 * objects to be compared, in all of them.
 * @param sources the names of the files that were verified
 * @throws UnreadableSource for one that cannot be read again
 */
export function onlyChanged(outcome: Outcome, revision: Revision, sources: readonly string[]): Outcome {
  const names = new Map(sources.map((name) => [pathOf(name), name]));
  if (outcome.findings.length === 0) return outcome;
  const committed = filesOf(revision);
  const isTouched = touchedSince(committed);
  const nameOf = (path: string) => names.get(path) ?? path;
  const withFindings = new Set(outcome.findings.map(({ file }) => file));
  if (![...names].some(([path, name]) => withFindings.has(name) && isTouched(path))) {
    return leaveOut(outcome, 'unchanged', () => true);
  }
  // An object may have moved here from any file.
  const paths = new Set([...names.keys(), ...[...committed.keys()].filter(isManifestFile)]);
  const all = [...paths].filter(isTouched);
  const largeBefore = largerOnes(
    all.flatMap((path) => committed.get(path) ?? []),
    largest,
    revision,
  );
  const isLarge = (path: string) => largeBefore.has(committed.get(path)?.id ?? '') || sizeOf(path) > largest;
  const tooLarge = new Set(all.filter(isLarge).map(nameOf));
  const touched = all.filter((path) => !tooLarge.has(nameOf(path)));
  const before = touched.flatMap((path) => {
    const file = committed.get(path);
    return file === undefined ? [] : [{ path, file }];
  });
  const contents = contentsOf(
    before.map(({ file }) => file),
    revision,
  );
  const isChanged = changedObjects(
    new Map(before.map(({ path }, at) => [nameOf(path), manifestsIn(path, contents[at])])),
    new Map(touched.map((path) => [nameOf(path), manifestsIn(path, contentOf(path))])),
  );
  return leaveOut(outcome, 'unchanged', ({ file, resource }) => !tooLarge.has(file) && !isChanged(file, resource));
}

/** The largest file whose objects are compared, in bytes: all of its values are in memory at once. */
const largest = 32 << 20;

function sizeOf(path: string): number {
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Whether a file is new, deleted, or has another content. One that cannot be read counts as it was. */
function touchedSince(committed: ReadonlyMap<string, CommittedFile>): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) =>
    entryOf(known, path, () => {
      const file = committed.get(path);
      if (!isFile(path)) return file?.isSparse === false;
      const content = contentOf(path);
      return content !== undefined && (file === undefined || !hasContent(file, content));
    });
}

function manifestsIn(name: string, content: Uint8Array | undefined): readonly ManifestInText[] {
  return content === undefined ? [] : readManifests({ name, ...decodeText(content) });
}

/** The path of a file without links, which is the one that a repository knows it by. */
function pathOf(name: string): string {
  const path = realPath(name);
  if (name !== standardInputName && isFile(path)) return path;
  const shown = name === standardInputName ? 'standard input' : name;
  throw new UnreadableSource(`--since cannot compare ${shown}; give files or folders`);
}

/** Whether there is a file. A link is none: it leads to another one. */
function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function contentOf(path: string): Uint8Array | undefined {
  try {
    return isFile(path) ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}
