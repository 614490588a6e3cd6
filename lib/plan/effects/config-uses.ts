import { roles } from '../../anatomy/containers';
import { mounts } from '../../anatomy/mounts';
import type { Container, PodTemplateSpec, Volume } from '../../kubernetes/generated/types';

/** The kinds that Pods read their configuration from. */
export type ConfigKind = 'ConfigMap' | 'Secret';

/** How a container reads a ConfigMap or Secret. */
export interface ConfigUse {
  readonly container: string;
  /** A file that is mounted follows a change; one that is mounted alone, and a variable, do not. */
  readonly as: 'files' | 'subPath' | 'env';
  /** Where it is mounted. */
  readonly mountPath?: string;
  /** The keys that it reads. @default all */
  readonly keys?: readonly string[];
  readonly isOptional: boolean;
}

/** How the containers of a template read a ConfigMap or Secret. */
export function configUses(template: PodTemplateSpec, kind: ConfigKind, name: string): readonly ConfigUse[] {
  return [...inFiles(template, kind, name), ...inEnv(template, kind, name)];
}

function inFiles(template: PodTemplateSpec, kind: ConfigKind, name: string): readonly ConfigUse[] {
  const volumes = template.spec?.volumes ?? [];
  return mounts(template).flatMap(({ container, volume, mountPath, subPath }) => {
    const sources = volumes.filter((one) => one.name === volume).flatMap((one) => sourcesIn(one, kind));
    return sources
      .filter((source) => source.name === name)
      .map(
        ({ keys, isOptional }): ConfigUse => ({
          container,
          as: subPath === undefined ? 'files' : 'subPath',
          mountPath,
          ...(keys !== undefined && { keys }),
          isOptional,
        }),
      );
  });
}

interface Source {
  readonly name: string | undefined;
  readonly keys: readonly string[] | undefined;
  readonly isOptional: boolean;
}

function sourcesIn({ configMap, secret, projected }: Volume, kind: ConfigKind): readonly Source[] {
  const own = kind === 'ConfigMap' ? configMap && { ...configMap } : secret && { ...secret, name: secret.secretName };
  const others = (projected?.sources ?? []).map((one) => (kind === 'ConfigMap' ? one.configMap : one.secret));
  return [own, ...others].flatMap((source) =>
    source === undefined
      ? []
      : [{ name: source.name, keys: source.items?.map(({ key }) => key), isOptional: source.optional === true }],
  );
}

function inEnv({ spec }: PodTemplateSpec, kind: ConfigKind, name: string): readonly ConfigUse[] {
  return roles(spec).flatMap(({ name: container, container: { env = [], envFrom = [] } }) => [
    ...envFrom
      .map((one) => (kind === 'ConfigMap' ? one.configMapRef : one.secretRef))
      .filter((ref) => ref?.name === name)
      .map((ref): ConfigUse => ({ container, as: 'env', isOptional: ref?.optional === true })),
    ...env
      .flatMap((one) => keyRef(one, kind, name))
      .map(({ key, isOptional }): ConfigUse => ({ container, as: 'env', keys: [key], isOptional })),
  ]);
}

function keyRef({ valueFrom }: NonNullable<Container['env']>[number], kind: ConfigKind, name: string) {
  const ref = kind === 'ConfigMap' ? valueFrom?.configMapKeyRef : valueFrom?.secretKeyRef;
  return ref?.name === name ? [{ key: ref.key, isOptional: ref.optional === true }] : [];
}
