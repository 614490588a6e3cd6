import type { JsonObject } from '../../generate/json';

const words = ['cart', 'ledger', 'search', 'mail', 'gateway', 'thumbs', 'audit', 'stock', 'price', 'login', 'media'];
const sizes = ['64Mi', '128Mi', '256Mi', '512Mi', '1Gi'];

/**
 * A Deployment as teams write them: an app, its proxy and its log shipper. Each number gives another one, and no object
 * in it occurs twice, so that nothing can be had by looking at one of them only.
 */
export function deployment(number: number): JsonObject {
  const name = `${pick(words, number)}-${pick(words, number, 7)}-${number}`;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace: pick(words, number, 3),
      labels: labelsOf(name, number),
      annotations: {
        'example.com/change': `c-${number}`,
        'example.com/owner': `team ${pick(words, number, 5)}: on call`,
      },
    },
    spec: {
      replicas: 2 + (number % 7),
      selector: { matchLabels: { 'app.kubernetes.io/name': name } },
      template: podTemplate(name, number),
    },
  };
}

/** A Pod with the containers of {@link deployment}. */
export function pod(number: number): JsonObject {
  const name = `${pick(words, number)}-${pick(words, number, 7)}-${number}`;
  const { metadata, spec } = podTemplate(name, number);
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: pick(words, number, 3), ...metadata }, spec };
}

interface PodTemplate extends JsonObject {
  readonly metadata: JsonObject;
  readonly spec: JsonObject;
}

function podTemplate(name: string, number: number): PodTemplate {
  const [port, data] = [8000 + (number % 900), `${pick(words, number, 2)}-data`];
  return {
    metadata: { labels: labelsOf(name, number) },
    spec: {
      serviceAccountName: `${pick(words, number, 4)}-${number % 50}`,
      terminationGracePeriodSeconds: 30 + (number % 60),
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000 + (number % 9000),
        fsGroup: 1000 + (number % 9000),
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        { ...container('app', number, port, data), env: variables(number) },
        { ...container('proxy', number, port + 1000, data), args: [`--upstream=127.0.0.1:${port}`, '--verbose'] },
        { ...container('logs', number, port + 2000, data), args: [`--read=/data/${name}.log`] },
      ],
      volumes: [
        { name: data, emptyDir: { sizeLimit: pick(sizes, number, 1) } },
        { name: 'config', configMap: { name: `${name}-config`, items: [{ key: 'main', path: 'main.yaml' }] } },
      ],
    },
  };
}

function container(name: string, number: number, port: number, data: string): JsonObject {
  const size = pick(sizes, number, port);
  const check = (path: string): JsonObject => ({
    httpGet: { path, port: `${name}-http` },
    periodSeconds: 5 + (number % 20),
  });
  return {
    name,
    image: `registry.example.com/${pick(words, number, port)}/${name}:${number % 9}.${number % 31}.${port % 13}`,
    ports: [{ name: `${name}-http`, containerPort: port }],
    resources: { requests: { cpu: `${50 + (number % 400)}m`, memory: size }, limits: { memory: size } },
    readinessProbe: check(`/ready/${pick(words, number, 6)}`),
    livenessProbe: { ...check('/live'), initialDelaySeconds: 10 + (number % 30) },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [
      { name: data, mountPath: '/data' },
      { name: 'config', mountPath: '/etc/config', readOnly: true },
    ],
  };
}

function variables(number: number): readonly JsonObject[] {
  return [
    { name: 'NUMBER', value: String(number) },
    { name: 'UPSTREAM', value: `https://${pick(words, number, 8)}.example.com/${number}?retry=yes` },
    { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: `${pick(words, number, 9)}-login`, key: 'password' } } },
    { name: 'NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
    { name: 'STRICT', value: number % 2 === 0 ? 'true' : 'no' },
  ];
}

function labelsOf(name: string, number: number): JsonObject {
  return {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': pick(words, number, 10),
    'app.kubernetes.io/version': `${number % 9}.${number % 31}`,
  };
}

function pick(from: readonly string[], number: number, salt = 0): string {
  return from[(number * 31 + salt * 17 + (number >> 4)) % from.length] as string;
}
