import { ApiObject } from 'cdk8s';
import type { ConfigMapFiles } from '../pod/composition';
import { type Composition, type PlacedConfigMap, stateOf } from './app-state';
import { dropRendering, manage } from './synth';

/** Whether an object is the ConfigMap of an attachment: immutable, with a hash of its files in its name. */
export function isAttachmentConfig(object: ApiObject): boolean {
  return stateOf(object).configMaps.has(object);
}

/**
 * Places the config files of an object's attachments: one immutable ConfigMap for each volume, in the object's chart and
 * namespace, printed before it. What depends on the object, or what the object depends on, holds for them too, because
 * they are its children. A later rendering with other files changes the ConfigMaps that exist.
 */
export function placeConfigMaps(
  object: ApiObject,
  { configMaps }: Composition,
  files: readonly ConfigMapFiles[],
  namespace: unknown,
): void {
  for (const one of files) {
    const placed = configMaps.get(one.volume);
    if (placed !== undefined) replaceFiles(placed, one);
    else
      configMaps.set(one.volume, place(object, one, typeof namespace === 'string' ? namespace : undefined, configMaps));
  }
}

function replaceFiles(placed: PlacedConfigMap, files: ConfigMapFiles): void {
  // The name contains a hash of the files.
  if (placed.current.name === files.name) return;
  placed.current = files;
  dropRendering(manage(placed.construct));
}

function place(
  object: ApiObject,
  files: ConfigMapFiles,
  namespace: string | undefined,
  siblings: ReadonlyMap<string, PlacedConfigMap>,
): PlacedConfigMap {
  const construct = new ApiObject(object, `config-${files.volume}`, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: files.name, ...(namespace !== undefined && { namespace }) },
    immutable: true,
    data: files.files,
  });
  stateOf(object).configMaps.add(construct);
  object.addDependency(construct);
  ignoreSiblings(construct, siblings);
  const placed: PlacedConfigMap = { construct, current: files };
  const original = construct.toJson.bind(construct);
  construct.toJson = () => {
    const json = original();
    return { ...json, metadata: { ...json.metadata, name: placed.current.name }, data: sorted(placed.current.files) };
  };
  Object.defineProperty(construct, 'name', { get: () => placed.current.name });
  manage(construct, manage(object).reporter);
  return placed;
}

/**
 * cdk8s makes everything below an object depend on what the object depends on: each of two ConfigMaps would wait for the
 * other one.
 */
function ignoreSiblings({ node }: ApiObject, siblings: ReadonlyMap<string, PlacedConfigMap>): void {
  const original = node.addDependency.bind(node);
  node.addDependency = (...dependencies) => {
    const ignored = [...siblings.values()].map((sibling): unknown => sibling.construct);
    // biome-ignore lint/plugin: they came as arguments
    original(...dependencies.filter((dependency) => !ignored.includes(dependency)));
  };
}

/** As cdk8s sorts keys. */
function sorted(files: ConfigMapFiles['files']): ConfigMapFiles['files'] {
  if (process.env.CDK8S_DISABLE_SORT) return files;
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}
