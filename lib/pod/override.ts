import type { Container } from '../kubernetes/generated/types';
import { defined } from '../values/defined';
import { mergeByKey } from '../values/list-map';
import type { ContainerWithoutImage } from './attachment';

/**
 * A container with some fields overridden: `env`, `ports` and `volumeMounts` are merged by their keys, the override's
 * entry in place of the one it replaces; every other field that the override gives replaces the base's.
 */
export function overrideContainer<Base extends ContainerWithoutImage>(
  base: Base,
  override: Partial<Omit<Container, 'name'>> = {},
): Base {
  const merged = { ...base, ...defined(override) };
  return {
    ...merged,
    ...both('env', base.env, override.env, (entry) => entry.name),
    ...both('ports', base.ports, override.ports, (entry) => `${entry.containerPort}/${entry.protocol ?? 'TCP'}`),
    ...both('volumeMounts', base.volumeMounts, override.volumeMounts, (entry) => entry.mountPath),
  };
}

function both<Field extends string, Entry>(
  field: Field,
  base: readonly Entry[] | undefined,
  override: readonly Entry[] | undefined,
  keyOf: (entry: Entry) => string,
): { readonly [F in Field]?: readonly Entry[] } {
  if (base === undefined || override === undefined) return {};
  return { [field]: mergeByKey(base, override, keyOf) } as { readonly [F in Field]?: readonly Entry[] };
}
