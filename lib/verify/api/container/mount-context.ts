import type { Volume, VolumeDevice, VolumeMount } from '../../../kubernetes/generated/types';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';

/** What mounts and devices of a container are checked against. */
export interface MountContext {
  readonly mounts: readonly VolumeMount[];
  readonly devices: readonly VolumeDevice[];
  /** The Pod's volumes that are valid themselves: the server knows no others here. */
  readonly volumes: ReadonlyMap<string, Volume>;
  readonly privileged: boolean;
  readonly target: Target;
  readonly report: Report;
}

/** Where volumes are used in a container, by their names; of several uses of one, the server checks the last one only. */
export interface Used {
  readonly names: ReadonlySet<string>;
  readonly paths: ReadonlySet<string>;
}

/** {@link Used}, of mounts or of devices. */
export function pathsByName<Use extends { readonly name: string }>(
  uses: readonly Use[],
  pathOf: (use: Use) => string | undefined,
): Used {
  const last = new Map(uses.map((use) => [use.name ?? '', pathOf(use) ?? '']));
  return { names: new Set(last.keys()), paths: new Set(last.values()) };
}
