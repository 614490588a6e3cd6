import { describe } from '../../findings/describe';
import { own } from '../../values/own';
import { readManifests } from '../documents/manifests';
import { findSources, readSource, standardInputName, UnreadableSource } from '../documents/sources';

/**
 * The objects of a cluster at one time, as kubectl has printed them to files, folders or standard input.
 * @throws UnreadableSource where one of them cannot be read, and where none has an object of a cluster
 */
export function snapshotObjects(sources: readonly string[], standardInput: () => Uint8Array): readonly unknown[] {
  const manifests = findSources(sources, standardInput).map(readSource).flatMap(readManifests);
  const unreadable = manifests.find(({ object }) => object === undefined);
  const [finding] = unreadable?.findings ?? [];
  if (unreadable !== undefined && finding !== undefined) {
    const { line, column } = finding;
    throw new UnreadableSource(`${unreadable.source.name}:${line}:${column}: ${describe(finding)}`);
  }
  const objects = manifests.map(({ object }) => object);
  const named = sources.map((source) => (source === '-' ? standardInputName : source)).join(', ');
  if (objects.length === 0) throw new UnreadableSource(`no objects in ${named}`);
  if (!objects.some(isOfCluster)) {
    throw new UnreadableSource(
      `${named} has manifests, and no objects with a status; print them from the cluster: kubectl get … --output yaml`,
    );
  }
  return objects;
}

/** Whether a controller or the API server has written of an object. */
function isOfCluster(object: unknown): boolean {
  return own(object, 'status') !== undefined || own(own(object, 'metadata'), 'uid') !== undefined;
}
