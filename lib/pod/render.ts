import { valueText } from '../findings/value-text';
import type { ObjectMeta, PodTemplateSpec } from '../kubernetes/generated/types';
import { type WorkloadKind, workloadKinds } from '../kubernetes/pod-template';
import { nameOf } from '../values/named';
import type { WorkloadOptions } from './workload-kinds';

/** Labels by which a workload finds its Pods. */
export type PodLabels = Readonly<Record<string, string>>;

/** Name, namespace, labels and annotations of an object. */
export type Metadata = Pick<ObjectMeta, 'name' | 'namespace' | 'labels' | 'annotations'>;

/** The metadata of a workload; with `generateName`, the server names each created object. */
export type WorkloadMetadata = Metadata & Pick<ObjectMeta, 'generateName'>;

/** A manifest without its metadata. */
export interface WorkloadBody {
  readonly apiVersion: string;
  readonly kind: WorkloadKind;
  readonly metadata: Metadata;
  /** Everything else: `spec`, or a PodTemplate's `template`. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** How a pod template is rendered. */
export interface RenderOptions {
  /** Whether fields that the user omitted stay absent. @default false */
  readonly asWritten?: boolean;
  /** Whether a ReplicationController says its selector, which is that of its template otherwise. @default true */
  readonly hasSelector?: boolean;
}

/**
 * Puts a pod template where a kind has it, with the kind's own fields and its selector around it. Fields that the kind
 * requires and the user omitted get the only value, or the safest one, that the server accepts; `asWritten`, none does.
 * @throws RangeError if the kind has no pod template.
 */
export function render(
  template: PodTemplateSpec,
  workload: WorkloadOptions,
  metadata: Metadata & { readonly name: string },
  selector: PodLabels,
  { asWritten = false, hasSelector = true }: RenderOptions = {},
): WorkloadBody {
  const ofJob = asWritten ? template : completing(template);
  switch (workload.kind) {
    case 'Pod':
      return {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: podMetadata(metadata, template.metadata),
        rest: { spec: template.spec },
      };
    case 'PodTemplate':
      return { apiVersion: 'v1', kind: 'PodTemplate', metadata, rest: { template } };
    case 'ReplicationController': {
      const { kind, ...spec } = workload;
      return {
        apiVersion: 'v1',
        kind,
        metadata,
        rest: { spec: { ...spec, ...(hasSelector && { selector }), template } },
      };
    }
    case 'Deployment':
    case 'ReplicaSet':
    case 'DaemonSet': {
      const { kind, ...spec } = workload;
      return {
        apiVersion: 'apps/v1',
        kind,
        metadata,
        rest: { spec: { ...spec, selector: { matchLabels: selector }, template } },
      };
    }
    case 'StatefulSet': {
      const { kind, serviceName, ...spec } = workload;
      const service = serviceName === undefined ? headlessServiceName(metadata.name) : nameOf(serviceName);
      const isNamed = serviceName !== undefined || !asWritten;
      const named = { ...spec, ...(isNamed && { serviceName: service }) };
      const rest = { spec: { ...named, selector: { matchLabels: selector }, template } };
      return { apiVersion: 'apps/v1', kind, metadata, rest };
    }
    case 'Job': {
      const { kind, ...spec } = workload;
      return { apiVersion: 'batch/v1', kind, metadata, rest: { spec: { ...spec, template: ofJob } } };
    }
    case 'CronJob': {
      const { kind, job, ...spec } = workload;
      const jobTemplate = { spec: { ...job, template: ofJob } };
      return { apiVersion: 'batch/v1', kind, metadata, rest: { spec: { ...spec, jobTemplate } } };
    }
    default:
      throw unknownKind(workload satisfies never);
  }
}

/** What only callers without a compiler can give. */
function unknownKind({ kind }: { readonly kind?: unknown }): RangeError {
  return new RangeError(`workload.kind: must be one of ${workloadKinds.join(', ')}, got ${valueText(kind)}`);
}

/** The name of the headless Service that a StatefulSet gets when it names none. */
export function headlessServiceName(workload: string): string {
  return `${workload}-headless`;
}

/** A Job's Pods must not restart forever; `Never` keeps the logs of each failed attempt and suits a pod failure policy. */
function completing(template: PodTemplateSpec): PodTemplateSpec {
  if (template.spec === undefined || template.spec.restartPolicy !== undefined) return template;
  return { ...template, spec: { ...template.spec, restartPolicy: 'Never' } };
}

/** A Pod is its own template: both metadata are one. The object's entry wins. Fields of a misspelled name stay, to be reported. */
function podMetadata(object: Metadata, template: ObjectMeta | undefined): Metadata {
  const merged = (field: 'labels' | 'annotations') =>
    object[field] === undefined && template?.[field] === undefined
      ? {}
      : { [field]: { ...template?.[field], ...object[field] } };
  return { ...template, ...object, ...merged('labels'), ...merged('annotations') };
}
