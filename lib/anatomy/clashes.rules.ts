import { pod, podOf } from '../kubernetes/example-objects';
import type { Rule } from '../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod/config-clash',
    severity: 'error',
    title: 'No two attachments write one file of a configuration volume with two contents.',
    why: 'A file in a configuration volume has one content: whoever reads it would get the settings of another.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#configmap',
    failing: { object: pod({ volumes: [{ name: 'proxy-config', configMap: { name: 'proxy-config' } }] }) },
    passing: { object: pod({ volumes: [{ name: 'proxy-config', configMap: { name: 'proxy-config' } }] }) },
  },
  {
    code: 'pod/container-clash',
    severity: 'error',
    title: 'No two containers of a Pod have one name.',
    why: 'A container is known by its name: main containers, init containers and sidecars share one list of names.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container',
    failing: { object: pod({ initContainers: [{ name: 'web', image: 'nginx:1.29', restartPolicy: 'Always' }] }) },
    passing: {
      object: pod({ initContainers: [{ name: 'proxy', image: 'envoyproxy/envoy:v1.36.0', restartPolicy: 'Always' }] }),
    },
  },
  {
    code: 'pod/env-clash',
    severity: 'error',
    title: 'No variable is set twice in a container.',
    why: 'The later value hides the earlier one, and an apply, which merges lists by name, may drop either.',
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
    title: 'No two volumes are mounted at one path of a container, however it is spelt.',
    why: 'Of two volumes mounted at one path, a container sees one. Paths that differ in slashes only get past the server.',
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
    title: 'No two containers that run together listen on one port.',
    why: 'The containers of a Pod share one network: the second process to listen on a port fails to start.',
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
    title: 'No two ports of a Pod have one name.',
    why: 'A Service that targets a port by its name then reaches one of the two containers, and never the other.',
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
    title: 'No two volumes of a Pod have one name.',
    why: 'A mount refers to a volume by its name, which can only mean one.',
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
