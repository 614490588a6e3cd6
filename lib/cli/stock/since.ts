import { decodeText } from '../../yaml';
import { isManifestFile } from '../folder-files';
import { readManifests } from '../manifests';
import { leaveOut, type Outcome } from '../outcome';
import { readSource } from '../sources';
import { changedObjects } from './changed-objects';
import { differencesFrom, pathIn, type Revision } from './revision';

/**
 * An outcome with only the findings in objects that changed since a revision.
 * @param sources the names of the files that were verified
 */
export function onlyChanged(outcome: Outcome, revision: Revision, sources: readonly string[]): Outcome {
  const files = new Map(sources.map((file) => [pathIn(revision, file), file]));
  if (outcome.findings.length === 0) return outcome;
  const { changed, deleted, isNew, contentsOf } = differencesFrom(revision);
  const edited = changed.filter((path) => files.has(path));
  const touched = [...edited, ...[...files.keys()].filter(isNew)];
  const fileOf = (path: string) => files.get(path) ?? path;
  const withFindings = new Set(outcome.findings.map(({ file }) => file));
  if (!touched.some((path) => withFindings.has(fileOf(path)))) return leaveOut(outcome, 'unchanged', () => true);
  // What is deleted may have moved.
  const before = contentsOf([...edited, ...deleted.filter(isManifestFile)]);
  const isChanged = changedObjects(
    new Map([...before].map(([path, bytes]) => [fileOf(path), readManifests({ name: path, ...decodeText(bytes) })])),
    new Map(touched.map((path) => [fileOf(path), readManifests(readSource({ name: fileOf(path), size: 0 }))])),
  );
  return leaveOut(outcome, 'unchanged', ({ file, resource }) => !isChanged(file, resource));
}
