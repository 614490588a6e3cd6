import { type ConfigKind, type ConfigReference, configReferences } from '../../anatomy/config-references';
import { type Mount, mounts, normalPath } from '../../anatomy/mounts';
import type { PodTemplateSpec } from '../../kubernetes/generated/types';

/** How a container reads a ConfigMap or Secret. */
export interface ConfigUse {
  readonly container: string;
  /** A file that is mounted follows a change; one that is mounted alone, a variable, and what an init container has read, do not. */
  readonly as: 'files' | 'subPath' | 'env' | 'init';
  /** Where it is mounted. */
  readonly mountPath?: string;
  /** The keys that it reads. @default all */
  readonly keys?: readonly string[];
  /** The keys without which no new Pod starts. */
  readonly needed: readonly string[];
  readonly isOptional: boolean;
}

/** How the containers of a template read a ConfigMap or Secret. */
export function configUses(template: PodTemplateSpec, kind: ConfigKind, name: string): readonly ConfigUse[] {
  const mounted = mounts(template);
  return configReferences(template.spec)
    .filter((reference) => reference.kind === kind && reference.name === name)
    .flatMap((reference) => {
      const { container, volume, keys = [], isOptional } = reference;
      const needed = keys.map(({ key }) => key);
      if (container === undefined) {
        return mounted
          .filter((mount) => mount.volume === volume)
          .map((mount): ConfigUse => ({ ...inFiles(mount, reference), needed, isOptional }));
      }
      return { container, as: 'env', ...(keys.length > 0 && { keys: needed }), needed, isOptional } as const;
    });
}

function inFiles(mount: Mount, reference: ConfigReference): Pick<ConfigUse, 'container' | 'as' | 'mountPath' | 'keys'> {
  const { container, role, mountPath, subPath } = mount;
  const keys = keysIn(reference, mount);
  return {
    container,
    as: role === 'init' ? 'init' : subPath === undefined ? 'files' : 'subPath',
    mountPath,
    ...(keys !== undefined && { keys }),
  };
}

/** The keys that a mount shows; `undefined` for all. A subPath with variables may be any file. */
function keysIn({ keys }: ConfigReference, { subPath }: Mount): readonly string[] | undefined {
  const at = subPath === undefined || subPath.includes('$(') ? '/' : normalPath(subPath);
  // Without items, each key is a file of its name.
  if (keys === undefined) return at === '/' ? undefined : [at.slice(1)];
  const isShown = (path: string) => at === '/' || path === at || path.startsWith(`${at}/`);
  return keys.filter(({ path = '' }) => isShown(normalPath(path))).map(({ key }) => key);
}
