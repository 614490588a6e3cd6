import { ApiObject } from 'cdk8s';
import type { ConfigMapFiles } from '../pod/composition';

/** A ConfigMap that follows what its workload was last rendered with. */
interface Placed {
  readonly construct: ApiObject;
  current: ConfigMapFiles;
}

const configs = new WeakSet<ApiObject>();

/** Whether an object is the ConfigMap of an attachment: immutable, with a hash of its files in its name. */
export function isAttachmentConfig(object: ApiObject): boolean {
  return configs.has(object);
}

const placed = new WeakMap<ApiObject, Map<string, Placed>>();

/**
 * Puts the config files of an object's attachments beside it: one immutable ConfigMap for each volume, in the object's
 * chart and namespace, printed before it. What depends on the object, or what the object depends on, holds for them too,
 * because they are its children. A later rendering with other files changes the ConfigMaps that are there.
 */
export function placeConfigMaps(object: ApiObject, files: readonly ConfigMapFiles[], namespace: unknown): void {
  const known = placed.get(object) ?? new Map<string, Placed>();
  placed.set(object, known);
  for (const one of files) {
    const there = known.get(one.volume);
    if (there !== undefined) there.current = one;
    else known.set(one.volume, place(object, one, typeof namespace === 'string' ? namespace : undefined, known));
  }
}

function place(
  object: ApiObject,
  files: ConfigMapFiles,
  namespace: string | undefined,
  siblings: ReadonlyMap<string, Placed>,
): Placed {
  const construct = new ApiObject(object, `config-${files.volume}`, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: files.name, ...(namespace !== undefined && { namespace }) },
    immutable: true,
    data: files.files,
  });
  configs.add(construct);
  object.addDependency(construct);
  waitForNoSibling(construct, siblings);
  const one: Placed = { construct, current: files };
  const original = construct.toJson.bind(construct);
  construct.toJson = () => {
    const json = original();
    return { ...json, metadata: { ...json.metadata, name: one.current.name }, data: sorted(one.current.files) };
  };
  Object.defineProperty(construct, 'name', { get: () => one.current.name });
  return one;
}

/**
 * cdk8s takes what an object depends on as what everything below it depends on: each of two ConfigMaps would wait for the
 * other one.
 */
function waitForNoSibling({ node }: ApiObject, siblings: ReadonlyMap<string, Placed>): void {
  const original = node.addDependency.bind(node);
  node.addDependency = (...dependencies) => {
    const known = [...siblings.values()].map((sibling): unknown => sibling.construct);
    // biome-ignore lint/plugin: they came as arguments
    original(...dependencies.filter((dependency) => !known.includes(dependency)));
  };
}

/** As cdk8s sorts keys. */
function sorted(files: ConfigMapFiles['files']): ConfigMapFiles['files'] {
  if (process.env.CDK8S_DISABLE_SORT) return files;
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}
