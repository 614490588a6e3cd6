import { child, type FieldPath } from '../../../findings/field-path';
import { forbidden, notSupported } from '../../report/report';
import { unsupported } from '../../report/wording';
import { containerPath, eachContainer } from '../context/containers-in';
import type { PodContext } from '../context/pod-context';
import { validateRequiredEnum } from '../formats/enum';

const systems = new Set(['linux', 'windows']);

/**
 * What a Pod for one operating system must not set.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-os
 */
export function validateOperatingSystem(context: PodContext): void {
  const { os } = context.spec;
  if (os === undefined) return;
  const path = child(context.path, 'os');
  const name: string = os.name ?? '';
  if (name === '') validateRequiredEnum(name, systems, child(path, 'name'), context.report);
  else if (name === 'linux') validateLinux(context);
  else if (name === 'windows') validateWindows(context);
  else {
    // The server leaves the name out of the path.
    const words = { ...unsupported(name, systems), serverField: path };
    context.report(notSupported('api/enum', child(path, 'name'), words));
  }
}

function validateLinux({ spec, path, report }: PodContext): void {
  const field = 'securityContext.windowsOptions';
  if (spec.securityContext?.windowsOptions !== undefined) report(notFor('linux', child(path, field)));
  eachContainer(spec, ({ securityContext }, list, at) => {
    if (securityContext?.windowsOptions === undefined) return;
    report(notFor('linux', child(containerPath(path, list, at), field)));
  });
}

/** What a Pod and its security context say for Linux alone, in the order of servers up to 1.36. */
const ofPods = [
  'appArmorProfile',
  'seLinuxOptions',
  'hostUsers',
  'hostPID',
  'hostIPC',
  'seccompProfile',
  'fsGroup',
  'fsGroupChangePolicy',
  'sysctls',
  'shareProcessNamespace',
  'runAsUser',
  'runAsGroup',
  'supplementalGroups',
  'supplementalGroupsPolicy',
  'seLinuxChangePolicy',
] as const;

/** Those of them that are in the spec itself: the server has had them in the security context, and checks them last since. */
const inSpec = ['hostUsers', 'hostPID', 'hostIPC', 'shareProcessNamespace'] as const;

const ofContainers = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
] as const;

function validateWindows(context: PodContext): void {
  const { spec, path, target, report } = context;
  const inSpecLast = target.since('1.37');
  const { securityContext = {} } = spec;
  for (const name of ofPods) {
    if (isInSpec(name)) {
      if (!inSpecLast) validateInSpec(name, context);
    } else if (name === 'sysctls' ? (securityContext.sysctls ?? []).length > 0 : securityContext[name] !== undefined) {
      report(notFor('windows', child(path, `securityContext.${name}`)));
    }
  }
  if (inSpecLast) for (const name of inSpec) validateInSpec(name, context);
  eachContainer(spec, (container, list, at) => {
    const own = container.securityContext;
    if (own === undefined) return;
    for (const name of ofContainers) {
      if (own[name] === undefined) continue;
      report(notFor('windows', child(containerPath(path, list, at), `securityContext.${name}`)));
    }
  });
}

function isInSpec(name: (typeof ofPods)[number]): name is (typeof inSpec)[number] {
  return inSpec.some((other) => other === name);
}

/** A namespace is shared only where it says true; the two others count however they are set. */
function validateInSpec(name: (typeof inSpec)[number], { spec, path, report }: PodContext): void {
  const value = spec[name];
  if (value === undefined || (value === false && (name === 'hostPID' || name === 'hostIPC'))) return;
  report(notFor('windows', child(path, name)));
}

function notFor(system: 'linux' | 'windows', field: FieldPath) {
  return forbidden('api/operating-system', field, {
    message: `must not be set when spec.os.name is ${system}`,
    fix: 'remove it, or change spec.os.name',
  });
}
