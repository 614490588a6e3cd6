import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/deprecated-annotation',
    severity: 'warning',
    alsoIn: ['verify/api/volumes/claim-warnings'],
    title: 'What annotations said in the past is said in fields.',
    why: 'Nothing reads them any more. The server takes them with a warning.',
    source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/',
    failing: { object: pod({}, { annotations: { 'scheduler.alpha.kubernetes.io/critical-pod': '' } }) },
    passing: { object: pod({ priorityClassName: 'system-cluster-critical' }) },
  },
  {
    code: 'api/duplicate-entry',
    severity: 'warning',
    alsoIn: ['verify/api/container/mount-options'],
    title: 'Host aliases and pull secrets are listed once each.',
    why: 'Tools that apply changes take the address or name for the key of the list. The server takes it with a warning.',
    source: 'https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod',
    failing: { object: pod({ imagePullSecrets: [{ name: 'registry' }, { name: 'registry' }] }) },
    passing: { object: pod({ imagePullSecrets: [{ name: 'registry' }] }) },
  },
  {
    code: 'api/no-selector',
    severity: 'warning',
    title: 'Affinity to Pods and spreading say which Pods they mean.',
    why: 'Without a labelSelector they mean none and have no effect. The server takes it with a warning.',
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
    why: 'It is the host name too, which is cut or without its dots otherwise. The server takes it with a warning.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-names',
    failing: { object: pod({}, { name: 'web.example' }) },
    passing: { object: pod({}, { name: 'web-example' }) },
  },
  {
    code: 'api/pull-secret',
    severity: 'warning',
    title: 'A pull secret has a name.',
    why: 'Without one it is ignored. The server takes it with a warning.',
    source: 'https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod',
    failing: { object: pod({ imagePullSecrets: [{ name: '' }] }) },
    passing: { object: pod({ imagePullSecrets: [{ name: 'registry' }] }) },
  },
];
