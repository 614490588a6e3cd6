import type { Construct } from 'constructs';
import { definitionOf } from '../kubernetes/fields';
import { type Check, object } from '../values/check';
import { nearest } from '../values/nearest';
import { checkConstruct } from './construct-checks';

/** Checks what the constructor of a workload's class was given. */
export type WorkloadCheck = (target: unknown, scope: Construct, id: string, props: unknown) => void;

/**
 * The check of a class by the table of its props. A class of the user's own over it may have further props. One that is
 * nearly one of ours is an error; the name of a field, as `image`, is a good name for one.
 *
 * @param ourClass passed from outside the class: a class that names itself is renamed in the package.
 */
export function workloadCheck(
  name: string,
  ourClass: () => unknown,
  props: Readonly<Record<string, Check>>,
): WorkloadCheck {
  const main = 'web' in props ? 'web' : 'app';
  const placeOf = (prop: string) => placeOfField(prop, main);
  const isOwn = (prop: string) => placeOf(prop) !== undefined || nearest(prop, Object.keys(props)) === undefined;
  const [ours, extended] = [object(props, { placeOf }), object(props, { allowed: isOwn })];
  return (target, scope, id, given) => checkConstruct(name, scope, id, given, target === ourClass() ? ours : extended);
}

const places = [
  ['metadata', ['ObjectMeta']],
  ['pod', ['PodSpec']],
  ['main', ['Container']],
  ['workload', ['DeploymentSpec', 'StatefulSetSpec', 'DaemonSetSpec', 'JobSpec', 'CronJobSpec']],
] as const;

/** Where a field of Kubernetes, by its own name, belongs in the props of a workload. */
function placeOfField(name: string, main: string): string | undefined {
  if (name === 'spec') {
    return `set the fields of the PodSpec in pod, of the workload in workload, of the container in ${main}`;
  }
  if (name === 'labels' || name === 'annotations') {
    return `set metadata.${name} for the object, podMetadata.${name} for its Pods`;
  }
  if (name === 'app' || name === 'containers') return `set ${main}`;
  if (name === 'kind') return 'set workload.kind';
  const place = places.find(([, definitions]) => definitions.some((one) => definitionOf(one).fields.has(name)))?.[0];
  return place === undefined ? undefined : `set ${place === 'main' ? main : place}.${name}`;
}
