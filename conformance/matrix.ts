import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Chart, Helm, Include } from 'cdk8s';
import * as plus28 from 'cdk8s-plus-28';
import * as plus33 from 'cdk8s-plus-33';
import type { IConstruct } from 'constructs';
import { parseAllDocuments } from 'yaml';
import {
  AdapterPod,
  AmbassadorPod,
  allow,
  attach,
  autoscale,
  expose,
  findObject,
  fluentBit,
  fromSecret,
  GitOpsApp,
  httpGet,
  isolate,
  limitDisruption,
  loki,
  nginx,
  nginxExporter,
  PriorityClass,
  ProxySidecar,
  pgbouncer,
  prioritize,
  type RouteOptions,
  RuntimeClass,
  redisExporter,
  resources,
  retarget,
  sandbox,
  scrape,
  tolerate,
  WebWithLogProcessor,
  Workload,
  type WorkloadOptions,
} from '../lib';
import type { KubernetesVersion } from '../lib/kubernetes';

/** One combination that has to work: what it is, and how it is written. */
export interface Cell {
  readonly name: string;
  /** Whether every container of its Pods is ours to harden, so that Pod Security `restricted` has to pass. */
  readonly hardened: boolean;
  readonly build: (chart: Chart) => void;
}

/** Every kind with a pod template. */
export const kinds: readonly WorkloadOptions[] = [
  { kind: 'Pod' },
  { kind: 'PodTemplate' },
  { kind: 'Deployment', replicas: 2 },
  { kind: 'ReplicaSet', replicas: 2 },
  { kind: 'ReplicationController', replicas: 2 },
  { kind: 'DaemonSet' },
  { kind: 'StatefulSet', replicas: 2 },
  { kind: 'Job', backoffLimit: 1 },
  { kind: 'CronJob', schedule: '0 2 * * *' },
];

const app = {
  image: 'registry.example/app:1.0.0',
  ports: [{ name: 'http', containerPort: 8080 }],
  readinessProbe: httpGet('/ready', 'http'),
};
const logs = { directory: '/var/log/app', files: '*.log', sizeLimit: '64Mi', rotation: 'app' } as const;
const outputs = [loki({ host: 'loki.logging', user: 'app', password: fromSecret('loki', 'password') })];
const proxy = nginx({
  listen: 8443,
  upstream: { port: 8080 },
  tls: { secretName: 'tls' },
  cache: { sizeLimit: '64Mi' },
});

/** The patterns, each with more than its defaults. */
const patterns: Readonly<Record<string, (chart: Chart, workload: WorkloadOptions) => void>> = {
  'web with log processor': (chart, workload) => {
    new WebWithLogProcessor(chart, 'web', { workload, web: app, logs, logProcessor: fluentBit({ outputs }) });
  },
  'proxy sidecar': (chart, workload) => {
    const attachments = [nginxExporter({ nginx: proxy })];
    expose(new ProxySidecar(chart, 'web', { workload, app, proxy, attachments }));
  },
  'adapter pod': (chart, workload) => {
    const adapter = redisExporter({ password: fromSecret('redis', 'password') });
    new AdapterPod(chart, 'cache', { workload, app: { image: 'registry.example/redis:7.4' }, adapter });
  },
  'ambassador pod': (chart, workload) => {
    const ambassador = pgbouncer({
      server: { host: 'db.example', tls: { ca: { secretName: 'db-ca' } } },
      users: { app: fromSecret('db', 'password') },
      appEnv: { host: 'PGHOST', port: 'PGPORT', containers: ['migrate', 'app'] },
    });
    const pod = { initContainers: [{ name: 'migrate', image: 'registry.example/migrate:1.0.0' }] };
    new AmbassadorPod(chart, 'orders', { workload, app, ambassador, pod });
  },
};

/** The kinds and patterns. */
const patternCells: readonly Cell[] = Object.entries(patterns).flatMap(([pattern, build]) =>
  kinds.map((workload) => ({
    name: `${pattern} as ${workload.kind}`,
    hardened: true,
    build: (chart: Chart) => build(chart, workload),
  })),
);

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'legacy', labels: { app: 'legacy' } },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'legacy' } },
    template: {
      metadata: { labels: { app: 'legacy' } },
      spec: {
        containers: [{ name: 'legacy', image: 'registry.example/legacy:1.0.0', ports: [{ containerPort: 8080 }] }],
      },
    },
  },
};

function temporary(name: string, text: string, mode = 0o644): string {
  const path = join(mkdtempSync(join(tmpdir(), 'cdk8s-pods-')), name);
  writeFileSync(path, text, { mode });
  return path;
}

const plusProps = { metadata: { name: 'legacy' }, replicas: 2 };
const plusContainer = { name: 'legacy', image: 'registry.example/legacy:1.0.0', portNumber: 8080 };

/** What a workload can be that is there already. */
export const targets: Readonly<Record<string, (chart: Chart) => IConstruct>> = {
  'a Workload': (chart) => new Workload(chart, 'legacy', { app, workload: { kind: 'Deployment' } }),
  'cdk8s-plus-28': (chart) => new plus28.Deployment(chart, 'legacy', { ...plusProps, containers: [plusContainer] }),
  'cdk8s-plus-33': (chart) => new plus33.Deployment(chart, 'legacy', { ...plusProps, containers: [plusContainer] }),
  'an ApiObject': (chart) => new ApiObject(chart, 'legacy', deployment),
  'an Include': (chart) => {
    const url = temporary('legacy.yaml', JSON.stringify(deployment));
    return findObject(new Include(chart, 'include', { url }), 'Deployment', 'legacy');
  },
  'a Helm chart': (chart) => {
    const helmExecutable = temporary('helm', `#!/bin/sh\ncat <<'END'\n${JSON.stringify(deployment)}\nEND\n`, 0o755);
    return findObject(new Helm(chart, 'helm', { chart: 'any', helmExecutable }), 'Deployment', 'legacy');
  },
};

/** The targets, each with a log processor and a proxy attached, and its Service turned to the proxy. */
const attachCells: readonly Cell[] = Object.entries(targets).map(([name, make]) => ({
  name: `attached to ${name}`,
  hardened: name === 'a Workload',
  build: (chart) => {
    const target = make(chart);
    attach(target, fluentBit({ logs, outputs }));
    const { https } = attach(target, proxy).ports;
    const spec = { selector: { app: 'legacy' }, ports: [{ name: 'https', port: 443, targetPort: 8080 }] };
    retarget(
      new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'legacy' }, spec }),
      {
        from: 8080,
        to: https,
      },
    );
  },
}));

/** Everything that follows from a workload, as its kind allows; `port` is the kind of port that its Service has. */
function withCompanions(target: IConstruct, kind: WorkloadOptions['kind'], port: 'plain' | 'TLS'): void {
  const scales = kinds.some((one) => one.kind === kind && 'replicas' in one);
  if (scales) autoscale(target, { min: 2, max: 6, cpu: 70, memory: { averageValue: '512Mi' } });
  if (scales) limitDisruption(target, { maxUnavailable: '25%' });
  else if (kind !== 'Pod') limitDisruption(target, { minAvailable: 1 });
  const hosts = ['shop.example', '*.shop.example'];
  expose(target, {
    sessionAffinity: 'ClientIP',
    ingress: { hosts, paths: ['/', '/api'], className: 'public', tls: 'shop-tls', backendTls: port === 'TLS' },
    routes: port === 'TLS' ? routesOfTls(hosts) : routesOfPlain(hosts),
  });
  if (kind === 'StatefulSet') expose(target, { ordinal: 1 });
  isolate(target, {
    from: [{ namespace: 'ingress' }, { labels: { app: 'client' } }],
    to: [
      { host: 'loki.logging', namespace: 'logging', labels: { app: 'loki' } },
      { host: 'kubernetes.default.svc', ipBlock: { cidr: '192.0.2.1/32' }, ports: [6443] },
      { ipBlock: { cidr: '192.0.2.0/24', except: ['192.0.2.1/32'] }, ports: [443, { port: 8000, endPort: 8100 }] },
    ],
    scrapedFrom: [{ namespace: 'monitoring' }],
  });
  const leases = [{ verbs: ['get', 'update'], names: ['shop'] }, { verbs: ['create'] }] as const;
  allow(target, { configmaps: ['get', 'watch'], leases, 'pods/log': ['get'], 'rollouts.argoproj.io': ['patch'] });
  scrape(target, {
    by: kind === 'StatefulSet' ? 'ServiceMonitor' : 'PodMonitor',
    interval: '30s',
    tls: { ca: { secretName: 'metrics-ca' }, serverName: 'shop.internal' },
    token: fromSecret('metrics', 'token'),
  });
  const classes = new Chart(Chart.of(target), 'classes');
  const description = 'Takes orders of customers.';
  prioritize(target, new PriorityClass(classes, 'orders', { value: 1000, description, preemptionPolicy: 'Never' }));
  const scheduling = { nodeSelector: { runtime: 'gvisor' }, tolerations: [tolerate('gvisor')] };
  const overhead = { cpu: '50m', memory: '64Mi' };
  sandbox(target, new RuntimeClass(classes, 'gvisor', { handler: 'runsc', overhead, scheduling }));
}

const gateway = { name: 'public', namespace: 'gateways', sectionName: 'https', port: 443 };

const redirect = { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] };

function routesOfPlain(hosts: readonly string[]): readonly RouteOptions[] {
  return [
    { kind: 'HTTPRoute', gateway, hosts, paths: ['/', '/api'] },
    { kind: 'HTTPRoute', gateway, hosts, metadata: { name: 'redirect' }, rules: [redirect] },
    { kind: 'GRPCRoute', gateway, hosts, rules: [{ matches: [{ method: { service: 'shop.Orders' } }] }] },
  ];
}

function routesOfTls(hosts: readonly string[]): readonly RouteOptions[] {
  const internal = { hostname: 'shop.internal', ca: 'shop-ca' };
  return [
    { kind: 'TLSRoute', gateway, hosts },
    { kind: 'HTTPRoute', gateway, hosts, backendTls: internal },
    { kind: 'GRPCRoute', gateway, hosts, metadata: { name: 'grpc' }, backendTls: internal },
  ];
}

/** A RoleBinding names the namespace of its account. */
const inNamespace = (chart: Chart) => new Chart(chart, 'shop', { namespace: 'shop' });

const requests = resources({ cpu: '250m', memory: '256Mi' });

/** The kinds that have Pods, and targets, each with its companions. */
export const companionCells: readonly Cell[] = [
  ...kinds
    .filter(({ kind }) => kind !== 'PodTemplate')
    .map((workload) => ({
      name: `companions of a ${workload.kind}`,
      hardened: true,
      build: (chart: Chart) => {
        const attachments = [fluentBit({ outputs }), proxy, nginxExporter({ nginx: proxy, scrape: 'none' })];
        const props = { workload, app: { ...app, resources: requests }, logs, attachments };
        withCompanions(new Workload(inNamespace(chart), 'web', props), workload.kind, 'TLS');
      },
    })),
  ...Object.entries(targets).map(([name, make]) => ({
    name: `companions of ${name}`,
    hardened: name === 'a Workload',
    build: (chart: Chart) => {
      const target = make(inNamespace(chart));
      attach(target, redisExporter({ scrape: 'none' }));
      attach(target, fluentBit({ logs, outputs }));
      withCompanions(target, 'Deployment', 'plain');
    },
  })),
];

/** Everything that the API servers judge. */
export const cells: readonly Cell[] = [...patternCells, ...attachCells, ...companionCells];

/** Whether a server knows the kind of an object without a CustomResourceDefinition: others are judged in e2e/patterns. */
export function isBuiltIn(object: unknown): boolean {
  const { apiVersion = '' } = object as { readonly apiVersion?: string };
  return !/^(gateway\.networking\.k8s\.io|monitoring\.coreos\.com)\//.test(apiVersion);
}

/** The manifests of a cell for a release, as an app writes them: this way dependencies are ordered and YAML is read again. */
export function synthesize(cell: Cell, kubernetes: KubernetesVersion): readonly unknown[] {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-pods-'));
  try {
    const app = new GitOpsApp({ outdir, kubernetes });
    cell.build(new Chart(app, 'chart'));
    app.synth();
    const texts = readdirSync(outdir)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => readFileSync(join(outdir, file), 'utf8'));
    return texts.flatMap((text) => parseAllDocuments(text)).map((document) => document.toJS());
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
