import { parse } from '../../findings/field-path';
import { type CustomWorkloads, customWorkloadOf } from '../../kubernetes/custom/custom-workloads';
import type { PathPattern } from '../../kubernetes/custom/path-pattern';
import type { Pair } from '../pair';
import type { Change } from '../planned';
import { type Judgement, patch } from './judgement';

/** What is said of a kind of which only the difference is known. */
const effectNotKnown = patch('effect not known: only its fields are compared', { isKnown: false });

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
  return effectNotKnown;
}

/** Whether a change is in what a pattern leads to, or in what that is in. */
function isIn({ field }: Change, pattern: PathPattern): boolean {
  const steps = parse(field);
  return parse(pattern).every(({ name }, at) => {
    const step = steps[at];
    return step === undefined || name === '*' || name === step.name;
  });
}
