import { clashRules } from '../../anatomy/clashes';
import type { RuleDoc } from '../../findings/rule';
import { pod, podOf } from './pod-example';

type Example = Pick<RuleDoc, 'title' | 'source'> & { readonly failing: object; readonly passing: object };

const reference = 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/';
const proxy = (more: object) => ({ name: 'proxy', image: 'envoyproxy/envoy:v1.36.0', ...more });
const files = (...names: readonly string[]) => names.map((name) => ({ name, emptyDir: {} }));
const web = (more: object = {}) => ({ name: 'web', image: 'nginx:1.29', ...more });
const mounted = (...paths: readonly string[]) =>
  podOf(
    { volumeMounts: paths.map((mountPath, at) => ({ name: `files-${at}`, mountPath })) },
    { volumes: paths.map((_, at) => ({ name: `files-${at}`, emptyDir: {} })) },
  );
const listening = (port: object) =>
  pod({ containers: [web({ ports: [{ name: 'http', containerPort: 8080 }] }), proxy({ ports: [port] })] });

const examples: Readonly<Record<string, Example>> = {
  'pod/container-clash': {
    title: 'No two containers of a Pod have one name.',
    source: `${reference}#Container`,
    failing: pod({ containers: [web()], initContainers: [web({ restartPolicy: 'Always' })] }),
    passing: pod({ containers: [web()], initContainers: [proxy({ restartPolicy: 'Always' })] }),
  },
  'pod/port-clash': {
    title: 'No two containers that run together listen on one port.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
    failing: listening({ name: 'admin', containerPort: 8080 }),
    passing: listening({ name: 'admin', containerPort: 9901 }),
  },
  'pod/port-name-clash': {
    title: 'No two ports of a Pod have one name.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
    failing: listening({ name: 'http', containerPort: 9901 }),
    passing: listening({ name: 'admin', containerPort: 9901 }),
  },
  'pod/mount-clash': {
    title: 'No two volumes are mounted at one path of a container, however it is spelt.',
    source: `${reference}#volumes`,
    failing: mounted('/data', '/data/'),
    passing: mounted('/data', '/cache'),
  },
  'pod/volume-clash': {
    title: 'No two volumes of a Pod have one name.',
    source: `${reference}#volumes`,
    failing: pod({ volumes: files('data', 'data') }),
    passing: pod({ volumes: files('data', 'cache') }),
  },
  'pod/env-clash': {
    title: 'No variable is set twice in a container.',
    source: `${reference}#environment-variables`,
    failing: podOf({ env: variables('LEVEL', 'LEVEL') }),
    passing: podOf({ env: variables('LEVEL', 'FORMAT') }),
  },
  'pod/config-clash': {
    title: 'No two attachments write one file of a configuration volume with two contents.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#configmap',
    failing: pod({ volumes: [{ name: 'proxy-config', configMap: { name: 'proxy-config' } }] }),
    passing: pod({ volumes: [{ name: 'proxy-config', configMap: { name: 'proxy-config' } }] }),
  },
};

function variables(...names: readonly string[]): readonly object[] {
  return names.map((name, at) => ({ name, value: `${at}` }));
}

/** What containers do to each other: a row for each way in which two places of a Pod can clash. */
export const clashRuleDocs: readonly RuleDoc[] = clashRules.flatMap(({ code, why }) => {
  const example = examples[code];
  if (example === undefined) return [];
  const { failing, passing, ...doc } = example;
  return [{ code, ...doc, why, failing: { object: failing }, passing: { object: passing } }];
});
