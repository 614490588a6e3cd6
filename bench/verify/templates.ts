import { type Random, randomOf } from '../../conformance/fuzz/random';
import type { Json, JsonObject } from '../../generate/json';

/**
 * Workloads as teams write them, each other than all before: one to four containers with their env, ports, probes,
 * resources and mounts, under six kinds. All are valid on every release; some break a practice, some `restricted`.
 */
export function templates(count: number, seed: string): readonly JsonObject[] {
  return Array.from({ length: count }, (_, number) => workload(randomOf(seed, number), number));
}

/** Deployments of three containers each, as teams write them, each other than all before. */
export function deployments(count: number, seed: string): readonly JsonObject[] {
  return Array.from({ length: count }, (_, number) => workload(randomOf(seed, number), number, 'Deployment', 3));
}

const kinds = ['Deployment', 'Deployment', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod'] as const;
const images = ['registry.example.com/shop/web', 'postgres', 'quay.io/team/worker', 'envoyproxy/envoy', 'redis'];
const words = ['cart', 'ledger', 'search', 'mail', 'gateway', 'thumbs', 'audit', 'stock', 'price', 'login'];
const memory = ['64Mi', '128Mi', '256Mi', '512Mi', '1Gi'];

/** @param containers how many; some by default */
function workload(random: Random, number: number, only?: (typeof kinds)[number], containers?: number): JsonObject {
  const kind = only ?? random.pick(kinds);
  const name = `${random.pick(words)}-${random.pick(words)}-${number}`;
  const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': random.pick(words), tier: 'backend' };
  const metadata = {
    name,
    namespace: random.pick(words),
    labels,
    annotations: { 'example.com/change': `c-${number}` },
  };
  const template = { metadata: { labels }, spec: podSpec(random, kind === 'Job' || kind === 'CronJob', containers) };
  const selector = { matchLabels: { 'app.kubernetes.io/name': name } };
  const job = { backoffLimit: random.int(6), template };
  switch (kind) {
    case 'Pod':
      return { apiVersion: 'v1', kind, metadata, spec: template.spec };
    case 'Job':
      return { apiVersion: 'batch/v1', kind, metadata, spec: job };
    case 'CronJob':
      return {
        apiVersion: 'batch/v1',
        kind,
        metadata,
        spec: { schedule: `${random.int(60)} ${random.int(24)} * * *`, jobTemplate: { spec: job } },
      };
    case 'DaemonSet':
      return { apiVersion: 'apps/v1', kind, metadata, spec: { selector, template } };
    case 'StatefulSet':
      return {
        apiVersion: 'apps/v1',
        kind,
        metadata,
        spec: { serviceName: name, replicas: random.int(5), selector, template },
      };
    case 'Deployment':
      return { apiVersion: 'apps/v1', kind, metadata, spec: { replicas: random.int(9), selector, template } };
  }
}

function podSpec(random: Random, ends: boolean, containers?: number): JsonObject {
  const volumes = Array.from({ length: random.int(5) }, (_, at) => volume(random, at));
  const names = volumes.map(({ name }) => name);
  const count = containers ?? random.pick([1, 1, 2, 2, 3, 4]);
  const inits = random.pick([0, 0, 0, 1, 2]);
  return {
    containers: Array.from({ length: count }, (_, at) => container(random, `${random.pick(words)}-${at}`, at, names)),
    ...(inits > 0 && {
      initContainers: Array.from({ length: inits }, (_, at) => initContainer(random, `prepare-${at}`, names)),
    }),
    ...(volumes.length > 0 && { volumes }),
    ...(ends && { restartPolicy: 'Never' }),
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 1000 + random.int(9000),
      fsGroup: 1000 + random.int(9000),
      seccompProfile: { type: 'RuntimeDefault' },
    },
    terminationGracePeriodSeconds: 30 + random.int(90),
    ...(random.chance(0.3) && { serviceAccountName: random.pick(words) }),
    ...(random.chance(0.3) && { affinity: affinity(random) }),
    ...(random.chance(0.3) && { topologySpreadConstraints: [spread(random)] }),
    ...(random.chance(0.2) && { tolerations: [{ key: random.pick(words), operator: 'Exists', effect: 'NoSchedule' }] }),
    ...(random.chance(0.2) && { nodeSelector: { 'kubernetes.io/arch': random.pick(['amd64', 'arm64']) } }),
  };
}

function container(random: Random, name: string, at: number, volumes: readonly string[]): JsonObject {
  const port = 8000 + at * 100 + random.int(99);
  const probe = { httpGet: { path: `/${random.pick(words)}`, port: 'http' }, periodSeconds: 5 + random.int(20) };
  return {
    ...common(random, name, volumes),
    ports: [
      { name: at === 0 ? 'http' : `http-${at}`, containerPort: port },
      ...(random.chance(0.4) ? [{ name: `metrics-${at}`, containerPort: port + 1000, protocol: 'TCP' }] : []),
    ],
    ...(at === 0 && { readinessProbe: probe }),
    ...(random.chance(0.3) && { livenessProbe: { tcpSocket: { port }, initialDelaySeconds: 10 + random.int(20) } }),
    ...(random.chance(0.2) && { lifecycle: { preStop: { exec: { command: ['sleep', String(random.int(20))] } } } }),
  };
}

function initContainer(random: Random, name: string, volumes: readonly string[]): JsonObject {
  return { ...common(random, name, volumes), command: ['/bin/prepare', `--step=${random.int(100)}`] };
}

function common(random: Random, name: string, volumes: readonly string[]): JsonObject {
  const mounted = volumes.filter(() => random.chance(0.6));
  const size = random.pick(memory);
  return {
    name,
    image: `${random.pick(images)}:${random.int(9)}.${random.int(30)}.${random.int(9)}`,
    ...(random.chance(0.5) && { args: ['--verbose', `--workers=${random.int(32)}`] }),
    env: Array.from({ length: random.int(9) }, (_, index) => variable(random, index)),
    resources: {
      requests: { cpu: `${50 + random.int(400)}m`, memory: size },
      ...(random.chance(0.8) && { limits: { memory: size } }),
    },
    ...(mounted.length > 0 && {
      volumeMounts: mounted.map((volume) => ({ name: volume, mountPath: `/mnt/${volume}`, readOnly: true })),
    }),
    ...(random.chance(0.9) && {
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: random.chance(0.5),
        capabilities: { drop: ['ALL'] },
      },
    }),
  };
}

function variable(random: Random, index: number): JsonObject {
  const name = `${random.pick(words).toUpperCase()}_${index}`;
  return random.pick<JsonObject>([
    { name, value: `${random.pick(words)}-${random.int(1000)}` },
    { name, value: `https://${random.pick(words)}.example.com/${random.int(1000)}` },
    { name, valueFrom: { secretKeyRef: { name: random.pick(words), key: 'password' } } },
    { name, valueFrom: { configMapKeyRef: { name: random.pick(words), key: `${random.pick(words)}.yaml` } } },
    { name, valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
  ]);
}

interface Volume extends JsonObject {
  readonly name: string;
}

function volume(random: Random, at: number): Volume {
  const name = `${random.pick(words)}-${at}`;
  return {
    name,
    ...random.pick<Record<string, Json>>([
      { emptyDir: {} },
      { emptyDir: { sizeLimit: random.pick(memory) } },
      { configMap: { name: random.pick(words), items: [{ key: 'a', path: `${random.pick(words)}.yaml` }] } },
      { secret: { secretName: random.pick(words), defaultMode: 288 } },
      { persistentVolumeClaim: { claimName: random.pick(words) } },
      {
        projected: {
          sources: [
            { configMap: { name: random.pick(words) } },
            { serviceAccountToken: { path: 'token', expirationSeconds: 3600 + random.int(3600) } },
          ],
        },
      },
    ]),
  };
}

function affinity(random: Random): JsonObject {
  return {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 1 + random.int(100),
          podAffinityTerm: {
            topologyKey: 'kubernetes.io/hostname',
            labelSelector: { matchLabels: { tier: random.pick(words) } },
          },
        },
      ],
    },
  };
}

function spread(random: Random): JsonObject {
  return {
    maxSkew: 1 + random.int(3),
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: random.pick(['DoNotSchedule', 'ScheduleAnyway']),
    labelSelector: { matchLabels: { tier: 'backend' } },
  };
}
