import type { FieldPath } from '../../../findings/field-path';
import type { Container, EphemeralContainer, Volume } from '../../../kubernetes/generated/types';
import type { Problems } from '../../../kubernetes/names';
import { type Report, required } from '../../report/report';
import { misspelt } from '../../report/wording';
import type { PodContext } from '../context/pod-context';
import { validateRequiredEnum } from '../formats/enum';
import { nameFix } from '../formats/name-fix';
import { isLabel } from '../formats/name-format';
import { validateEnv, validateEnvFrom } from './env';
import type { MountContext } from './mount-context';
import { validateMounts } from './mounts';
import { validatePorts } from './ports';
import { validateResizePolicy } from './resize-policy';
import { validateResourceRequirements } from './resources';
import { validateSecurityContext } from './security-context';
import { validateVolumeDevices } from './volume-devices';

/** What the containers of a Pod are checked against. */
export interface ContainerContext {
  readonly pod: PodContext;
  /** The Pod's volumes that are valid themselves. */
  readonly volumes: ReadonlyMap<string, Volume>;
  /** The names of the claims that the Pod makes. */
  readonly claimNames: ReadonlySet<string>;
}

const messagePolicies: ReadonlySet<string> = new Set(['FallbackToLogsOnError', 'File']);
const pullPolicies: ReadonlySet<string> = new Set(['Always', 'IfNotPresent', 'Never']);

/** What holds for containers of all three sorts. */
export function validateContainer(
  container: Container | EphemeralContainer,
  path: FieldPath,
  place: ContainerContext,
): void {
  const { target, report } = place.pod;
  validateNameAndImage(container, path, report);
  if (!messagePolicies.has(container.terminationMessagePolicy ?? '')) {
    validateRequiredEnum(
      container.terminationMessagePolicy,
      messagePolicies,
      `${path}.terminationMessagePolicy`,
      report,
    );
  }
  if (container.ports !== undefined) validatePorts(container.ports, `${path}.ports`, report);
  if (container.env !== undefined) validateEnv(container.env, `${path}.env`, target, report);
  if (container.envFrom !== undefined) validateEnvFrom(container.envFrom, `${path}.envFrom`, target, report);
  if (container.volumeMounts !== undefined || container.volumeDevices !== undefined) {
    const mounts = mountPlace(container, place);
    validateMounts(mounts, `${path}.volumeMounts`);
    validateVolumeDevices(mounts, `${path}.volumeDevices`);
  }
  if (!pullPolicies.has(container.imagePullPolicy ?? '')) {
    validateRequiredEnum(container.imagePullPolicy, pullPolicies, `${path}.imagePullPolicy`, report);
  }
  if (container.resources !== undefined) {
    validateResourceRequirements(
      container.resources,
      `${path}.resources`,
      'container',
      place.claimNames,
      report,
      place.pod.kind === 'Pod',
    );
  }
  if (container.resizePolicy !== undefined) validateResizePolicy(container, path, place.pod);
  if (container.securityContext !== undefined) {
    validateSecurityContext(container.securityContext, `${path}.securityContext`, place.pod);
  }
}

function validateNameAndImage(container: Container | EphemeralContainer, path: FieldPath, report: Report): void {
  const name = container.name ?? '';
  if (name === '') {
    const message = 'missing';
    report(required('api/container-name', `${path}.name`, { message, fix: 'set a name, such as "app"' }));
  } else {
    const problems = isLabel(name);
    if (problems.length > 0) reportName(name, problems, `${path}.name`, report);
  }
  if ((container.image ?? '') === '') {
    const message = 'missing';
    report(required('api/image', `${path}.image`, { message, fix: 'set the image to run' }));
  }
}

function reportName(name: string, problems: Problems, field: FieldPath, report: Report): void {
  misspelt(problems, name, 'api/container-name', field, report, field, nameFix(name, isLabel));
}

function mountPlace(container: Container | EphemeralContainer, { pod, volumes }: ContainerContext): MountContext {
  return {
    mounts: container.volumeMounts ?? [],
    devices: container.volumeDevices ?? [],
    volumes,
    written: pod.spec.volumes ?? [],
    privileged: container.securityContext?.privileged === true,
    target: pod.target,
    report: pod.report,
  };
}
