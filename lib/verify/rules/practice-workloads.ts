import type { RuleDoc } from '../../findings/rule';
import { autoscaler, beside, budget, deployment, service, statefulSet } from './practice-example';

const workloads = 'https://kubernetes.io/docs/concepts/workloads';
const resources = 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers';
const disruptions = 'https://kubernetes.io/docs/tasks/run-application/configure-pdb';
const requests = { resources: { requests: { cpu: '100m', memory: '64Mi' } } };
const two = { replicas: 2 };
const account = (name: string) => [
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'storefront' } },
  deployment({ spec: { serviceAccountName: name } }),
];
const headless = { clusterIP: 'None' };

/** Practices of workloads: who they are, what they ask for, how many there are. */
export const workloadPractices: readonly RuleDoc[] = [
  {
    code: 'practice/acknowledgement',
    title: 'An acknowledgement names a finding that is there, and says why it stands.',
    why: 'One that is about nothing would hide the next finding of that code.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/',
    failing: { object: acknowledging('practice/env-secret: the demo has none') },
    passing: { object: deployment() },
  },
  {
    code: 'practice/same-identity',
    title: 'No two objects of an app have one kind, namespace and name.',
    why: 'The one that is applied later silently replaces the other.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    failing: { object: [deployment(), deployment()] },
    passing: { object: [deployment(), deployment({ name: 'admin', labels: { app: 'admin' } })] },
  },
  {
    code: 'practice/selector-overlap',
    title: 'The selector of a workload matches its own Pods alone.',
    why: 'Autoscalers and disruption budgets count the Pods of both, and Pods that nobody owns are adopted.',
    source: `${workloads}/controllers/deployment/#selector`,
    failing: { object: [deployment(), deployment({ name: 'canary', labels: { app: 'web', track: 'canary' } })] },
    passing: { object: [deployment(), deployment({ name: 'canary', labels: { app: 'web-canary' } })] },
  },
  {
    code: 'practice/pods-will-be-refused',
    title: 'The template of a StatefulSet makes Pods that the server takes.',
    why: 'Servers up to 1.33 look at nearly nothing of it: the set is taken, its Pods are refused, and only its events tell why.',
    source: `${workloads}/controllers/statefulset/#pod-template`,
    failing: { kubernetes: '1.33', object: statefulSet({ container: { imagePullPolicy: 'Sometimes' } }) },
    passing: { kubernetes: '1.33', object: statefulSet({ container: { imagePullPolicy: 'Always' } }) },
  },
  {
    code: 'practice/stateful-set-service',
    title: 'The serviceName of a StatefulSet is a headless Service of the app.',
    why: 'From it its Pods have their names in DNS.',
    source: `${workloads}/controllers/statefulset/#stable-network-id`,
    failing: { object: [statefulSet(), service('http')] },
    passing: { object: [statefulSet(), service('http', headless)] },
  },
  {
    code: 'practice/service-account',
    title: 'The service account of a workload exists.',
    why: 'No Pod is made until it does. One that the app does not have is reported where it has one of nearly that name.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
    failing: { object: account('storefornt') },
    passing: { object: account('storefront') },
  },
  {
    code: 'practice/service-account-field',
    title: 'A service account is said in serviceAccountName.',
    why: 'serviceAccount is its deprecated name, and does not count beside it.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec',
    failing: { object: deployment({ spec: { serviceAccount: 'storefront' } }) },
    passing: { object: deployment({ spec: { serviceAccountName: 'storefront' } }) },
  },
  {
    code: 'practice/latest-tag',
    title: 'An image has a version or a digest.',
    why: 'With `latest`, or no tag, nobody can tell what runs, nor go back to it.',
    source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    failing: { object: deployment({ container: { image: 'shop/web' } }) },
    passing: { object: deployment({ container: { image: 'shop/web:1.4.2' } }) },
  },
  {
    code: 'practice/capability-name',
    title: 'Capabilities are named without the `CAP_` of the kernel.',
    why: 'containerd puts it before each name. CAP_CAP_NET_ADMIN is unknown, and neither added nor dropped.',
    source:
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
    failing: { object: deployment({ container: { securityContext: { capabilities: { add: ['CAP_NET_ADMIN'] } } } }) },
    passing: { object: deployment({ container: { securityContext: { capabilities: { add: ['NET_ADMIN'] } } } }) },
  },
  {
    code: 'practice/null-quantity',
    title: 'No amount is null, as a template writes one for an empty value.',
    why: 'Servers store null as 0, as if no limit or request were set; `kubectl apply` omits it.',
    source: `${resources}/#requests-and-limits`,
    failing: { object: deployment({ container: { resources: { limits: { memory: null } } } }) },
    passing: { object: deployment({ container: { resources: { limits: { memory: '64Mi' } } } }) },
  },
  {
    code: 'practice/missing-requests',
    title: 'A container requests CPU and memory.',
    why: 'The scheduler takes one that does not for free: nodes overfill, and its Pod is the first to be evicted.',
    source: `${resources}/#requests-and-limits`,
    failing: { object: deployment() },
    passing: { object: deployment({ container: requests }) },
  },
  {
    code: 'practice/memory-limit',
    title: 'A container has a memory limit.',
    why: 'One that leaks takes what the node has, and its neighbours are killed for it.',
    source: `${resources}/#requests-and-limits`,
    failing: { object: deployment() },
    passing: { object: deployment({ container: { resources: { limits: { memory: '64Mi' } } } }) },
  },
  {
    code: 'practice/no-spread',
    title: 'Replicas are spread over nodes or zones.',
    why: 'Those that may all be on one node fail together.',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
    failing: { object: deployment({ workload: two }) },
    passing: { object: deployment({ workload: two, spec: { topologySpreadConstraints: [spread()] } }) },
  },
  {
    code: 'practice/no-disruption-budget',
    title: 'Several replicas have a disruption budget.',
    why: 'Draining nodes may take all of them down at once.',
    source: `${disruptions}/`,
    failing: { object: deployment({ workload: two }) },
    passing: { object: [deployment({ workload: two }), budget({ maxUnavailable: 1 })] },
  },
  {
    code: 'practice/disruption-budget',
    title: 'A disruption budget allows an eviction at a time.',
    why: 'One that never does stops every drain of a node; one that says nothing protects nothing.',
    source: `${disruptions}/#think-about-how-your-application-reacts-to-disruptions`,
    failing: { object: [deployment({ workload: two }), budget({ minAvailable: 2 })] },
    passing: { object: [deployment({ workload: two }), budget({ minAvailable: 1 })] },
  },
  {
    code: 'practice/unhealthy-eviction',
    title: 'A disruption budget says whether broken Pods can be evicted.',
    why: 'By default a Pod that never becomes ready stops the drain of its node for ever.',
    source: `${disruptions}/#healthiness-of-a-pod`,
    failing: { object: budget({ maxUnavailable: 1 }) },
    passing: { object: budget({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' }) },
  },
  {
    code: 'practice/autoscaler-replicas',
    title: 'A workload that is autoscaled does not say its replicas.',
    why: 'Each apply would undo what the autoscaler decided.',
    source: `${workloads}/autoscaling/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling`,
    failing: { object: [deployment({ container: requests, workload: two }), autoscaler('web')] },
    passing: { object: [deployment({ container: requests }), autoscaler('web')] },
  },
  {
    code: 'practice/autoscaler-requests',
    title: 'A container that is scaled by utilization requests the resource.',
    why: 'Utilization is a share of what is requested: without a request the autoscaler does nothing.',
    source: `${workloads}/autoscaling/horizontal-pod-autoscale/#support-for-resource-metrics`,
    failing: { object: [deployment(), autoscaler('web')] },
    passing: { object: [deployment({ container: requests }), autoscaler('web')] },
  },
  {
    code: 'practice/autoscaler-pod-cpu',
    title: 'A workload with sidecars is scaled by the resources of one container.',
    why: 'A metric of the whole Pod mixes the application with its sidecars: it scales too late, or without need.',
    source: `${workloads}/autoscaling/horizontal-pod-autoscale/#container-resource-metrics`,
    failing: { object: [withSidecar(), autoscaler('web', podCpu())] },
    passing: { object: [withSidecar(), autoscaler('web')] },
  },
];

function acknowledging(annotation: string): object {
  const annotations = { 'cdk8s-pods/acknowledge': annotation };
  return { ...deployment(), metadata: { name: 'web', annotations } };
}

function spread(): object {
  return {
    maxSkew: 1,
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { app: 'web' } },
  };
}

function withSidecar(): object {
  return deployment({ container: requests, beside: [beside('logs', requests)] });
}

function podCpu(): object {
  return { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } };
}
