import type { Affinity, Container, Job, PodSpec, PodTemplateSpec } from '../../../kubernetes/generated/types';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';
import { immutablePart } from '../immutable-part';

const path = 'spec.template';

/** A Job, which may be a live one. */
interface LiveJob extends Job {
  readonly status?: {
    readonly startTime?: string;
    readonly active?: number;
    readonly conditions?: readonly { readonly type?: string; readonly status?: string }[];
  };
}

/** What may change in the template of a suspended Job. */
interface Mutable {
  /** Where its Pods may run, and their labels and annotations. */
  readonly scheduling: boolean;
  /** The resources of its containers. */
  readonly resources: boolean;
}

/**
 * The template of a Job stays, but for where its Pods run while it is suspended and, since 1.36, their resources.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#mutable-scheduling-directives
 */
export function validateJobTemplateUpdate(job: Job, old: LiveJob, target: Target, report: Report): void {
  const mutable = mutableIn(old, target);
  const { template } = job.spec;
  const before = mutable.scheduling ? scheduledAs(template, old.spec.template) : old.spec.template;
  if (mutable.resources) {
    const spec = withResourcesOf(template.spec, before.spec);
    immutablePart(job, withTemplate(old, { ...before, spec }), `${path}.spec`, { fix: fixes.suspended }, report);
  } else {
    const fix = mutable.scheduling ? fixes.suspended : fixes.running;
    immutablePart(withTemplate(job, template), withTemplate(old, before), path, { fix }, report);
  }
}

const fixes = {
  running: 'keep the old template, or delete the Job and create it again',
  suspended: 'keep the old value: only scheduling directives of a suspended Job may change (1.36 and later: resources)',
};

function mutableIn({ spec, status = {} }: LiveJob, target: Target): Mutable {
  if (spec.suspend !== true) return { scheduling: false, resources: false };
  const notStarted = status.startTime === undefined;
  const isMarked = (status.conditions ?? []).some((one) => one.type === 'Suspended' && one.status === 'True');
  // A Job that has started may change once its Pods are gone. Only since 1.36 may one that has not, by the same gates.
  const stopped = (status.active ?? 0) === 0 && (isMarked || (notStarted && target.since('1.36')));
  const gated = target.since('1.35') && target.gate('MutableSchedulingDirectivesForSuspendedJobs');
  return {
    scheduling: gated ? stopped : notStarted,
    resources: target.since('1.35') && target.gate('MutablePodResourcesForSuspendedJobs') && stopped,
  };
}

/** A Job with a template whose metadata is there, as it is in a server. */
function withTemplate(job: Job, { metadata, spec }: PodTemplateSpec): Job {
  return { ...job, spec: { ...job.spec, template: { metadata: { ...metadata }, spec } } };
}

/** An old template, with what of a new one tells where its Pods run. */
function scheduledAs({ metadata, spec }: PodTemplateSpec, old: PodTemplateSpec): PodTemplateSpec {
  const { nodeSelector, tolerations, schedulingGates } = spec;
  const affinity = withNodeAffinityOf(spec.affinity, old.spec.affinity);
  return {
    metadata: { ...old.metadata, labels: metadata?.labels, annotations: metadata?.annotations },
    spec: { ...old.spec, affinity, nodeSelector, tolerations, schedulingGates },
  };
}

/** Without a new affinity, an old one that was about nodes alone may go. */
function withNodeAffinityOf(affinity: Affinity | undefined, old: Affinity | undefined): Affinity | undefined {
  if (affinity !== undefined) return { ...old, nodeAffinity: affinity.nodeAffinity };
  const { nodeAffinity: _, ...others } = old ?? {};
  return Object.keys(others).length === 0 ? undefined : others;
}

function withResourcesOf({ containers, initContainers }: PodSpec, old: PodSpec): PodSpec {
  return {
    ...old,
    containers: eachWithResourcesOf(containers, old.containers),
    initContainers: eachWithResourcesOf(initContainers, old.initContainers),
  };
}

/** By position and name; where the number of containers changes, nothing. */
function eachWithResourcesOf<Old extends readonly Container[] | undefined>(
  containers: readonly Container[] | undefined,
  old: Old,
): Old | readonly Container[] {
  if (old === undefined || old.length !== containers?.length) return old;
  return old.map((container, at) =>
    containers[at]?.name === container.name ? { ...container, resources: containers[at]?.resources } : container,
  );
}
