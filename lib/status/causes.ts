const meanings = {
  'admission-webhook': 'a webhook refuses the Pods of a workload',
  autoscaler: 'a HorizontalPodAutoscaler cannot read its metrics, or scale its target',
  'claim-pending': 'a PersistentVolumeClaim has no volume, or has lost it',
  'container-config':
    'a container cannot be created as its Pod describes it: a ConfigMap, a Secret or a key is missing, or its user is refused',
  'container-create': 'the runtime cannot create or start a container',
  'crash-loop': 'a container ends again and again',
  'creation-failed': 'the API server refuses the Pods of a workload for another reason',
  'deadline-exceeded': 'a Pod ran longer than its activeDeadlineSeconds',
  'disruption-budget': 'a PodDisruptionBudget allows no eviction',
  evicted: 'a Pod was evicted or preempted',
  exited: 'a container of a Pod that must not end has ended',
  'grace-exceeded': 'a container runs on after its grace period',
  'image-pull': 'an image cannot be pulled',
  'init-stuck': 'an init container runs for long',
  'job-failed': 'a Job failed',
  'missed-schedule': 'a CronJob did not create a Job that was due',
  'namespace-terminating': 'a Namespace that is deleted still has content or finalizers',
  'node-lost': 'the node of a Pod does not report, or is not ready',
  'not-available': 'a workload has fewer Pods than it should',
  'not-ready': 'a Pod is not ready, and nothing in the snapshot tells why',
  'out-of-memory': 'a container was killed because it used more memory than it may',
  'pod-security': 'the Pod Security level of the Namespace refuses the Pods of a workload',
  'probe-failing': 'a probe of a container fails',
  'progress-deadline': 'a rollout has made no progress within progressDeadlineSeconds',
  quota: 'a ResourceQuota or a LimitRange refuses the Pods of a workload',
  'readiness-gate': 'a condition that a readiness gate names is not true',
  'rejected-by-node': 'a node refused a Pod that was assigned to it',
  resize: 'the node of a Pod cannot give it the resources of its resize, or not yet',
  rollout: 'a rollout is in progress, or paused',
  sandbox: 'the network or the runtime of a Pod cannot be set up',
  'scheduling-gated': 'a Pod has scheduling gates',
  'sidecar-not-started': 'a native sidecar has not started, and what starts after it waits',
  'stateful-set-waits': 'a StatefulSet waits for one of its Pods before it creates or replaces the next',
  suspended: 'a Job or a CronJob is suspended',
  terminating: 'an object that is deleted has finalizers',
  unschedulable: 'no node is suitable for a Pod',
  volume: 'a volume cannot be attached or mounted',
} as const;

/** What is wrong, by name: `image-pull`. What each stands for is in {@link causes}. */
// By Extract it is a type of its own, which the reference calls by its name.
export type Cause = Extract<keyof typeof meanings, string>;

/** What each cause stands for. */
export const causes: Readonly<Record<Cause, string>> = meanings;
