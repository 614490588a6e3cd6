import { parse } from '../../findings/field-path';
import { type CustomWorkloads, customWorkloadOf } from '../../kubernetes/custom/custom-workloads';
import type { PathPattern } from '../../kubernetes/custom/path-pattern';
import type { Pair } from '../pair';
import type { Change } from '../planned';
import type { Entries } from '../stored/stored';
import { groupIn } from './immutable-fields';
import { type Judgement, patch } from './judgement';

/** What is said of a kind of which only the difference is known. */
const effectNotKnown = patch('effect not known: only its fields are compared', { isKnown: false });

/** Groups of API servers themselves: rights, classes, webhooks, definitions. No Pod restarts for one of their kinds. */
const ofServer: ReadonlySet<string> = new Set([
  ...['', 'policy', 'admissionregistration.k8s.io', 'apiextensions.k8s.io', 'apiregistration.k8s.io'],
  ...['certificates.k8s.io', 'coordination.k8s.io', 'discovery.k8s.io', 'events.k8s.io'],
  ...['flowcontrol.apiserver.k8s.io', 'networking.k8s.io', 'node.k8s.io', 'rbac.authorization.k8s.io'],
  ...['resource.k8s.io', 'scheduling.k8s.io', 'storage.k8s.io'],
]);

/** Whether an object is of a kind of API servers themselves. */
export function isServersKind({ apiVersion }: Entries): boolean {
  return ofServer.has(groupIn(apiVersion));
}

/** A custom resource with pod templates: what changes in one of them changes its Pods, in the way of its controller. */
export function judgeCustom({ manifest, changes }: Pair, kinds: CustomWorkloads): Judgement {
  const templates = customWorkloadOf(manifest, kinds)?.templates ?? [];
  const changed = templates.filter(({ path }) => changes.some((change) => isIn(change, path)));
  if (changed.some(({ like }) => like !== 'Job')) {
    return {
      verdict: 'roll',
      restarts: true,
      summary: 'its controller replaces its Pods, in its own way',
      isKnown: false,
    };
  }
  if (changed.length > 0) return { ...effectNotKnown, summary: 'its controller decides what that is to Pods that run' };
  if (templates.some(({ replicas }) => replicas !== undefined && changes.some((change) => isIn(change, replicas)))) {
    return {
      verdict: 'scale',
      restarts: false,
      summary: 'its controller changes the number of its Pods',
      isKnown: false,
    };
  }
  return isServersKind(manifest) ? patch(undefined, { isKnown: false }) : effectNotKnown;
}

/** Whether a change is in what a pattern leads to, or in what that is in. */
function isIn({ field }: Change, pattern: PathPattern): boolean {
  const steps = parse(field);
  return parse(pattern).every(({ name }, at) => {
    const step = steps[at];
    return step === undefined || name === '*' || name === step.name;
  });
}
