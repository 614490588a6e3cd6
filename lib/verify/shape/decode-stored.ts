import { decodeObject } from '../../kubernetes/decode';
import { availabilityOf, type Field, kindDefinition } from '../../kubernetes/fields';
import type { PodSpec } from '../../kubernetes/generated/types';
import { normalizedApiVersion } from '../../kubernetes/kinds';
import { podTemplateOf } from '../../kubernetes/pod-template';
import { own } from '../../values/own';
import type { Gate } from '../target/gates';
import type { Target } from '../target/target';
import { copyModeOf } from './copy-mode';
import type { Decoded } from './decode';
import { gateInUse } from './gated-fields';

/** An object that a server has stored. */
export interface Stored {
  readonly decoded: Decoded;
  /** The feature gates that it uses and that the target has off: it was stored when they were on. */
  readonly gates: ReadonlySet<Gate>;
}

/**
 * Decodes an object as the target reads it from its storage: what it does not know is not there, nothing is dropped, and
 * nothing is reported.
 * @returns undefined for a kind that the field table does not have.
 */
export function decodeStored(object: object, target: Target): Stored | undefined {
  const { apiVersion, kind } = object as { readonly apiVersion?: unknown; readonly kind?: unknown };
  const version = normalizedApiVersion(String(apiVersion));
  const definition = kindDefinition(version, String(kind));
  if (definition === undefined) return undefined;
  const gates = new Set<Gate>(kind === 'Job' ? onlyOnCreate : []);
  const decoded = decodeObject(object, definition, '', {
    report: () => {},
    copyMode: copyModeOf,
    answer: (field, value) => {
      const gate = gateInUse(field, value, target);
      if (gate !== undefined) gates.add(gate);
      return isKnown(field, target) ? 'accepted' : 'unknown';
    },
  });
  if (version !== apiVersion) decoded.apiVersion = version;
  // The policy of a container counts whatever it is, also that of a sidecar.
  if (!target.gate('ContainerRestartRules')) gates.add('ContainerRestartRules');
  for (const gate of gates) if (!isInUse(gate, podTemplateOf(decoded)?.template.spec, target)) gates.delete(gate);
  if (hasSource(decoded)) gates.add('CrossNamespaceVolumeDataSource');
  return { decoded, gates };
}

/** Whether a server takes a gate for one that the fields of a pod template need: not of each container they count. */
function isInUse(gate: Gate, spec: PodSpec | undefined, target: Target): boolean {
  if (spec === undefined) return gate !== 'ContainerRestartRules';
  const { containers = [], initContainers = [], resources: { requests = {}, limits = {} } = {} } = spec;
  switch (gate) {
    case 'SidecarContainers':
      return initContainers.some(({ restartPolicy }) => restartPolicy === 'Always');
    case 'ContainerRestartRules':
      return target.since('1.34') && restartsByRules(spec);
    case 'DynamicResourceAllocation':
      return (spec.resourceClaims ?? []).length > 0;
    case 'PodLevelResources':
      return Object.keys(requests).length + Object.keys(limits).length > 0;
    case 'InPlacePodVerticalScaling':
      return target.since('1.33') || containers.some(({ resizePolicy = [] }) => resizePolicy.length > 0);
    default:
      return true;
  }
}

function restartsByRules({ containers = [], initContainers = [] }: PodSpec): boolean {
  return (
    containers.some(({ restartPolicy }) => restartPolicy !== undefined) ||
    initContainers.some(
      ({ restartPolicy = 'Always', restartPolicyRules = [] }) =>
        restartPolicy !== 'Always' || restartPolicyRules.length > 0,
    )
  );
}

/** Gates of Jobs that an update does not heed. */
const onlyOnCreate: readonly Gate[] = ['JobManagedBy'];

/** Whether a claim has a source. It keeps whatever source it is given then, as it does where the gate for some is on. */
function hasSource({ kind, spec }: Decoded): boolean {
  return kind === 'PersistentVolumeClaim' && (own(spec, 'dataSource') ?? own(spec, 'dataSourceRef')) !== undefined;
}

function isKnown(field: Field, target: Target): boolean {
  return availabilityOf(field, target.kubernetes) !== 'unknown';
}
