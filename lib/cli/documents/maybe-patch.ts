import { get } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import { customWorkloadOf, knownCustomWorkloads } from '../../kubernetes/custom/custom-workloads';
import { podTemplatesIn } from '../../kubernetes/custom/stand-in';
import { type WorkloadKind, workloadKindOf } from '../../kubernetes/pod-template';
import { counted } from '../../values/counted';
import { own } from '../../values/own';

const list = 'list its file under "patches" in a kustomization.yaml';
const fix = `${list}, or complete the object`;

/**
 * What is wrong with an object, where that may be a patch for kustomize which nothing lists as one: that much is missing is
 * said once.
 */
export function askedIfPatch(findings: readonly Finding[], object: unknown): readonly Finding[] {
  if (!findings.some(({ severity }) => severity === 'error')) return findings;
  if (isJsonPatch(object))
    return findings.map((finding) => ({
      ...finding,
      message: 'must be an object; this may be a JSON patch',
      fix: list,
    }));
  if (!mayBePatch(object)) return findings;
  const missing = findings.filter(
    ({ code, severity, field }) => severity === 'error' && code.startsWith('api/') && get(object, field) === undefined,
  );
  const [first] = missing;
  if (first === undefined) return findings;
  const more = missing.length - 1;
  const rest = more === 0 ? '' : ` (and ${counted(more, 'more required field')})`;
  const message = `missing${rest}: this may be a patch, not a whole ${own(object, 'kind')}`;
  const { origins: _origins, ...said } = first;
  return findings.flatMap((finding) =>
    finding === first ? [{ ...said, message, fix }] : missing.includes(finding) ? [] : [finding],
  );
}

/** Whether a workload has nothing that selects its Pods: neither a selector nor labels that one could be made of. */
function mayBePatch(object: unknown): boolean {
  if (!isSelecting(object) || own(own(object, 'spec'), 'selector') !== undefined) return false;
  return get(podTemplatesIn(object)[0], 'metadata.labels') === undefined;
}

/** Whether an object is of a kind that finds its Pods by a selector that is written, custom resources included. */
function isSelecting(object: unknown): boolean {
  const kind = workloadKindOf(object);
  if (kind !== undefined) return selecting.has(kind);
  const custom = customWorkloadOf(object, knownCustomWorkloads);
  return custom?.templates.some(({ selector }) => selector === 'spec.selector') === true;
}

/** The kinds that find their Pods by a selector that is written. */
const selecting: ReadonlySet<WorkloadKind> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
]);

/** Whether a value is a part of an object and cannot be a whole one: JSON operations, or a workload without images and selector. */
export function isPart(value: unknown): boolean {
  if (isJsonPatch(value)) return true;
  if (!mayBePatch(value)) return false;
  const containers = get(podTemplatesIn(value)[0], 'spec.containers');
  return !Array.isArray(containers) || containers.some((container) => own(container, 'image') === undefined);
}

/** Whether a value is a patch of JSON operations. */
function isJsonPatch(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every((one) => typeof own(one, 'op') === 'string' && typeof own(one, 'path') === 'string');
}
