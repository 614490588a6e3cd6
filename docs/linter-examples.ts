import { cronJob } from '../lib/kubernetes/example-objects';
import {
  autoscaler,
  budget,
  deployment,
  job,
  policy,
  service,
  statefulSet,
} from '../lib/verify/practices/facts/example-objects';

const hostPath = (path: string) => [
  deployment({ spec: { volumes: [{ name: 'host', hostPath: { path } }] }, container: mounted('host') }),
];
const account = (name: string) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } });
const ingress = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'web' },
  spec: { defaultBackend: { service: { name: 'wep', port: { number: 80 } } } },
};
const env = (...variables: readonly object[]) => [deployment({ container: { env: variables } })];
const security = (securityContext: object) => [deployment({ container: { securityContext } })];
const withLabels = (labels: object) => ({ ...deployment(), metadata: { name: 'web', labels } });
const web = { app: 'web' };
const serving = [service('http'), deployment({ container: { readinessProbe: undefined } })];
const unselected = [deployment({ workload: { selector: { matchLabels: { app: 'other' } } } })];
const twoReplicas = [deployment({ workload: { replicas: 2 } })];
const scaled = [autoscaler('web'), deployment({ workload: { replicas: 2 } })];
const probe = { httpGet: { path: '/', port: 'htpt' } };

function mounted(name: string): object {
  return { volumeMounts: [{ name, mountPath: '/host' }] };
}

/** For each row of docs/linters.md, by its first check, objects that fail all that it names. */
export const examples: Readonly<Record<string, readonly object[]>> = {
  'dangling-service': [service('http', { selector: { app: 'wep' } }), deployment()],
  'deprecated-service-account-field': [deployment({ spec: { serviceAccount: 'web' } })],
  'docker-sock': hostPath('/var/run/docker.sock'),
  'drop-net-raw-capability': [deployment()],
  'duplicate-env-var': env({ name: 'A', value: '1' }, { name: 'A', value: '2' }),
  'env-var-secret': env({ name: 'DB_PASSWORD', value: 'hunter2' }),
  'host-ipc': [deployment({ spec: { hostIPC: true } })],
  'invalid-target-ports': [
    service('not_a_port'),
    service('htpp'),
    deployment({
      container: {
        ports: [
          { name: 'not_a_port', containerPort: 8080 },
          { name: 'http', containerPort: 8081 },
        ],
      },
    }),
  ],
  'job-ttl-seconds-after-finished': [job({})],
  'latest-tag': [deployment({ container: { image: 'web:latest' } })],
  'liveness-port': [deployment({ container: { livenessProbe: probe } })],
  'mismatching-selector': unselected,
  'no-anti-affinity': [deployment({ workload: { replicas: 3 } })],
  'no-extensions-v1beta': [{ ...deployment(), apiVersion: 'extensions/v1beta1' }],
  'no-read-only-root-fs': [
    deployment(),
    deployment({
      name: 'nginx',
      container: { image: 'nginx:1.29', securityContext: { readOnlyRootFilesystem: true } },
    }),
  ],
  'non-existent-service-account': [account('web-account'), deployment({ spec: { serviceAccountName: 'web-acount' } })],
  'pdb-max-unavailable': [budget({ maxUnavailable: 0 }), ...twoReplicas],
  'pdb-unhealthy-pod-eviction-policy': [budget({ maxUnavailable: 1 }), ...twoReplicas],
  'privilege-escalation-container': security({ allowPrivilegeEscalation: true }),
  'privileged-container': security({ privileged: true }),
  'run-as-non-root': [
    deployment(),
    deployment({ name: 'redis', container: { image: 'redis:8', securityContext: { runAsNonRoot: true } } }),
  ],
  'sensitive-host-mounts': hostPath('/etc'),
  'unsafe-sysctls': [deployment({ spec: { securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } } })],
  'unset-cpu-requirements': [deployment()],
  'unset-memory-requirements': [deployment()],
  'ingress-targets-service': [ingress, service('http'), deployment()],
  'cronjob-has-deadline': [cronJob({})],
  'cronjob-restartpolicy': [job({ spec: { restartPolicy: 'Always' } })],
  'container-resources': [deployment()],
  'container-image-tag': [deployment({ container: { image: 'web:latest' } })],
  'environment-variable-key-duplication': env({ name: 'A', value: '1' }, { name: 'A', value: '2' }),
  'statefulset-has-poddisruptionbudget': twoReplicas,
  'poddisruptionbudget-has-policy': [budget({}), deployment()],
  'networkpolicy-targets-pod': [policy('http', { app: 'wep' }), deployment()],
  'pod-probes': serving,
  'pod-probes-identical': [
    deployment({
      container: { livenessProbe: { httpGet: { port: 'http' } }, readinessProbe: { httpGet: { port: 'http' } } },
    }),
  ],
  'container-security-context-user-group-id': security({ runAsUser: 0 }),
  'container-security-context-privileged': security({ privileged: true }),
  'container-security-context-readonlyrootfilesystem': [deployment()],
  'service-targets-pod': [service('http', { selector: { app: 'wep' } }), deployment()],
  'stable-version': [
    { ...deployment(), apiVersion: 'apps/v1beta1' },
    deployment({ name: 'later', spec: { hostnameOverride: 'web' } }),
  ],
  'deployment-has-host-podantiaffinity': [deployment({ workload: { replicas: 3 } })],
  'deployment-targeted-by-hpa-does-not-have-replicas-configured': scaled,
  'statefulset-has-servicename': [
    service('http', { clusterIP: 'None' }),
    statefulSet({ workload: { serviceName: 'wep' } }),
  ],
  'deployment-pod-selector-labels-match-template-metadata-labels': unselected,
  'label-values': [withLabels({ ...web, tier: 'not valid' })],
  'horizontalpodautoscaler-has-target': [autoscaler('wep'), deployment()],
};
