import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, JsonPatch, Testing } from 'cdk8s';
import * as pods from 'cdk8s-pods';
import { contextFor } from './testing/attachment-context';

// Callers without a compiler: each export is called with wrong values in place of each argument, and of each property of
// its options. It takes the value, or throws an error of ours that begins with its name; never the error of an engine.

const exported: Readonly<Record<string, unknown>> = pods;
const image = 'registry.example/shop:1';
const app = { image, ports: [{ name: 'http', containerPort: 8080 }] };
const logs = { directory: '/var/log/shop', files: '*.log', sizeLimit: '64Mi', container: 'app', rotation: 'app' };
const source = pods.fromSecret('shop', 'password');
const timing = { initialDelaySeconds: 1, periodSeconds: '5s', timeoutSeconds: 1, successThreshold: 1 };
const within = { within: '60s', name: 'wait', container: { env: [], ports: [], volumeMounts: [] } };
const common = { name: 'tool', startsBefore: ['a'], startsAfter: ['b'], container: { env: [], volumeMounts: [] } };
const connection = { host: 'logs.example', port: 1234, tls: { verify: true, ca: { secretName: 'ca' } }, retries: 3 };
const credentials = { user: 'shop', password: source };
const settings = {
  kubernetes: '1.36',
  featureGates: { SidecarContainers: true },
  images: { registry: 'registry.example', pullSecrets: ['a'], replace: { nginx: image } },
  hardening: 'restricted',
  podSecurity: 'baseline',
};
const workload = {
  ...settings,
  metadata: { name: 'web', namespace: 'shop', labels: { a: 'b' }, annotations: { a: 'b' } },
  podMetadata: { labels: { a: 'b' }, annotations: { a: 'b' } },
  selector: { app: 'web' },
  workload: { kind: 'StatefulSet', replicas: 1, serviceName: 'web', volumeClaimTemplates: [] },
  pod: { volumes: [], initContainers: [], serviceAccountName: 'web', affinity: {}, topologySpreadConstraints: [] },
  attachments: [pods.redisExporter({ scrape: 'none' })],
};

/** What each export is given where all is well; constructs get a new chart and an id in front. */
const calls: Readonly<Record<string, readonly unknown[]>> = {
  affinity: [pods.separateFrom(), pods.requireNodes({ pool: 'shop' })],
  capabilities: ['NET_BIND_SERVICE', 'CHOWN'],
  claim: ['data', 'claim', { readOnly: true }],
  claimTemplate: [
    'data',
    '1Gi',
    { storageClassName: 'a', accessModes: [], volumeMode: 'Block', labels: {}, annotations: {} },
  ],
  colocateWith: [
    { app: 'web' },
    { topology: 'zone', rule: 'required', weight: 1, namespaces: ['a'], namespaceSelector: {} },
  ],
  configMap: ['data', 'config', { items: [{ key: 'a', path: 'b' }], defaultMode: 1, optional: true }],
  dns: [{ policy: 'None', nameservers: ['1.1.1.1'], searches: ['a'], options: { ndots: 2 } }],
  downwardAPI: ['data', { labels: 'metadata.labels' }, { defaultMode: 1 }],
  elasticsearch: [{ ...connection, ...credentials, path: '/es', index: 'a' }],
  emptyDir: ['data', { sizeLimit: '1Gi', medium: 'Memory' }],
  env: [{ PORT: 8080 }],
  ephemeralClaim: ['data', '1Gi', { storageClassName: { name: 'a' } }],
  exec: [['true'], timing],
  execSleep: ['5s'],
  fetchFiles: [
    'data',
    { 'a.bin': { url: 'https://example.com/a', sha256: 'a'.repeat(64) } },
    { ...within, mountPath: '/a' },
  ],
  fluentBit: [
    {
      ...common,
      logs,
      outputs: [pods.loki({ host: 'loki', tls: true })],
      parse: { json: { timeKey: 'time', timeFormat: '%s' }, multiline: { firstLine: '^a' } },
      port: 2021,
      stateSizeLimit: '64Mi',
    },
  ],
  forward: [{ ...connection, ...credentials, sharedKey: source, acknowledge: true, compress: 'gzip' }],
  fromConfigMap: ['config', 'key', { optional: true }],
  fromField: ['metadata.name'],
  fromResource: ['limits.cpu', { containerName: 'app', divisor: '1m' }],
  fromSecret: ['secret', 'key', { optional: true }],
  gracefulShutdown: [{ drain: '5s', endpoints: 5, sidecars: 5, margin: 5, wait: 'execSleep' }],
  grpc: [9090, { ...timing, service: 'shop' }],
  hostAliases: [{ '10.0.0.7': ['db'] }],
  hostPath: ['data', '/data', { type: 'Directory' }],
  hostname: ['web', { subdomain: 'web', setHostnameAsFQDN: true }],
  http: [{ ...connection, token: source, uri: '/a', format: 'json', headers: { A: 'b' }, compress: 'gzip' }],
  httpGet: ['/ready', 'http', { ...timing, scheme: 'HTTPS', headers: { A: 'b' }, host: 'a' }],
  imageVolume: ['data', image, { pullPolicy: 'Always' }],
  loki: [{ ...connection, ...credentials, tenant: 'shop', labels: { job: 'shop' } }],
  migration: [image, ['migrate'], within],
  mount: ['data', '/data', { readOnly: true }],
  nginx: [
    {
      ...common,
      listen: 8443,
      upstream: {
        container: 'app',
        port: 8080,
        loopback: true,
        address: '::1',
        readinessPath: '/a',
        keepalive: 1,
        keepaliveTimeout: '4s',
      },
      tls: { secretName: 'tls', redirectFrom: 8000, http2: true },
      cache: { sizeLimit: '64Mi', valid: '1m', inactive: '1m' },
      websockets: true,
      headers: { request: { A: 'b' }, response: { A: 'b' } },
      trustedProxies: ['10.0.0.0/8'],
      maxBodySize: '1Mi',
      buffering: true,
      tmpSizeLimit: '64Mi',
      timeouts: { connect: '1s', send: '1s', read: '1s', client: '1s', idle: '1s' },
      stop: { sleep: '1s', drain: '1s' },
      accessLog: true,
      ipv6: true,
      workers: 1,
      workerConnections: 128,
      probePort: 8082,
      statusPort: 8081,
    },
  ],
  nginxExporter: [{ ...common, nginx: { scrapeUri: 'http://127.0.0.1:8081/' }, port: 9113, scrape: 'none' }],
  nodeSelector: [{ a: 'b' }],
  opensearch: [{ ...connection, ...credentials, indexPrefix: 'a' }],
  otlp: [{ ...connection, token: source, protocol: 'grpc', bodyField: 'log', headers: { A: 'b' }, compress: 'zstd' }],
  preferNodes: [10, { pool: 'shop' }],
  priority: ['high', { preemptionPolicy: 'Never' }],
  redisExporter: [{ ...common, address: 'redis://a:6379', user: 'a', password: source, port: 9121, scrape: 'none' }],
  requireNodes: [{ pool: ['shop'] }, { key: 'spot', operator: 'DoesNotExist' }],
  resources: [{ cpu: 1, memory: '1Gi', ephemeralStorage: '1Gi', limits: { cpu: 1, memory: '1Gi' } }],
  run: ['warm-up', image, ['warm-up'], { within: '60s', container: {} }],
  runAs: [1000, 1000, { fsGroup: 1000, supplementalGroups: [1], fsGroupChangePolicy: 'Always' }],
  secret: ['data', 'secret', { items: [], defaultMode: 1, optional: true }],
  separateFrom: ['self', { matchLabelKeys: ['a'] }],
  serviceAccountToken: ['data', { audience: 'a', expirationSeconds: '1h', path: 'token', defaultMode: 1 }],
  sleep: ['5s'],
  spreadAcross: ['zone', { maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', minDomains: 1, labelSelector: {} }],
  stdout: [],
  sysctls: [{ a: 1 }],
  tcpSocket: ['http', { ...timing, host: 'a' }],
  tolerate: ['dedicated', 'web', 'NoSchedule'],
  tolerateNodeFailureFor: ['30s'],
  waitForHttp: ['http://api/', { ...within, status: [200], headers: { A: 'b' } }],
  waitForTcp: ['db:5432', within],
};

const constructCalls: Readonly<Record<string, unknown>> = {
  AdapterPod: { ...workload, app, adapter: pods.redisExporter({ name: 'other', port: 9122 }) },
  ProxySidecar: { ...workload, app, proxy: pods.nginx({ listen: 8443, upstream: { port: 8080 } }) },
  WebWithLogProcessor: { ...workload, web: app, logs: { ...logs, container: 'web' }, logProcessor: pods.fluentBit() },
  Workload: { ...workload, app, logs },
};

const wrong: Readonly<Record<string, unknown>> = {
  null: null,
  undefined: undefined,
  number: 7,
  text: 'marked',
  boolean: true,
  array: [],
  'array of null': [null],
  'array of text': ['marked'],
  object: {},
  function: () => 'marked',
};

interface Variant {
  readonly what: string;
  readonly args: readonly unknown[];
}

/** The arguments with one of them, or a property at any depth of one, replaced; and with a property that nobody knows. */
function variantsOf(args: readonly unknown[]): readonly Variant[] {
  return args.flatMap((arg, at) =>
    placesIn(arg, `argument ${at + 1}`).map(({ what, place }) => ({ what, args: args.with(at, place) })),
  );
}

function placesIn(value: unknown, path: string): readonly { readonly what: string; readonly place: unknown }[] {
  const replaced = Object.entries(wrong).map(([name, place]) => ({ what: `${path}: ${name}`, place }));
  if (Array.isArray(value)) {
    const inside = value.flatMap((item, at) =>
      placesIn(item, `${path}[${at}]`).map(({ what, place }) => ({ what, place: value.with(at, place) })),
    );
    return [...replaced, ...inside];
  }
  if (typeof value !== 'object' || value === null) return replaced;
  const inside = Object.entries(value).flatMap(([name, entry]) =>
    placesIn(entry, `${path}.${name}`).map(({ what, place }) => ({ what, place: { ...value, [name]: place } })),
  );
  return [...replaced, ...inside, { what: `${path}: a property that nobody knows`, place: { ...value, unknwon: 1 } }];
}

type Called = (...args: readonly unknown[]) => unknown;

/** What is wrong with how a call fails, if it does. */
function complaint(where: RegExp, call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) return `threw ${String(error)}`;
    const { message } = error;
    const raw =
      /Cannot (read|destructure|convert|set)|is not (a function|iterable|a constructor)|undefined \(|reading '/;
    if (raw.test(message) || error.name === 'SyntaxError') return error.stack;
    if (!where.test(message)) return `says not where: ${message}`;
    return undefined;
  }
}

/** The name, of the tool where an attachment has one. */
const whereOf = (name: string) => {
  const tool = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return new RegExp(`^(${name}|${tool})\\b`);
};

test.each(Object.keys(calls))('%s fails with an error of ours, whatever it is given', (name) => {
  const called = exported[name] as Called;
  const args = calls[name] ?? [];
  expect(complaint(/^$/, () => called(...args))).toBeUndefined();
  const complaints = variantsOf(args).flatMap(({ what, args: given }) => {
    const said = complaint(whereOf(name), () => called(...given));
    return said === undefined ? [] : [`${what}: ${said}`];
  });
  expect(complaints).toEqual([]);
});

/** Whatever goes wrong in a synth begins with the construct, or comes from the app as a list of findings. */
const inSynth = /^(Validation failed with the following errors|\w+ shop\/web: )/;

test.each(Object.keys(constructCalls))('%s fails with an error of ours, whatever its props are', (name) => {
  const Class = exported[name] as new (...args: readonly unknown[]) => unknown;
  const synthesize = (props: unknown) => () => {
    const testing = Testing.app();
    const chart = new Chart(testing, 'shop');
    new Class(chart, 'web', props);
    testing.synthYaml();
  };
  expect(complaint(/^$/, synthesize(constructCalls[name]))).toBeUndefined();
  const complaints = placesIn(constructCalls[name], 'props').flatMap(({ what, place }) => {
    const said = complaint(inSynth, synthesize(place));
    return said === undefined ? [] : [`${what}: ${said}`];
  });
  expect(complaints).toEqual([]);
  for (const scope of Object.values(wrong)) {
    expect(complaint(new RegExp(`^${name}\\b`), () => new Class(scope, 'web', constructCalls[name]))).toBeUndefined();
  }
});

const chartWithWorkload = () => {
  const chart = new Chart(Testing.app(), 'shop');
  return { chart, web: new pods.Workload(chart, 'web', { app: app as pods.NamedByRole }) };
};

/** What is called with constructs, made anew for each call. */
const companions: Readonly<Record<string, () => readonly unknown[]>> = {
  acknowledge: () => [chartWithWorkload().chart, 'practice/missing-requests', 'a reason'],
  attach: () => [chartWithWorkload().web, pods.redisExporter()],
  expose: () => [
    chartWithWorkload().web,
    { metadata: { name: 'a', labels: { a: 'b' } }, port: 80, ports: [{ port: 80 }] },
  ],
  findObject: () => [chartWithWorkload().chart, 'Pod', 'web'],
  patch: () => [chartWithWorkload().web, JsonPatch.remove('/spec/nodeName')],
  retarget: () => [pods.expose(chartWithWorkload().web), { from: 'http', to: 'https' }],
  tryFindObject: () => [chartWithWorkload().chart, 'Pod', 'web'],
  verifyApp: () => [new App(), { ...settings, practices: 'all' }],
};

test.each(Object.keys(companions))('%s fails with an error of ours, whatever it is given', (name) => {
  const called = exported[name] as Called;
  const argsOf = companions[name] ?? (() => []);
  // A setting is named as it is everywhere.
  const where = name === 'verifyApp' ? /^(verifyApp: |setting )/ : whereOf(name);
  expect(complaint(/^$/, () => called(...argsOf()))).toBeUndefined();
  const complaints = argsOf().flatMap((first, at) => {
    const places =
      at === 0 ? Object.entries(wrong).map(([what, place]) => ({ what, place })) : placesIn(first, `${at + 1}`);
    return places.flatMap(({ what, place }) => {
      const said = complaint(where, () => called(...argsOf().with(at, place)));
      return said === undefined ? [] : [`${what}: ${said}`];
    });
  });
  expect(complaints).toEqual([]);
});

test('GitOpsApp fails with an error of ours, whatever its props are', () => {
  const props = {
    ...settings,
    outdir: 'dist',
    outputFileExtension: '.yaml',
    recordConstructMetadata: false,
    resolvers: [],
    verify: { practices: 'all' },
    layout: 'file-per-app',
    kustomization: true,
    gitOps: 'flux',
    check: false,
    podsJson: false,
  };
  const synthesize = (given: unknown) => () => {
    const gitOps = new pods.GitOpsApp(given as pods.GitOpsAppProps);
    new Chart(gitOps, 'shop');
    gitOps.synthYaml();
  };
  expect(complaint(/^$/, synthesize(props))).toBeUndefined();
  const complaints = placesIn(props, 'props').flatMap(({ what, place }) => {
    const said = complaint(/^(GitOpsApp|Validation failed|layout|gitOps|setting)/, synthesize(place));
    return said === undefined ? [] : [`${what}: ${said}`];
  });
  expect(complaints).toEqual([]);
});

test('HelmChart fails with an error of ours, whatever its props are', () => {
  const props = {
    chart: 'shop',
    repo: 'https://example.com',
    version: '1.0.0',
    namespace: 'shop',
    releaseName: 'shop',
    values: { a: 1 },
    helmExecutable: '/nowhere/helm',
    helmFlags: ['--debug'],
    kubeVersion: '1.36',
    cache: false,
  };
  const construct = (given: unknown) => () =>
    new pods.HelmChart(new Chart(Testing.app(), 'shop'), 'web', given as pods.HelmChartProps);
  const places = placesIn(props, 'props').filter(({ what }) => !what.startsWith('props.helmExecutable: '));
  const complaints = places.flatMap(({ what, place }) => {
    const said = complaint(/^HelmChart shop\/web: /, construct(place));
    return said === undefined ? [] : [`${what}: ${said}`];
  });
  expect(complaints).toEqual([]);
});

test('synthEach fails with an error of ours, whatever its environments are', () => {
  const environments = { staging: { ...settings, layout: 'file-per-app', kustomization: true, users: { admin: 1 } } };
  const outdir = mkdtempSync(join(tmpdir(), 'hostile-'));
  const synthesize = (...args: readonly unknown[]) => {
    return () => (pods.synthEach as Called)(...args, { outdir, podsJson: false });
  };
  const define = () => undefined;
  const tried = [
    ...placesIn(environments, 'environments').map(({ what, place }) => ({ what, call: synthesize(place, define) })),
    ...Object.entries(wrong).map(([what, place]) => ({ what, call: synthesize(environments, place) })),
  ];
  const complaints = tried.flatMap(({ what, call }) => {
    const said = complaint(/^(synthEach: |environment )/, call);
    return said === undefined ? [] : [`${what}: ${said}`];
  });
  rmSync(outdir, { recursive: true });
  expect(complaints).toEqual([]);
});

/** An object without one of its properties, and with `undefined` for it, for each property at any depth. */
function omissionsIn(
  value: unknown,
  path: string,
): readonly (readonly [what: string, absent: unknown, given: unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const object = value as Readonly<Record<string, unknown>>;
  return Object.keys(object).flatMap((name) => {
    const { [name]: entry, ...absent } = object;
    const deeper = omissionsIn(entry, `${path}.${name}`).map(
      ([what, one, other]) => [what, { ...object, [name]: one }, { ...object, [name]: other }] as const,
    );
    return [[`${path}.${name}`, absent, { ...object, [name]: undefined }] as const, ...deeper];
  });
}

/** What comes of a call, an attachment built. */
function outcomeOf(call: () => unknown): unknown {
  try {
    const made = call();
    const isAttachment = typeof made === 'object' && made !== null && 'build' in made;
    return isAttachment ? { ...made, build: (made as pods.Attachment).build(contextFor()) } : made;
  } catch (error) {
    return String(error);
  }
}

/** Only properties that we name may be undefined: what a program names itself is there or not. */
const namedByUsers = new RegExp(
  [
    /^(colocateWith|env|nodeSelector|requireNodes|sysctls) argument \d\.\w+$/,
    /^(downwardAPI|fetchFiles|preferNodes) argument 2\.[\w.]+$/,
    /^(dns argument 1\.options|hostAliases argument 1)\./,
    /\.(properties|labels|annotations|headers|request|response)\.\w+$/,
    /\.properties\./,
  ]
    .map(({ source: pattern }) => pattern)
    .join('|'),
);

test.each(Object.keys(calls))('%s takes an option that is undefined as absent', (name) => {
  const called = exported[name] as Called;
  const args = calls[name] ?? [];
  const omissions = args.flatMap((arg, at) =>
    omissionsIn(arg, `argument ${at + 1}`).map(([what, absent, given]) => ({
      what,
      absent: outcomeOf(() => called(...args.with(at, absent))),
      given: outcomeOf(() => called(...args.with(at, given))),
    })),
  );
  const ours = omissions.filter(({ what }) => !namedByUsers.test(`${name} ${what}`));
  for (const { what, absent, given } of ours) expect({ what, outcome: given }).toEqual({ what, outcome: absent });
});

test.each(Object.keys(constructCalls))('%s takes a prop that is undefined as absent', (name) => {
  const Class = exported[name] as new (...args: readonly unknown[]) => unknown;
  const synthesize = (props: unknown) => () => {
    const testing = Testing.app();
    new Class(new Chart(testing, 'shop'), 'web', props);
    return testing.synthYaml();
  };
  for (const [what, absent, given] of omissionsIn(constructCalls[name], 'props')) {
    if (/\.(proxy|adapter|logProcessor|labels|annotations|selector|featureGates|replace)\./.test(what)) continue;
    expect({ what, outcome: outcomeOf(synthesize(given)) }).toEqual({ what, outcome: outcomeOf(synthesize(absent)) });
  }
});

test('no export is left out', () => {
  // PodsValidation is told by cdk8s.yaml, and reports what is wrong there.
  const known = ['GitOpsApp', 'HelmChart', 'PodsValidation', 'synthEach'];
  const tried = [calls, constructCalls, companions].flatMap((table) => Object.keys(table)).concat(known);
  const functions = Object.entries(pods).filter(([, value]) => typeof value === 'function');
  expect(functions.map(([name]) => name).filter((name) => !tried.includes(name))).toEqual([]);
});
