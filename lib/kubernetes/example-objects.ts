// Objects for the examples of rules: the smallest ones, with what the example is about.

/** The smallest Pod, with more in its spec and its metadata. */
export function pod(spec: object = {}, metadata: object = {}): object {
  const containers = [{ name: 'web', image: 'nginx:1.29' }];
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', ...metadata }, spec: { containers, ...spec } };
}

/** The smallest Pod, with more in its container, its spec and its metadata. */
export function podOf(container: object = {}, spec: object = {}, metadata: object = {}): object {
  return pod({ containers: [{ name: 'web', image: 'nginx:1.29', ...container }], ...spec }, metadata);
}

/** A Pod that the restricted level of Pod Security allows, with more in its parts. */
export function restrictedPod({ spec, container, security, podSecurity, annotations }: PodParts = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', ...(annotations !== undefined && { annotations }) },
    spec: {
      securityContext: { ...restrictedPodContext, ...podSecurity },
      containers: [
        { name: 'web', image: 'nginx:1.29', securityContext: { ...restrictedContainer, ...security }, ...container },
      ],
      ...spec,
    },
  };
}

/** What a Pod has in addition. */
interface PodParts {
  readonly spec?: object;
  readonly container?: object;
  /** In the security context of its container. */
  readonly security?: object;
  /** In its own security context. */
  readonly podSecurity?: object;
  readonly annotations?: object;
}

const restrictedPodContext = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
const restrictedContainer = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

/** The smallest pod template with the label `app: web`, with more in its spec. */
export function template(spec: object = {}): object {
  return {
    metadata: { labels: { app: 'web' } },
    spec: { containers: [{ name: 'web', image: 'nginx:1.29' }], ...spec },
  };
}

/** The smallest Deployment, with more in its spec and its metadata. */
export function deployment(spec: object = {}, metadata: object = {}): object {
  return workload(
    'apps/v1',
    'Deployment',
    { selector: { matchLabels: { app: 'web' } }, template: template(), ...spec },
    metadata,
  );
}

/** The smallest StatefulSet, with more in its spec. */
export function statefulSet(spec: object = {}, metadata: object = {}): object {
  return workload(
    'apps/v1',
    'StatefulSet',
    {
      selector: { matchLabels: { app: 'web' } },
      template: template(),
      ...spec,
    },
    metadata,
  );
}

/** A ReplicationController without a template, with more in its spec. */
export function replicationController(spec: object = {}, metadata: object = {}): object {
  return workload('v1', 'ReplicationController', { selector: { app: 'web' }, ...spec }, metadata);
}

/** The smallest Job, with more in its spec. */
export function job(spec: object = {}, metadata: object = {}): object {
  return workload('batch/v1', 'Job', { template: template({ restartPolicy: 'Never' }), ...spec }, metadata);
}

/** The smallest CronJob, with more in its spec. */
export function cronJob(spec: object = {}, metadata: object = {}): object {
  const jobTemplate = { spec: { template: template({ restartPolicy: 'Never' }) } };
  return workload('batch/v1', 'CronJob', { schedule: '0 2 * * *', jobTemplate, ...spec }, metadata);
}

/** A Service without ports, with more in its spec and metadata. */
export function service(spec: object = {}, metadata: object = {}): object {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', ...metadata }, spec };
}

/** The smallest PersistentVolumeClaim, with more in its spec and metadata. */
export function claim(spec: object = {}, metadata: object = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data', ...metadata },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
  };
}

/** The smallest HorizontalPodAutoscaler, with more in its spec. */
export function autoscaler(spec: object = {}): object {
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  return workload('autoscaling/v2', 'HorizontalPodAutoscaler', { scaleTargetRef, maxReplicas: 3, ...spec }, {});
}

/** The smallest Pod as YAML, with more lines in its spec. */
export function podText(lines: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.29
  ${lines}
`;
}

function workload(apiVersion: string, kind: string, spec: object, metadata: object): object {
  return { apiVersion, kind, metadata: { name: 'web', ...metadata }, spec };
}
