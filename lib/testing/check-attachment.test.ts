import { bannedIn } from '../../test-helpers/banned-phrases';
import type { Finding } from '../findings/finding';
import type { Container } from '../kubernetes/generated/types';
import type { AddedContainer, Addition, Attachment, ContainerWithoutImage, Context } from '../pod/attachment';
import { overrideContainer } from '../pod/override';
import { httpGet } from '../pod/probes';
import { resources } from '../pod/resources';
import { type AttachmentMaker, checkAttachment } from '.';

interface Changes {
  readonly container?: Partial<Container>;
  readonly added?: Partial<AddedContainer>;
  readonly addition?: (context: Context) => Addition;
  readonly attachment?: Partial<Attachment>;
}

/** An attachment that keeps the contract, but for some changes. */
const tool =
  ({ container = {}, added = {}, addition = () => ({}), attachment = {} }: Changes = {}): AttachmentMaker =>
  ({ name = 'tool', container: override, startsBefore, startsAfter }) => {
    const port = { name: `${name}-http`.slice(0, 15), containerPort: 7000 };
    const base: ContainerWithoutImage = {
      name,
      args: ['--listen=:7000'],
      ports: [port],
      readinessProbe: httpGet('/ready', port.name),
      resources: resources({ cpu: '10m', memory: '16Mi' }),
      securityContext: { runAsUser: 65532 },
      volumeMounts: [{ name: `${name}-config`, mountPath: '/etc/tool', readOnly: true }],
      ...container,
    };
    return {
      name,
      ports: { http: { ...port, purpose: 'admin' } },
      build: (context) => ({
        containers: [
          {
            as: 'sidecar',
            image: 'quay.io/example/tool:1.0.0',
            container: overrideContainer(base, override),
            drainSeconds: 2,
            ...(startsBefore !== undefined && { startsBefore }),
            ...(startsAfter !== undefined && { startsAfter }),
            ...added,
          },
        ],
        config: [{ volume: `${name}-config`, files: { 'tool.cfg': 'listen = [::]:7000\n' } }],
        ...addition(context),
      }),
      ...attachment,
    };
  };

/** As many kinds and releases as make a difference. */
const few = {
  only: { kinds: ['Pod', 'Deployment', 'Job'], releases: ['1.28', '1.29', '1.37'], reason: 'speed' },
} as const;

/** One kind and release, for what depends on neither. */
const corner = { only: { kinds: ['Deployment'], releases: ['1.35'], reason: 'speed' } } as const;

test('takes a port that an extended container declares for one that is opened', () => {
  const port = { name: 'tool-http', containerPort: 7000 };
  const [attachment, addition] = [
    { ports: { http: { ...port, purpose: 'metrics' } } },
    { containers: [], config: [], extend: [{ add: { ports: [port] } }] },
  ] as const;
  expect(checkAttachment(tool({ attachment, addition: () => addition })({}), corner)).toEqual([]);
});

test('reports nothing for an attachment that keeps the contract, as a value and as a function', () => {
  expect(checkAttachment(tool())).toEqual([]);
  expect(checkAttachment(tool()({}))).toEqual([]);
});

test('an object whose name is that of a secret is not a credential; a string in it may be', () => {
  const files = (text: string) =>
    checkAttachment(tool(config({ 'tool.json': text }))({}), corner).map(({ code }) => code);
  expect(files('{ "password": {\n "environment_variable": "TOOL_PASSWORD" } }')).toEqual([]);
  expect(files('{"private_key":{"filename":"/etc/tool/tls.key"}}')).toEqual([]);
  expect(files('{ "password": { "password": "hunter2" } }')).toEqual(['attachment/secret']);
});

let calls = 0;
const mutable = (context: Context) => context as { template: { spec?: { hostname?: string } } };

/** What an attachment does, its changes, and the only code that is reported, with its field. */
const cases: readonly (readonly [what: string, changes: Changes, code: string, field: string])[] = [
  ['throws', { addition: ({ kind }) => (kind === 'Job' ? JSON.parse('{') : {}) }, 'attachment/build', ''],
  ['returns something else', { addition: () => ({ container: {} }) as Addition }, 'attachment/build', ''],
  ['is async', { attachment: { build: (async () => ({})) as never } }, 'attachment/build', ''],
  [
    'changes its context',
    {
      addition: (context) => {
        mutable(context).template.spec = {};
        return {};
      },
    },
    'attachment/pure',
    '',
  ],
  [
    'counts its calls',
    {
      addition: () => {
        calls += 1;
        return { podMetadata: { annotations: { 'example.com/calls': String(calls) } } };
      },
    },
    'attachment/pure',
    'podMetadata.annotations.example.com/calls',
  ],
  [
    'reads the clock',
    { addition: () => ({ podMetadata: { annotations: { 'example.com/year': String(new Date().getFullYear()) } } }) },
    'attachment/pure',
    'podMetadata.annotations.example.com/year',
  ],
  [
    'numbers a variable of the application',
    {
      addition: ({ template }) => {
        const name = `VARIABLE_${template.spec?.containers[0]?.env?.length ?? 0}`;
        return { extend: [{ add: { env: [{ name, value: 'set' }] } }] };
      },
    },
    'attachment/idempotent',
    '',
  ],
  [
    'opens a port that no container declares',
    { attachment: { ports: { http: { name: 'tool-http', containerPort: 7001, purpose: 'admin' } } } },
    'attachment/ports',
    'ports.http',
  ],
  [
    'listens on the default port of another one',
    { added: { listens: [{ containerPort: 9113 }] } },
    'attachment/port-taken',
    'containers[0].container.ports',
  ],
  [
    'probes the application',
    { container: { livenessProbe: httpGet('/live', 8080) } },
    'attachment/probe-port',
    'containers[0].container.livenessProbe',
  ],
  [
    'omits how long it drains',
    { added: { drainSeconds: undefined } },
    'attachment/drain-seconds',
    'containers[0].drainSeconds',
  ],
  ['drains longer than a Pod has', { added: { drainSeconds: 26 } }, 'attachment/grace-period', 'containers'],
  [
    'has no requests and no limits',
    { container: { resources: undefined } },
    'attachment/resources',
    'containers[0].container.resources',
  ],
  [
    'leaves its user to the image',
    { container: { securityContext: {} } },
    'attachment/user',
    'containers[0].container.securityContext.runAsUser',
  ],
  [
    'writes into its image',
    { container: { securityContext: { runAsUser: 65532, readOnlyRootFilesystem: false } } },
    'attachment/read-only-root',
    'containers[0].container.securityContext.readOnlyRootFilesystem',
  ],
  [
    'has a password in a variable',
    { container: { env: [{ name: 'TOOL_PASSWORD', value: 'hunter2' }] } },
    'attachment/secret',
    'containers[0].container.env[0]',
  ],
  [
    'connects to a server that it does not declare',
    { container: { args: ['--listen=:7000', '--push=https://metrics.example/push'] } },
    'attachment/sends-to',
    'containers[0].container.args',
  ],
  [
    'declares a URL as a server',
    { addition: () => ({ sendsTo: [{ host: 'https://metrics.example', port: 443 }] }) },
    'attachment/sends-to',
    'sendsTo[0]',
  ],
  [
    'has a password in an argument',
    { container: { args: ['--listen=:7000', '--db=postgres://tool:hunter2@localhost/tool'] } },
    'attachment/secret',
    'containers[0].container.args',
  ],
  [
    'has a password in the argument after its option',
    { container: { args: ['--listen=:7000', '--password', 'hunter2'] } },
    'attachment/secret',
    'containers[0].container.args',
  ],
  [
    'has a password in a file',
    config({ 'tool.yaml': 'auth:\n  password: hunter2\n' }),
    'attachment/secret',
    file('tool.yaml'),
  ],
  [
    'listens on IPv4 only',
    { container: { args: ['--listen=0.0.0.0:7000'] } },
    'attachment/ipv6',
    'containers[0].container.args',
  ],
  [
    'listens on the loopback address',
    config({ 'tool.cfg': 'listen = 127.0.0.1:7000\n' }),
    'attachment/ipv6',
    file('tool.cfg'),
  ],
  [
    'listens on the loopback address by two arguments',
    { container: { args: ['--host', '127.0.0.1', '--port', '7000'] } },
    'attachment/ipv6',
    'containers[0].container.args',
  ],
  [
    'has an image without a registry',
    { added: { image: 'example/tool:1.0.0' } },
    'attachment/images',
    'containers[0].image',
  ],
  [
    'has an image with the tag latest',
    { added: { image: 'docker.io/x/y:latest' } },
    'attachment/images',
    'containers[0].image',
  ],
  [
    'has its image in the container',
    { container: { image: 'quay.io/example/tool:1.0.0' } },
    'attachment/images',
    'containers',
  ],
  [
    'adds a volume that no container mounts',
    { addition: () => ({ volumes: [{ name: 'tool-state', emptyDir: {} }] }) },
    'attachment/unused-volume',
    'volumes[0]',
  ],
  [
    'reports a finding with a code of nobody',
    { addition: () => ({ findings: [{ code: 'tool/x' as never, severity: 'warning', field: '', message: 'x' }] }) },
    'attachment/finding-code',
    'findings[0].code',
  ],
  [
    'names a volume after nothing',
    {
      container: { volumeMounts: [{ name: 'config', mountPath: '/etc/tool' }] },
      addition: () => ({ config: [{ volume: 'config', files: {} }] }),
    },
    'attachment/names',
    'config[0]',
  ],
];

function config(files: Readonly<Record<string, string>>): Changes {
  return { addition: () => ({ config: [{ volume: 'tool-config', files }] }) };
}

function expectStandardWords(findings: readonly Finding[]): void {
  const texts = findings.flatMap(({ message, fix = '' }) => [message, fix]);
  expect(texts.flatMap(bannedIn)).toEqual([]);
  expect(texts.filter((text) => text === '' || text.length > 200)).toEqual([]);
}

function file(name: string): string {
  return `config[0].files.${name}`;
}

test.each(cases)('reports an attachment that %s', (_what, changes, code, field) => {
  const found = checkAttachment(tool(changes)({}), few);
  expect(found.map((one) => [one.code, one.field])).toEqual([[code, field]]);
  expectStandardWords(found);
});

test.each<[string, string, string]>([
  ['nginx', 'must have a registry and a tag or digest', 'set "docker.io/library/nginx:<tag>"'],
  ['x/y:1', 'must have a registry', 'set "docker.io/x/y:1"'],
  ['localhost:5000/y', 'must have a tag or digest', 'set "localhost:5000/y:<tag>"'],
  ['docker.io/x/y:latest', 'must have a tag other than latest or digest', 'set "docker.io/x/y:<tag>"'],
])('reports what the image %s lacks', (image, message, fix) => {
  const found = checkAttachment(tool({ added: { image } })({}), corner);
  expect(found.filter(({ field }) => field === 'containers[0].image')).toMatchObject([
    { message: `image "${image}" ${message}`, fix },
  ]);
});

test.each<[string, readonly string[]]>([
  ['its own URL', ['--listen=:7000', '--self=http://localhost:7000/']],
  ['its own address next to one for all interfaces', ['--listen=:7000', '--self=localhost:7000']],
  ['the address of another server', ['--redis-host', '127.0.0.1', '--port', '7000']],
  ['a reference to a password', ['--listen=:7000', '--password', '$(PASSWORD)']],
  ['a file with a password', ['--listen=:7000', '--password-file', '/etc/tool/password']],
])('accepts arguments with %s', (_what, args) => {
  expect(checkAttachment(tool({ container: { args } })({}), corner)).toEqual([]);
});

test('takes what is below a name for no credential: a list, an object or a block of a file', () => {
  const files = {
    'a.json': '{"private_key": {"filename": "/tls/tls.key"}, "secrets": ["a"]}',
    'a.yaml': 'password: |\n  a\ntokens: [a]\n',
  };
  const make = tool({ addition: () => ({ config: [{ volume: 'tool-config', files }] }) });
  expect(checkAttachment(make).filter(({ code }) => code === 'attachment/secret')).toEqual([]);
});

test('reports a build once that changes more with each call', () => {
  const names: string[] = [];
  const grows = tool({
    addition: () => {
      names.push(`VARIABLE_${names.length}`);
      return { extend: [{ add: { env: names.map((name) => ({ name, value: 'set' })) } }] };
    },
  });
  const codes = checkAttachment(grows({}), few).map(({ code }) => code);
  expect(codes.filter((code) => code === 'attachment/pure')).toEqual(['attachment/pure']);
});

test('reports what the API server and Pod Security reject, with the first kind and release', () => {
  const unmounted = tool({
    container: { volumeMounts: [{ name: 'tool-state', mountPath: '/state' }] },
    addition: () => ({ config: [] }),
  });
  expect(checkAttachment(unmounted({}), few)[0]).toMatchObject({
    code: 'api/mount-volume',
    construct: 'Pod of Kubernetes 1.28',
    field: 'spec.containers[1].volumeMounts[0].name',
  });
  const capabilities = { add: ['NET_ADMIN'], drop: ['ALL'] };
  const privileged = tool({ container: { securityContext: { runAsUser: 65532, capabilities } } });
  expect(checkAttachment(privileged({}), few).map(({ code }) => code)).toEqual([
    'pod-security/capabilities_restricted',
    'pod-security/capabilities_baseline',
  ]);
});

/** What the function does with the options that all attachments share, and the only code that is reported. */
const makers: readonly (readonly [what: string, make: AttachmentMaker, code: string])[] = [
  ['ignores its name', ({ name: _, ...shared }) => tool()(shared), 'attachment/names'],
  ['ignores overrides of its container', ({ container: _, ...shared }) => tool()(shared), 'attachment/override'],
  ['ignores startsBefore', ({ startsBefore: _, ...shared }) => tool()(shared), 'attachment/start-order'],
  ['ignores startsAfter', ({ startsAfter: _, ...shared }) => tool()(shared), 'attachment/start-order'],
];

test.each(makers)('reports an attachment that %s', (_what, make, code) => {
  const found = checkAttachment(make, few);
  expect(found.map((one) => one.code)).toEqual([code]);
  expectStandardWords(found);
});

test('reports two of one attachment with one name for a port', () => {
  const make: AttachmentMaker = (shared) => ({
    ...tool({ container: { ports: [{ name: 'http', containerPort: 7000 }], readinessProbe: undefined } })(shared),
    ports: { http: { name: 'http', containerPort: 7000, purpose: 'admin' } },
  });
  expect(checkAttachment(make, few)).toMatchObject([
    { code: 'attachment/names', field: 'ports.http', message: 'two of it in a Pod both have a port "http"' },
    { code: 'pod/port-name-clash' },
  ]);
});

describe('the options', () => {
  const needsNative = tool({ addition: ({ kind }) => (kind === 'Job' ? JSON.parse('{') : {}) });

  test('restrict it to the kinds and releases that it is for', () => {
    const only = { kinds: ['Deployment'], releases: ['1.36'], reason: 'serves requests' } as const;
    expect(checkAttachment(needsNative({}), { only })).toEqual([]);
  });

  test('acknowledge what does not apply, and report an acknowledgement that matches nothing', () => {
    const options = { ...few, acknowledge: { 'attachment/build': 'cannot run in a Job' } };
    expect(checkAttachment(needsNative({}), options)).toEqual([]);
    expect(checkAttachment(tool()({}), options)).toMatchObject([{ code: 'attachment/acknowledgement' }]);
  });

  test('set the Pod and its logs', () => {
    const seen = new Set<unknown>();
    const reads = tool({
      addition: ({ template, logs }) => {
        seen.add(template.spec?.containers[0]?.name).add(logs?.directory);
        return {};
      },
    });
    const template = { spec: { containers: [{ name: 'web', image: 'registry.example/web:1' }] } };
    expect(checkAttachment(reads({}), { ...few, template, logs: { directory: '/logs' } })).toEqual([]);
    expect([...seen]).toEqual(['web', '/logs']);
  });

  test.each<[object, string]>([
    [{ only: { kinds: [], reason: 'x' } }, 'only.kinds must not be empty; set at least one, or omit it for all'],
    [{ only: { releases: [], reason: 'x' } }, 'only.releases must not be empty; set at least one, or omit it for all'],
    [{ only: { kinds: ['Job'], reason: ' ' } }, 'only.reason must not be empty; set why'],
    [{ acknowledge: { 'attachment/user': '' } }, 'acknowledge.attachment/user must not be empty; set why'],
    [
      { acknowledge: { 'attachment/usr': 'x' } },
      'acknowledge: unknown code "attachment/usr"; did you mean "attachment/user"?',
    ],
  ])('must say what is left out, and why: %j', (options, message) => {
    expect(() => checkAttachment(tool(), options)).toThrow(new TypeError(`checkAttachment: ${message}`));
  });

  test('must be known and valid', () => {
    expect(() => checkAttachment(tool(), { kinds: [] } as never)).toThrow('checkAttachment: unknown property "kinds"');
    expect(() => checkAttachment({} as never)).toThrow('checkAttachment: attachment must be an attachment');
  });
});
