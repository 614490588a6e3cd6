import { entryOf } from '../values/entry-of';
import { readDocuments } from '../yaml';
import { configMounts, isMadeAnew } from './gitops/config-mounts';
import type { GitOpsEngine } from './gitops/engine';
import { identityOf, isMap, nameOf, namespaceOf, objectText } from './layouts/identity';
import type { Manifest, ManifestFile, RenderedApp } from './rendered';

/** The Pods and Jobs of a file that mount ConfigMaps of attachments. */
export interface ConfigUsers {
  /** The path of the file in the output folder. */
  readonly path: string;
  readonly users: readonly Manifest[];
  /** The names of the ConfigMaps of attachments in their namespaces, as `namespace/name`. */
  readonly configs: ReadonlySet<string>;
  readonly engine: GitOpsEngine | undefined;
}

/** Which files have Pods or Jobs that mount ConfigMaps of attachments. */
export function configUsers(
  { charts }: RenderedApp,
  files: readonly ManifestFile[],
  engine: GitOpsEngine | undefined,
): readonly ConfigUsers[] {
  const configs = new Set<string>();
  for (const { objects } of charts) {
    for (const { manifest, config } of objects) if (config === true) configs.add(keyIn(manifest, nameOf(manifest)));
  }
  if (configs.size === 0) return [];
  return files.flatMap(({ path, documents }) => {
    const manifests = documents.map(({ manifest }) => manifest);
    const users = manifests.filter(
      (manifest) =>
        isMadeAnew(manifest) && configMounts(manifest).some(({ configMap }) => configs.has(keyIn(manifest, configMap))),
    );
    return users.length === 0 ? [] : [{ path, users, configs, engine }];
  });
}

/**
 * A line for each Pod or Job of a file that mounts another config than before: neither can take it in place.
 *
 * @param before what was in the file
 */
export function changedConfigs({ users, configs, engine }: ConfigUsers, before: string): readonly string[] {
  const mounted = users.flatMap((user) => {
    const mounts = configMounts(user).filter(({ configMap }) => configs.has(keyIn(user, configMap)));
    // The name has a hash in it: where it was there before, nothing changed.
    const fresh = mounts.filter(({ configMap }) => !before.includes(String(configMap)));
    return fresh.length === 0 ? [] : [{ user, fresh }];
  });
  if (mounted.length === 0) return [];
  const objects = objectsByName(before);
  return mounted.flatMap(({ user, fresh }) => {
    const old = objects
      .get(nameOf(user))
      ?.map(tryParse)
      .find((object) => isSame(object, user));
    if (old === undefined) return [];
    const volumes = new Map(configMounts(old).map(({ volume, configMap }) => [volume, configMap]));
    const changes = fresh.flatMap(({ volume, configMap }) => {
      const from = volumes.get(volume);
      return from === undefined ? [] : [`${configMap} instead of ${from}`];
    });
    return changes.length === 0 ? [] : [line(user, changes.join(' and '), engine)];
  });
}

const what: Readonly<Record<GitOpsEngine | 'none', string>> = {
  none: 'delete it before you apply',
  'argo-cd': 'delete it before the sync, or set its argocd.argoproj.io/sync-options to Force=true,Replace=true',
  flux: 'Flux deletes and recreates it (kustomize.toolkit.fluxcd.io/force)',
};

function line(user: Manifest, changes: string, engine: GitOpsEngine | undefined): string {
  return `note: ${objectText(user)} is immutable and mounts ${changes}; ${what[engine ?? 'none']}`;
}

/** The documents of a synthesized file, by `metadata.name`: found by its printed form, because parsing all is slow. */
function objectsByName(text: string): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  for (const document of text.split(/^---\n/m)) {
    const [, name] = /^metadata:\n(?: {2,}.*\n)*? {2}name: "?([^"\n]+)"?$/m.exec(document) ?? [];
    if (name !== undefined) entryOf(byName, name, () => []).push(document);
  }
  return byName;
}

/** The folder may hold anything by now; what cannot be read was not mounted. */
function tryParse(document: string): Manifest | undefined {
  const [value] = readDocuments(document).map((read) => read.value);
  return isMap(value) ? value : undefined;
}

function isSame(one: Manifest | undefined, other: Manifest): one is Manifest {
  return one !== undefined && identityOf(one).join('\n') === identityOf(other).join('\n');
}

function keyIn(manifest: Manifest, configMap: unknown): string {
  return `${namespaceOf(manifest)}/${String(configMap)}`;
}
