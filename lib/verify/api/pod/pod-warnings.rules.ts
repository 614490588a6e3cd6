import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/deprecated-annotation',
    severity: 'warning',
    alsoIn: ['verify/api/volumes/claim-warnings'],
    title: 'A Pod uses fields instead of deprecated annotations.',
    why: 'Kubernetes ignores most of these annotations, and may stop reading the others. The API server accepts them with a warning.',
    source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/',
    failing: { object: pod({}, { annotations: { 'scheduler.alpha.kubernetes.io/critical-pod': '' } }) },
    passing: { object: pod({ priorityClassName: 'system-cluster-critical' }) },
  },
  {
    code: 'api/duplicate-entry',
    severity: 'error',
    warnsToo: true,
    alsoIn: ['verify/api/container/mount-options'],
    title: 'Host aliases and image pull secrets are listed once.',
    why: '`kubectl apply` merges these lists by IP address and by name. The API server accepts duplicates with a warning.',
    source: 'https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod',
    failing: { object: pod({ imagePullSecrets: [{ name: 'registry' }, { name: 'registry' }] }) },
    passing: { object: pod({ imagePullSecrets: [{ name: 'registry' }] }) },
  },
  {
    code: 'api/no-selector',
    severity: 'warning',
    title: 'Pod affinity terms and topology spread constraints have a labelSelector.',
    why: 'Without one they match no Pods and have no effect. The API server accepts them with a warning.',
    source:
      'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#topologyspreadconstraints-field',
    failing: {
      object: pod({
        topologySpreadConstraints: [
          { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' },
        ],
      }),
    },
    passing: {
      object: pod({
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'topology.kubernetes.io/zone',
            whenUnsatisfiable: 'ScheduleAnyway',
            labelSelector: { matchLabels: { app: 'web' } },
          },
        ],
      }),
    },
  },
  {
    code: 'api/pod-name',
    severity: 'warning',
    title: 'The name of a Pod is a DNS label.',
    why: 'It is the host name of the Pod, too, which has at most 63 characters. The API server accepts others with a warning.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-names',
    failing: { object: pod({}, { name: 'web.example' }) },
    passing: { object: pod({}, { name: 'web-example' }) },
  },
  {
    code: 'api/pull-secret',
    severity: 'warning',
    title: 'An entry of imagePullSecrets has a name.',
    why: 'Without a name the entry is ignored. The API server accepts it with a warning.',
    source: 'https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod',
    failing: { object: pod({ imagePullSecrets: [{ name: '' }] }) },
    passing: { object: pod({ imagePullSecrets: [{ name: 'registry' }] }) },
  },
];
