import { roles } from '../../anatomy/containers';
import { type Mount, mounts, normalPath } from '../../anatomy/mounts';
import type { Container, PodTemplateSpec, Volume } from '../../kubernetes/generated/types';

/** The kinds that Pods read their configuration from. */
export type ConfigKind = 'ConfigMap' | 'Secret';

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
  return [...inFiles(template, kind, name), ...inEnv(template, kind, name)];
}

function inFiles(template: PodTemplateSpec, kind: ConfigKind, name: string): readonly ConfigUse[] {
  const volumes = template.spec?.volumes ?? [];
  return mounts(template).flatMap((mount) => {
    const { container, role, volume, mountPath, subPath } = mount;
    const sources = volumes.filter((one) => one.name === volume).flatMap((one) => sourcesIn(one, kind));
    return sources
      .filter((source) => source.name === name)
      .map((source): ConfigUse => {
        const keys = keysIn(source, mount);
        return {
          container,
          as: role === 'init' ? 'init' : subPath === undefined ? 'files' : 'subPath',
          mountPath,
          ...(keys !== undefined && { keys }),
          needed: source.items.map(({ key }) => key),
          isOptional: source.isOptional,
        };
      });
  });
}

/** A ConfigMap or Secret in a volume; without items, each key is a file of its name. */
interface Source {
  readonly name: string | undefined;
  readonly items: readonly { readonly key: string; readonly path?: string }[];
  readonly isOptional: boolean;
}

/** The keys that a mount shows; `undefined` for all. A subPath with variables may be any file. */
function keysIn({ items }: Source, { subPath }: Mount): readonly string[] | undefined {
  const at = subPath === undefined || subPath.includes('$(') ? '/' : normalPath(subPath);
  if (items.length === 0) return at === '/' ? undefined : [at.slice(1)];
  const isShown = (path: string) => at === '/' || path === at || path.startsWith(`${at}/`);
  return items.filter(({ path = '' }) => isShown(normalPath(path))).map(({ key }) => key);
}

function sourcesIn({ configMap, secret, projected }: Volume, kind: ConfigKind): readonly Source[] {
  const own = kind === 'ConfigMap' ? configMap && { ...configMap } : secret && { ...secret, name: secret.secretName };
  const others = (projected?.sources ?? []).map((one) => (kind === 'ConfigMap' ? one.configMap : one.secret));
  return [own, ...others].flatMap((source) =>
    source === undefined
      ? []
      : [{ name: source.name, items: source.items ?? [], isOptional: source.optional === true }],
  );
}

function inEnv({ spec }: PodTemplateSpec, kind: ConfigKind, name: string): readonly ConfigUse[] {
  return roles(spec).flatMap(({ name: container, container: { env = [], envFrom = [] } }) => [
    ...envFrom
      .map((one) => (kind === 'ConfigMap' ? one.configMapRef : one.secretRef))
      .filter((ref) => ref?.name === name)
      .map((ref): ConfigUse => ({ container, as: 'env', needed: [], isOptional: ref?.optional === true })),
    ...env
      .flatMap((one) => keyRef(one, kind, name))
      .map(({ key, isOptional }): ConfigUse => ({ container, as: 'env', keys: [key], needed: [key], isOptional })),
  ]);
}

function keyRef({ valueFrom }: NonNullable<Container['env']>[number], kind: ConfigKind, name: string) {
  const ref = kind === 'ConfigMap' ? valueFrom?.configMapKeyRef : valueFrom?.secretKeyRef;
  return ref?.name === name ? [{ key: ref.key, isOptional: ref.optional === true }] : [];
}
