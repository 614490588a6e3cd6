import { ApiObject } from 'cdk8s';
import type { FieldPath } from '../findings/field-path';
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
  { configMaps, template }: Composition,
  files: readonly ConfigMapFiles[],
  namespace: unknown,
): void {
  const { compositions } = manage(object);
  const all = () => [...compositions.values()].flatMap((one) => [...one.configMaps.values()]);
  for (const one of files) {
    const placed = configMaps.get(one.volume);
    const isShared = placed !== undefined && all().filter((other) => other === placed).length > 1;
    if (placed !== undefined && (!isShared || placed.current.name === one.name)) {
      replaceFiles(placed, one);
      continue;
    }
    const inNamespace = typeof namespace === 'string' ? namespace : undefined;
    // Pod templates of one custom resource that have the same files share a ConfigMap.
    const same = all().find(({ current }) => current.name === one.name);
    configMaps.set(one.volume, same ?? place(object, idOf(one, template), one, inNamespace, all));
  }
}

function idOf({ volume }: ConfigMapFiles, template: FieldPath): string {
  return template === '' ? `config-${volume}` : `config-${volume}-${template}`;
}

function replaceFiles(placed: PlacedConfigMap, files: ConfigMapFiles): void {
  // The name contains a hash of the files.
  if (placed.current.name === files.name) return;
  placed.current = files;
  dropRendering(manage(placed.construct));
}

function place(
  object: ApiObject,
  id: string,
  files: ConfigMapFiles,
  namespace: string | undefined,
  siblings: () => readonly PlacedConfigMap[],
): PlacedConfigMap {
  const construct = new ApiObject(object, id, {
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
function ignoreSiblings({ node }: ApiObject, siblings: () => readonly PlacedConfigMap[]): void {
  const original = node.addDependency.bind(node);
  node.addDependency = (...dependencies) => {
    const ignored = siblings().map((sibling): unknown => sibling.construct);
    // biome-ignore lint/plugin: they came as arguments
    original(...dependencies.filter((dependency) => !ignored.includes(dependency)));
  };
}

/** As cdk8s sorts keys. */
function sorted(files: ConfigMapFiles['files']): ConfigMapFiles['files'] {
  if (process.env.CDK8S_DISABLE_SORT) return files;
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}
