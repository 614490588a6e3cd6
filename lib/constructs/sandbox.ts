import type { IConstruct } from 'constructs';
import type { PodSpec } from '../kubernetes/generated/types';
import { check, named, object } from '../values/check';
import { type Named, nameOf } from '../values/named';
import { templateTarget } from './attach';
import { type Clash, withClass } from './classes/class-of-pods';
import { RuntimeClass } from './classes/runtime-class';
import { addTemplateStep, composed } from './composition';
import { oneObject } from './construct-checks';

export { RuntimeClass, type RuntimeClassProps } from './classes/runtime-class';

/**
 * Has the Pods of a workload run by another runtime, as in a sandbox: by a RuntimeClass or the name of one that exists. Also
 * for workloads of cdk8s-plus, Helm or an `Include`.
 *
 * @throws Error where the target has no pod template.
 * @see https://kubernetes.io/docs/concepts/containers/runtime-class/
 */
export function sandbox(target: IConstruct, runtimeClass: RuntimeClass | Named): void {
  check('sandbox', { target, runtimeClass }, object({ target: oneObject, runtimeClass: named }));
  const isOurs = runtimeClass instanceof RuntimeClass;
  const place = templateTarget(target, 'sandbox');
  composed(place);
  const nodes = isOurs ? runtimeClass.nodeSelector : {};
  const clash = (spec: PodSpec) => withOverhead(spec) ?? onOtherNodes(spec, nodes);
  // Pods are refused until it is there.
  if (isOurs) place.object.addDependency(runtimeClass.apiObject);
  addTemplateStep(place, withClass({ field: 'runtimeClassName', name: nameOf(runtimeClass), clash }));
}

function withOverhead({ overhead }: PodSpec): Clash | undefined {
  if (overhead === undefined) return undefined;
  return {
    field: 'overhead',
    message: 'the server sets it to that of the RuntimeClass, and refuses Pods that say something else',
    fix: 'remove it, and set overhead of the RuntimeClass',
  };
}

function onOtherNodes({ nodeSelector = {} }: PodSpec, nodes: Readonly<Record<string, string>>): Clash | undefined {
  const key = Object.keys(nodes).find((name) => nodeSelector[name] !== undefined && nodeSelector[name] !== nodes[name]);
  if (key === undefined) return undefined;
  return {
    field: `nodeSelector['${key}']`,
    message: `the server refuses "${nodeSelector[key]}", as nodes of the RuntimeClass have "${nodes[key]}"`,
    fix: 'remove it',
  };
}
