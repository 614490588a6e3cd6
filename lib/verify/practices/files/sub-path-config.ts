import { containerText } from '../../../anatomy/containers';
import { type App, address } from '../facts/app';
import type { Practice, ReportPractice } from '../facts/practice';
import type { Workload } from '../facts/workload';

/**
 * A file that is mounted with `subPath` is not updated while the container runs. That is fine if a change of the
 * configuration rolls the Pods: with a hash in its name, an immutable ConfigMap, or an annotation in the Pods.
 */
export const subPathConfig: Practice = {
  code: 'practice/sub-path-config',
  on: false,
  check: (app, report) => {
    for (const workload of app.workloads) {
      if (workload.spec.volumes?.some(({ configMap }) => configMap !== undefined)) checkWorkload(app, workload, report);
    }
  },
};

function checkWorkload(app: App, workload: Workload, report: ReportPractice): void {
  if (!workload.containers.some(({ container }) => container.volumeMounts?.some(isPart) === true)) return;
  if (rollsOnChange(workload)) return;
  for (const { container, field, name, role } of workload.containers) {
    // Init containers read files once.
    if (role === 'init') continue;
    for (const [at, mount] of (container.volumeMounts ?? []).entries()) {
      const config = isPart(mount) ? changingConfig(app, workload, mount.name) : undefined;
      if (config === undefined) continue;
      report(workload, workload.at(`${field}.volumeMounts[${at}].subPath`), {
        value: mount.subPath ?? mount.subPathExpr,
        message: `${containerText(name)} does not see changes of ConfigMap "${config}": subPath mounts are not updated`,
        fix: 'mount the whole volume, or roll the Pods on change (hash in the ConfigMap name or in a Pod annotation)',
      });
    }
  }
}

function isPart({
  subPath = '',
  subPathExpr = '',
}: {
  readonly subPath?: string | undefined;
  readonly subPathExpr?: string | undefined;
}): boolean {
  return subPath !== '' || subPathExpr !== '';
}

/** The ConfigMap of a volume, if it can change without a new name. */
function changingConfig(app: App, { spec, namespace }: Workload, volume: string): string | undefined {
  const name = spec.volumes?.find((one) => one.name === volume)?.configMap?.name;
  if (name === undefined || /-[0-9a-z]*\d[0-9a-z]*$/.test(name)) return undefined;
  const config = app.configMaps.get(address(namespace, name));
  return config?.object.immutable === true ? undefined : name;
}

function rollsOnChange({ template, object }: Workload): boolean {
  const { metadata } = object as { readonly metadata?: { readonly annotations?: object } };
  const names = [...Object.keys(template.metadata?.annotations ?? {}), ...Object.keys(metadata?.annotations ?? {})];
  return names.some((name) => /checksum|hash|sha\d|revision|reloader|version/i.test(name));
}
