import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type {
  Container,
  CronJob,
  Deployment,
  EnvVar,
  LifecycleHandler,
  Pod,
  PodSpec,
  Probe,
  ProbeCommon,
  Service,
  StatefulSet,
  Volume,
} from './generated/types';

// What does not compile here is what `tsc` would say is an unused @ts-expect-error if it did.

const timing: ProbeCommon = { periodSeconds: 5, failureThreshold: 3 };

const probes: readonly Probe[] = [
  { httpGet: { path: '/ready', port: 'http' }, ...timing },
  { grpc: { port: 9090 } },
  // @ts-expect-error two handlers
  { httpGet: { port: 80 }, tcpSocket: { port: 80 } },
  // @ts-expect-error no handler
  { periodSeconds: 5 },
  // @ts-expect-error a misspelt field
  { tcpSocket: { port: 80 }, periodSecond: 5 },
];

const handlers: readonly LifecycleHandler[] = [
  { sleep: { seconds: 5 } },
  // @ts-expect-error two actions
  { sleep: { seconds: 5 }, exec: { command: ['true'] } },
  // @ts-expect-error probes alone speak gRPC
  { grpc: { port: 1 } },
];

const volumes: readonly Volume[] = [
  { name: 'no-source-is-an-empty-dir' },
  { name: 'data', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
  { name: 'config', configMap: { name: 'config', defaultMode: 0o440 } },
  {
    name: 'token',
    projected: { sources: [{ serviceAccountToken: { path: 'token' } }, { secret: { name: 'extra' } }] },
  },
  // @ts-expect-error two sources
  { name: 'both', configMap: { name: 'config' }, secret: { secretName: 'secret' } },
  // @ts-expect-error a source without what it needs
  { name: 'nothing', secret: {} },
];

const env: readonly EnvVar[] = [
  { name: 'EMPTY' },
  { name: 'PLAIN', value: '' },
  { name: 'SECRET', valueFrom: { secretKeyRef: { name: 'secret', key: 'password' } } },
  // @ts-expect-error a value and a source
  { name: 'BOTH', value: 'x', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
  // @ts-expect-error two sources
  { name: 'TWO', valueFrom: { fieldRef: { fieldPath: 'metadata.name' }, secretKeyRef: { name: 'a', key: 'b' } } },
];

const container: Container = {
  name: 'app',
  image: 'app:1',
  imagePullPolicy: 'IfNotPresent',
  resources: { requests: { cpu: 0.5, memory: '64Mi' }, limits: { memory: '64Mi' } },
  ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
  env,
  volumeMounts: [{ name: 'data', mountPath: '/data', recursiveReadOnly: 'IfPossible', readOnly: true }],
};

// @ts-expect-error a value that no release takes
const pull: Container = { name: 'app', image: 'app:1', imagePullPolicy: 'Sometimes' };
// @ts-expect-error the server needs a name
const nameless: Container = { image: 'app:1' };
// @ts-expect-error an overlay's value list: OpenAPI says any string
const restart: Container = { name: 'app', image: 'app:1', restartPolicy: 'Maybe' };
// @ts-expect-error a number is not a text
const text: PodSpec = { containers: [container], hostname: 1 };

const spec: PodSpec = { containers: [container], volumes, restartPolicy: 'Always', tolerations: [{ operator: 'Gt' }] };
// @ts-expect-error manifests are values: nobody changes them in place
spec.containers = [];
// @ts-expect-error nor their lists
spec.containers.push(container);

const pod: Pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', labels: { app: 'web' } }, spec };
// @ts-expect-error a kind has its own apiVersion
const wrong: Pod = { ...pod, apiVersion: 'apps/v1' };

const selector = { matchLabels: { app: 'web' } };
const template = { metadata: { labels: { app: 'web' } }, spec };
const deployment: Deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { selector, template, strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } } },
};
const database: StatefulSet = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'database' },
  spec: {
    selector,
    template,
    // Claim templates are written without apiVersion and kind.
    volumeClaimTemplates: [
      {
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
      },
    ],
  },
};
const nightly: CronJob = {
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'nightly' },
  // @ts-expect-error a schedule is needed
  spec: { jobTemplate: { spec: { template } } },
};
const service: Service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 'http' }] },
};

test('values of the types are plain data', () => {
  const all = [probes, handlers, pull, nameless, restart, text, pod, wrong, deployment, database, nightly, service];
  expect(JSON.parse(JSON.stringify(all))).toHaveLength(12);
});

test('a source is read without asking which it is', () => {
  expect(volumes.map((volume) => volume.configMap?.name)).toContain('config');
});

describe('what the compiler says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'types-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The compiler's words on a snippet that imports from the types. */
  function compile(snippet: string, ...options: readonly string[]): string {
    const file = join(folder, 'snippet.ts');
    const types = resolve(__dirname, 'generated', 'types');
    writeFileSync(file, `import type * as k from '${types}';\n${snippet}\n`);
    const tsc = resolve(__dirname, '..', '..', 'node_modules', '.bin', 'tsc');
    const strict = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--types',
      '',
      '--module',
      'node20',
      '--target',
      'es2022',
    ];
    try {
      return execFileSync(tsc, [...strict, ...options, file], { encoding: 'utf8' });
    } catch (error) {
      return typeof error === 'object' && error !== null && 'stdout' in error ? String(error.stdout) : String(error);
    }
  }

  const bad = `
    export const both: k.Volume = { name: 'both', emptyDir: {}, configMap: { name: 'config' } };
    export const two: k.Probe = { httpGet: { port: 80 }, exec: { command: ['true'] } };
    export const misspelt: k.Container = { name: 'a', image: 'a', readynessProbe: { grpc: { port: 1 } } };`;

  test.each([[[]], [['--exactOptionalPropertyTypes']]])('names the field that is wrong (%j)', (options) => {
    const said = compile(bad, ...options);
    expect(said).toMatch(/snippet\.ts[(:]3\b[\s\S]*(configMap|emptyDir)/);
    expect(said).toMatch(/snippet\.ts[(:]4\b[\s\S]*(httpGet|exec)/);
    expect(said).toContain("'readynessProbe' does not exist");
    expect(said).toContain("Did you mean to write 'readinessProbe'?");
  });

  test.each([[[]], [['--exactOptionalPropertyTypes']]])('reports nothing for valid manifests (%j)', (options) => {
    const good = `
      const base: k.VolumeCommon = { name: 'data' };
      export const volumes: readonly k.Volume[] = [{ ...base, emptyDir: {} }, { ...base, image: { reference: 'data:1' } }];
      export const names = volumes.map((volume) => volume.image?.reference ?? volume.name);`;
    expect(compile(good, ...options)).toBe('');
  });
});
