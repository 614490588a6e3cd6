import { pod, podOf } from '../kubernetes/example-objects';
import type { Rule } from '../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod/config-clash',
    severity: 'error',
    title: 'No two attachments write different contents to the same file of a configuration volume.',
    why: 'A file has one content, so one of the two tools would start with the settings of the other.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#configmap',
    failing: { object: pod({ volumes: [{ name: 'proxy-config', configMap: { name: 'proxy-config' } }] }) },
    passing: { object: pod({ volumes: [{ name: 'proxy-config', configMap: { name: 'proxy-config' } }] }) },
  },
  {
    code: 'pod/container-clash',
    severity: 'error',
    alsoIn: ['pod/compose-findings'],
    title: 'Container names are unique in a Pod, init containers and sidecars included.',
    why: 'Kubernetes identifies a container by its name. The API server rejects duplicates.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container',
    failing: { object: pod({ initContainers: [{ name: 'web', image: 'nginx:1.29', restartPolicy: 'Always' }] }) },
    passing: {
      object: pod({ initContainers: [{ name: 'proxy', image: 'envoyproxy/envoy:v1.36.0', restartPolicy: 'Always' }] }),
    },
  },
  {
    code: 'pod/env-clash',
    severity: 'error',
    title: 'A container sets each environment variable once.',
    why: 'The later entry overrides the earlier one. `kubectl apply` merges env by name and can drop either entry.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables',
    failing: {
      object: podOf({
        env: [
          { name: 'LEVEL', value: '0' },
          { name: 'LEVEL', value: '1' },
        ],
      }),
    },
    passing: {
      object: podOf({
        env: [
          { name: 'LEVEL', value: '0' },
          { name: 'FORMAT', value: '1' },
        ],
      }),
    },
  },
  {
    code: 'pod/mount-clash',
    severity: 'error',
    title: 'No two volumes of a container are mounted at the same path, however it is spelled.',
    why: 'The container sees only one of the two volumes. The API server compares paths as strings, so it accepts /data and /data/ together.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes',
    failing: {
      object: podOf(
        {
          volumeMounts: [
            { name: 'files-0', mountPath: '/data' },
            { name: 'files-1', mountPath: '/data/' },
          ],
        },
        {
          volumes: [
            { name: 'files-0', emptyDir: {} },
            { name: 'files-1', emptyDir: {} },
          ],
        },
      ),
    },
    passing: {
      object: podOf(
        {
          volumeMounts: [
            { name: 'files-0', mountPath: '/data' },
            { name: 'files-1', mountPath: '/cache' },
          ],
        },
        {
          volumes: [
            { name: 'files-0', emptyDir: {} },
            { name: 'files-1', emptyDir: {} },
          ],
        },
      ),
    },
  },
  {
    code: 'pod/port-clash',
    severity: 'error',
    alsoIn: ['pod/compose-findings'],
    title: 'No two containers that run at the same time listen on the same port.',
    why: 'Containers of a Pod share one network namespace: the second process that binds the port fails to start.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
    failing: {
      object: pod({
        containers: [
          { name: 'web', image: 'nginx:1.29', ports: [{ name: 'http', containerPort: 8080 }] },
          { name: 'proxy', image: 'envoyproxy/envoy:v1.36.0', ports: [{ name: 'admin', containerPort: 8080 }] },
        ],
      }),
    },
    passing: {
      object: pod({
        containers: [
          { name: 'web', image: 'nginx:1.29', ports: [{ name: 'http', containerPort: 8080 }] },
          { name: 'proxy', image: 'envoyproxy/envoy:v1.36.0', ports: [{ name: 'admin', containerPort: 9901 }] },
        ],
      }),
    },
  },
  {
    code: 'pod/port-name-clash',
    severity: 'error',
    alsoIn: ['pod/compose-findings'],
    title: 'Port names are unique in a Pod.',
    why: 'A Service that targets a port by name reaches only one of the two containers.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
    failing: {
      object: pod({
        containers: [
          { name: 'web', image: 'nginx:1.29', ports: [{ name: 'http', containerPort: 8080 }] },
          { name: 'proxy', image: 'envoyproxy/envoy:v1.36.0', ports: [{ name: 'http', containerPort: 9901 }] },
        ],
      }),
    },
    passing: {
      object: pod({
        containers: [
          { name: 'web', image: 'nginx:1.29', ports: [{ name: 'http', containerPort: 8080 }] },
          { name: 'proxy', image: 'envoyproxy/envoy:v1.36.0', ports: [{ name: 'admin', containerPort: 9901 }] },
        ],
      }),
    },
  },
  {
    code: 'pod/volume-clash',
    severity: 'error',
    title: 'Volume names are unique in a Pod.',
    why: 'Containers mount volumes by name. The API server rejects duplicates.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes',
    failing: {
      object: pod({
        volumes: [
          { name: 'data', emptyDir: {} },
          { name: 'data', emptyDir: {} },
        ],
      }),
    },
    passing: {
      object: pod({
        volumes: [
          { name: 'data', emptyDir: {} },
          { name: 'cache', emptyDir: {} },
        ],
      }),
    },
  },
];
