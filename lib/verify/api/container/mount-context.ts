import { valueText } from '../../../findings/value-text';
import type { Volume, VolumeDevice, VolumeMount } from '../../../kubernetes/generated/types';
import type { Details, Report } from '../../report/report';
import { listed } from '../../report/wording';
import type { Target } from '../../target/target';

/** What mounts and devices of a container are checked against. */
export interface MountContext {
  readonly mounts: readonly VolumeMount[];
  readonly devices: readonly VolumeDevice[];
  /** The Pod's volumes that are valid themselves: the server knows no others here. */
  readonly volumes: ReadonlyMap<string, Volume>;
  /** All volumes that the Pod has. */
  readonly written: readonly Volume[];
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

/** What to say of a volume that is not among the valid ones: it is not there, or has an error of its own. */
export function unknownVolume(name: string, { volumes, written }: Pick<MountContext, 'volumes' | 'written'>): Details {
  if (name !== '' && written.some((volume) => volume.name === name)) {
    const message = `volume ${valueText(name)} has an error of its own, so that servers do not know it here`;
    return { message, value: name, fix: 'fix the error in the volume first' };
  }
  const message = `unknown volume ${valueText(name)} (volumes: ${listed(volumes.keys())})`;
  return { message, value: name, fix: 'add the volume, or correct the name' };
}
