import type { CustomWorkload, TemplateInResource } from './custom-workload';

/** Kinds of one project that have the same templates. */
interface ShippedKinds extends Omit<CustomWorkload, 'apiVersion' | 'kind'> {
  /** The project, as it calls itself. */
  readonly project: string;
  /** Its page on these kinds. */
  readonly source: string;
  readonly apiVersions: readonly string[];
  readonly kinds: readonly string[];
}

const podsOfReplicas = {
  path: 'spec.template',
  like: 'Deployment',
  replicas: 'spec.replicas',
  selector: 'spec.selector',
} as const;

/** The templates of a Ray cluster at a path. The operator adds a volume with the token, where authentication is on. */
const rayCluster = (path: string): readonly TemplateInResource[] => [
  { path: `${path}.headGroupSpec.template`, addedVolumes: ['ray-token'] },
  { path: `${path}.workerGroupSpecs[*].template`, addedVolumes: ['ray-token'] },
];

/** The operator sets the restartPolicy of the Pods from that of the replica type, which stands beside the template. */
const trainingJob = (field: string) => ({
  project: 'Kubeflow Training Operator',
  source: 'https://www.kubeflow.org/docs/components/trainer/legacy-v1/user-guides/',
  templates: [{ path: `spec.${field}.*.template` }],
});

/** ECK merges a template into that of the application: its containers, their images and probes, volumes that they share. */
const filledInByEck = [
  'spec.containers',
  'spec.containers[*].image',
  'spec.containers[*].readinessProbe',
  'spec.containers[*].volumeMounts[*].name',
  'spec.initContainers[*].image',
  'spec.initContainers[*].volumeMounts[*].name',
];

const eck = {
  project: 'Elastic Cloud on Kubernetes',
  source: 'https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/customize-pods',
};
const eckPods = {
  path: 'spec.podTemplate',
  like: 'Deployment',
  replicas: 'spec.count',
  filledIn: filledInByEck,
} as const;
const eckDeployment = {
  path: 'spec.deployment.podTemplate',
  like: 'Deployment',
  replicas: 'spec.deployment.replicas',
  filledIn: filledInByEck,
} as const;
const eckDaemonSet = { path: 'spec.daemonSet.podTemplate', like: 'DaemonSet', filledIn: filledInByEck } as const;

const kruise = { project: 'OpenKruise', apiVersions: ['apps.kruise.io/v1alpha1', 'apps.kruise.io/v1beta1'] };

/** The kinds that are known without being told: those whose pod templates are Kubernetes' own, by project. */
export const shippedKinds: readonly ShippedKinds[] = [
  {
    project: 'Argo Rollouts',
    source: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
    apiVersions: ['argoproj.io/v1alpha1'],
    kinds: ['Rollout'],
    scalable: true,
    templates: [podsOfReplicas],
  },
  {
    project: 'KEDA',
    source: 'https://keda.sh/docs/latest/reference/scaledjob-spec/',
    apiVersions: ['keda.sh/v1alpha1'],
    kinds: ['ScaledJob'],
    templates: [{ path: 'spec.jobTargetRef.template', like: 'Job' }],
  },
  {
    project: 'JobSet',
    source: 'https://jobset.sigs.k8s.io/docs/reference/jobset.v1alpha2/',
    apiVersions: ['jobset.x-k8s.io/v1alpha2'],
    kinds: ['JobSet'],
    // Its webhook sets restartPolicy OnFailure where none is set.
    templates: [
      {
        path: 'spec.replicatedJobs[*].template.spec.template',
        like: 'Job',
        filledIn: ['spec.restartPolicy'],
        volumeClaimTemplates: 'spec.volumeClaimPolicies[*].templates',
      },
    ],
  },
  {
    project: 'LeaderWorkerSet',
    source: 'https://lws.sigs.k8s.io/docs/reference/leaderworkerset.v1/',
    apiVersions: ['leaderworkerset.x-k8s.io/v1'],
    kinds: ['LeaderWorkerSet'],
    scalable: true,
    templates: [
      {
        path: 'spec.leaderWorkerTemplate.leaderTemplate',
        like: 'Deployment',
        replicas: 'spec.replicas',
        volumeClaimTemplates: 'spec.leaderWorkerTemplate.volumeClaimTemplates',
      },
      {
        path: 'spec.leaderWorkerTemplate.workerTemplate',
        like: 'DaemonSet',
        volumeClaimTemplates: 'spec.leaderWorkerTemplate.volumeClaimTemplates',
      },
    ],
  },
  {
    project: 'KubeRay',
    source: 'https://ray-project.github.io/kuberay/reference/api/',
    apiVersions: ['ray.io/v1', 'ray.io/v1alpha1'],
    kinds: ['RayCluster'],
    templates: rayCluster('spec'),
  },
  {
    project: 'KubeRay',
    source: 'https://ray-project.github.io/kuberay/reference/api/',
    apiVersions: ['ray.io/v1', 'ray.io/v1alpha1'],
    kinds: ['RayJob'],
    templates: [...rayCluster('spec.rayClusterSpec'), { path: 'spec.submitterPodTemplate', like: 'Job' }],
  },
  {
    project: 'KubeRay',
    source: 'https://ray-project.github.io/kuberay/reference/api/',
    apiVersions: ['ray.io/v1', 'ray.io/v1alpha1'],
    kinds: ['RayService'],
    templates: rayCluster('spec.rayClusterConfig'),
  },
  {
    ...kruise,
    source: 'https://openkruise.io/docs/user-manuals/cloneset',
    kinds: ['CloneSet'],
    scalable: true,
    templates: [{ ...podsOfReplicas, volumeClaimTemplates: 'spec.volumeClaimTemplates' }],
  },
  {
    ...kruise,
    source: 'https://openkruise.io/docs/user-manuals/advancedstatefulset',
    kinds: ['StatefulSet'],
    scalable: true,
    templates: [{ ...podsOfReplicas, volumeClaimTemplates: 'spec.volumeClaimTemplates' }],
  },
  { ...trainingJob('pytorchReplicaSpecs'), apiVersions: ['kubeflow.org/v1'], kinds: ['PyTorchJob'] },
  { ...trainingJob('tfReplicaSpecs'), apiVersions: ['kubeflow.org/v1'], kinds: ['TFJob'] },
  { ...trainingJob('mpiReplicaSpecs'), apiVersions: ['kubeflow.org/v1', 'kubeflow.org/v2beta1'], kinds: ['MPIJob'] },
  { ...trainingJob('xgbReplicaSpecs'), apiVersions: ['kubeflow.org/v1'], kinds: ['XGBoostJob'] },
  { ...trainingJob('paddleReplicaSpecs'), apiVersions: ['kubeflow.org/v1'], kinds: ['PaddleJob'] },
  { ...trainingJob('jaxReplicaSpecs'), apiVersions: ['kubeflow.org/v1'], kinds: ['JAXJob'] },
  {
    ...eck,
    apiVersions: ['elasticsearch.k8s.elastic.co/v1'],
    kinds: ['Elasticsearch'],
    templates: [
      {
        path: 'spec.nodeSets[*].podTemplate',
        like: 'Deployment',
        replicas: 'spec.nodeSets[*].count',
        volumeClaimTemplates: 'spec.nodeSets[*].volumeClaimTemplates',
        filledIn: filledInByEck,
      },
    ],
  },
  { ...eck, apiVersions: ['kibana.k8s.elastic.co/v1'], kinds: ['Kibana'], scalable: true, templates: [eckPods] },
  { ...eck, apiVersions: ['apm.k8s.elastic.co/v1'], kinds: ['ApmServer'], scalable: true, templates: [eckPods] },
  {
    ...eck,
    apiVersions: ['enterprisesearch.k8s.elastic.co/v1'],
    kinds: ['EnterpriseSearch'],
    scalable: true,
    templates: [eckPods],
  },
  {
    ...eck,
    apiVersions: ['maps.k8s.elastic.co/v1alpha1'],
    kinds: ['ElasticMapsServer'],
    scalable: true,
    templates: [eckPods],
  },
  {
    ...eck,
    apiVersions: ['logstash.k8s.elastic.co/v1alpha1'],
    kinds: ['Logstash'],
    scalable: true,
    templates: [{ ...eckPods, volumeClaimTemplates: 'spec.volumeClaimTemplates' }],
  },
  { ...eck, apiVersions: ['beat.k8s.elastic.co/v1beta1'], kinds: ['Beat'], templates: [eckDeployment, eckDaemonSet] },
  {
    ...eck,
    apiVersions: ['agent.k8s.elastic.co/v1alpha1'],
    kinds: ['Agent'],
    templates: [
      eckDeployment,
      eckDaemonSet,
      { ...eckDeployment, path: 'spec.statefulSet.podTemplate', replicas: 'spec.statefulSet.replicas' },
    ],
  },
  {
    project: 'Knative',
    source: 'https://knative.dev/docs/serving/reference/serving-api/',
    apiVersions: ['serving.knative.dev/v1'],
    kinds: ['Service', 'Configuration'],
    // Its webhooks set the name, and what a probe asks, where it is not set.
    templates: [
      {
        path: 'spec.template',
        like: 'DaemonSet',
        filledIn: [
          'spec.containers[*].name',
          'spec.initContainers[*].name',
          ...['readinessProbe', 'livenessProbe', 'startupProbe'].flatMap((probe) => [
            `spec.containers[*].${probe}`,
            ...['httpGet', 'tcpSocket', 'grpc'].map((handler) => `spec.containers[*].${probe}.${handler}.port`),
          ]),
        ],
        ownFields: ['containerConcurrency', 'idleTimeoutSeconds', 'responseStartTimeoutSeconds', 'timeoutSeconds'].map(
          (field) => `spec.${field}`,
        ),
      },
    ],
  },
];

/** The kinds one by one. */
export const shippedWorkloads: readonly CustomWorkload[] = shippedKinds.flatMap(
  ({ apiVersions, kinds, scalable, templates }) =>
    apiVersions.flatMap((apiVersion) => kinds.map((kind) => ({ apiVersion, kind, scalable, templates }))),
);
