import { contextFor } from '../../test-helpers/attachment-context';
import type { Container, PodTemplateSpec } from '../kubernetes/generated/types';
import type { Addition, ContainerWithoutImage, Context } from '../pod/attachment';
import { compose } from '../pod/compose';
import { nginx } from './nginx';
import type { NginxOptions } from './nginx/options';

const tls = { secretName: 'api-tls' };
const options = { listen: 8443, upstream: { port: 8080 } } as const;

type AnyOptions = Omit<NginxOptions, 'listen' | 'upstream'> & Partial<Pick<NginxOptions, 'upstream'>>;

const build = (more: AnyOptions = {}, template?: PodTemplateSpec, context?: Partial<Context>): Addition =>
  nginx({ ...options, ...more }).build(contextFor(template, context));

const podOf = (...containers: Container[]): PodTemplateSpec => ({ spec: { containers } });
const app = (more: Partial<Container> = {}): Container => ({ name: 'app', image: 'app:1', ...more });

function proxyOf(addition: Addition): ContainerWithoutImage {
  const [added] = addition.containers ?? [];
  if (added === undefined) throw new Error('no container');
  return added.container;
}

const configOf = (addition: Addition): string => addition.config?.[0]?.files['nginx.conf'] ?? '';

/** The arguments of every directive of that name, in order. */
const directives = (addition: Addition, name: string): string[] =>
  [...configOf(addition).matchAll(new RegExp(`^ *${name} (.*);$`, 'gm'))].map(([, args]) => args ?? '');

describe('its ports', () => {
  test('have the role https with TLS, and no role http', () => {
    const { ports } = nginx({ ...options, tls });
    expect(ports.https).toEqual({ name: 'nginx-https', containerPort: 8443, purpose: 'traffic' });
    // @ts-expect-error with TLS there is no plain port.
    expect(ports.http).toBeUndefined();
  });

  test('have the role http without TLS, and no role https', () => {
    const { ports } = nginx(options);
    expect(ports.http).toEqual({ name: 'nginx-http', containerPort: 8443, purpose: 'traffic' });
    // @ts-expect-error without TLS there is no port for it.
    expect(ports.https).toBeUndefined();
  });

  test('have both roles with a redirect', () => {
    const { ports } = nginx({ ...options, tls: { ...tls, redirectFrom: 8000 } });
    expect([ports.https.containerPort, ports.http.containerPort]).toEqual([8443, 8000]);
  });

  test('are not typed but for the kubelet where TLS is not known beforehand', () => {
    const { ports } = nginx({ ...options, ...({} as Pick<NginxOptions, 'tls'>) });
    expect(ports.probes.purpose).toBe('admin');
    // @ts-expect-error it may be there, or not.
    expect(ports.https).toBeUndefined();
  });

  test('are declared by name in its container, except the loopback one', () => {
    const [added] = build({ tls }).containers ?? [];
    expect(added?.container.ports).toEqual([
      { name: 'nginx-https', containerPort: 8443 },
      { name: 'nginx-probes', containerPort: 8082 },
    ]);
    expect(added?.listens).toEqual([{ containerPort: 8081 }]);
  });

  test('take the name of the attachment, as much of it as fits', () => {
    const { ports } = nginx({ ...options, name: 'admin-entrance', tls });
    expect([ports.https.name, ports.probes.name]).toEqual(['admin-ent-https', 'admin-en-probes']);
  });
});

test('options that do not go together do not compile', () => {
  // @ts-expect-error one port or several.
  const both = () => nginx({ listen: 8443, upstream: { port: 8080, ports: [8080] } });
  // @ts-expect-error one port has nothing to balance.
  const method = () => nginx({ listen: 8443, upstream: { port: 8080, method: 'least_conn' } });
  // @ts-expect-error a misspelt option.
  const misspelt = () => nginx({ listen: 8443, upstream: { port: 8080 }, cash: { sizeLimit: '1Gi' } });
  expect([both, method, misspelt]).toHaveLength(3);
});

describe('on a read-only root file system', () => {
  test("runs as the image's user 101, with process id and temporary paths in an emptyDir on /tmp", () => {
    const addition = build();
    expect(proxyOf(addition).securityContext).toEqual({ runAsUser: 101, runAsGroup: 101 });
    expect(proxyOf(addition).volumeMounts).toContainEqual({ name: 'nginx-tmp', mountPath: '/tmp' });
    expect(addition.volumes).toContainEqual({ name: 'nginx-tmp', emptyDir: { sizeLimit: '1Gi' } });
    expect(directives(addition, 'pid')).toEqual(['/tmp/nginx.pid']);
    for (const path of ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) {
      expect(directives(addition, `${path}_temp_path`)).toEqual([`/tmp/${path}`]);
    }
  });

  test('has an emptyDir on /var/cache/nginx only when caching, requested as ephemeral storage', () => {
    expect(build().volumes).not.toContainEqual(expect.objectContaining({ name: 'nginx-cache' }));
    const addition = build({ cache: { sizeLimit: '1Gi' } });
    expect(addition.volumes).toContainEqual({ name: 'nginx-cache', emptyDir: { sizeLimit: '1Gi' } });
    expect(proxyOf(addition).volumeMounts).toContainEqual({ name: 'nginx-cache', mountPath: '/var/cache/nginx' });
    expect(proxyOf(addition).resources?.requests).toMatchObject({ 'ephemeral-storage': '1Gi' });
  });

  test('starts nginx itself, not the entry point that edits files', () => {
    expect(proxyOf(build()).command).toEqual(['nginx', '-e', 'stderr', '-c', '/etc/nginx/proxy/nginx.conf']);
  });

  test('has small resources: requests and a memory limit', () => {
    expect(proxyOf(build()).resources).toEqual({
      requests: { cpu: '50m', memory: '64Mi' },
      limits: { memory: '128Mi' },
    });
  });
});

describe('TLS', () => {
  const secretOf = (addition: Addition) => addition.volumes?.find(({ name }) => name === 'nginx-tls')?.secret;

  test('mounts the Secret as a directory, never a subPath', () => {
    const mount = proxyOf(build({ tls })).volumeMounts?.find(({ name }) => name === 'nginx-tls');
    expect(mount).toEqual({ name: 'nginx-tls', mountPath: '/etc/nginx/tls', readOnly: true });
  });

  test('is 1.2 and 1.3 only', () => {
    expect(directives(build({ tls }), 'ssl_protocols')).toEqual(['TLSv1.2 TLSv1.3']);
  });

  test('names the files through a variable, so that nginx loads renewed ones per handshake', () => {
    expect(directives(build({ tls }), 'ssl_certificate')).toEqual(['$certificates/tls.crt']);
    expect(directives(build({ tls }), 'ssl_certificate_key')).toEqual(['$certificates/tls.key']);
  });

  test('on a Pod of ours is mode 0440, read through an fsGroup', () => {
    const addition = build({ tls });
    expect(secretOf(addition)?.defaultMode).toBe(0o440);
    expect(addition.pod).toEqual({ securityContext: { fsGroup: 65_532, fsGroupChangePolicy: 'OnRootMismatch' } });
  });

  test('when attached to a foreign Pod is mode 0444, and nothing pod-wide is set', () => {
    const addition = build({ tls }, undefined, { owned: false });
    expect(secretOf(addition)?.defaultMode).toBe(0o444);
    expect(addition.pod).toBeUndefined();
  });

  test('sets no fsGroup that would re-own a claim', () => {
    const claimed = podOf(app({ volumeMounts: [{ name: 'data', mountPath: '/data' }] }));
    const named: PodTemplateSpec = {
      spec: {
        ...claimed.spec,
        containers: claimed.spec?.containers ?? [],
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
      },
    };
    for (const template of [claimed, named]) {
      const addition = build({ tls }, template);
      expect([addition.pod, secretOf(addition)?.defaultMode]).toEqual([undefined, 0o444]);
    }
  });

  test('is read through an fsGroup that the Pod has already', () => {
    const addition = build({ tls }, { spec: { containers: [app()], securityContext: { fsGroup: 999 } } });
    expect(secretOf(addition)?.defaultMode).toBe(0o440);
  });

  test('stops the Pod with a message where the Secret lacks a key', () => {
    expect(secretOf(build({ tls }))?.items).toEqual([
      { key: 'tls.crt', path: 'tls.crt' },
      { key: 'tls.key', path: 'tls.key' },
    ]);
  });

  test('offers HTTP/2 only where asked to', () => {
    expect(configOf(build({ tls }))).not.toContain('http2');
    expect(directives(build({ tls: { ...tls, http2: true } }), 'http2')).toEqual(['on']);
  });
});

describe('the cache', () => {
  test('is held to about 80 % of the sizeLimit of its volume', () => {
    const [store] = directives(build({ cache: { sizeLimit: '1Gi' } }), 'proxy_cache_path');
    expect(store).toContain(' max_size=838860k ');
    expect(838_860 / (1024 * 1024)).toBeCloseTo(0.8, 3);
  });

  test('locks, and serves stale answers when the application fails', () => {
    const addition = build({ cache: { sizeLimit: '1Gi' } });
    expect(directives(addition, 'proxy_cache_lock')).toEqual(['on']);
    expect(directives(addition, 'proxy_cache_use_stale')).toEqual([
      'error timeout updating http_500 http_502 http_503 http_504',
    ]);
  });

  test.each([
    ['1Gi', 9],
    ['10Mi', 7],
    ['999M', 8],
    ['1G', 9],
  ])('of %s keeps no response of %i digits or more, a tenth of it at most', (sizeLimit, digits) => {
    expect(configOf(build({ cache: { sizeLimit } }))).toContain(`"~^[0-9]{${digits},}$" 1;`);
  });
});

describe('gRPC', () => {
  const grpc = { upstream: { port: 9090, protocol: 'grpc' } } as const;

  test('is forwarded, and offered to clients, over HTTP/2', () => {
    expect(directives(build(grpc), 'grpc_pass')).toEqual(Array.from({ length: 3 }, () => 'grpc://application'));
    expect(directives(build(grpc), 'http2')).toEqual(['on']);
    expect(directives(build({ ...grpc, tls: { secretName: 'api-tls', http2: true } }), 'http2')).toEqual(['on']);
  });

  test('has no limit to a stream unless one is set', () => {
    expect(directives(build(grpc), 'client_max_body_size')).toEqual(['0']);
    expect(directives(build({ ...grpc, maxBodySize: '1Mi' }), 'client_max_body_size')).toEqual(['1m']);
  });

  test.each([
    [{ gzip: true }, 'gzip must not be true with gRPC, got true; remove one of them'],
    [{ buffering: false }, 'buffering must not be false with gRPC, got false; remove one of them'],
    [{ tls: { ...tls, http2: false } }, 'tls.http2 must not be false with gRPC, got false; remove one of them'],
  ])('does not go with %j', (more, message) => {
    expect(() => build({ ...grpc, ...more })).toThrow(`nginx "nginx": ${message}`);
  });

  test('and HTTP/2 need an image that has the directive', () => {
    const container = { image: 'nginxinc/nginx-unprivileged:1.25.0' };
    const finding = {
      code: 'pod/image-too-old',
      severity: 'error',
      message: `HTTP/2 of proxy "nginx" needs nginx 1.25.1 or later, got image "${container.image}"`,
    };
    expect(build({ ...grpc, container }).findings).toMatchObject([finding]);
    expect(build({ tls: { ...tls, http2: true }, container }).findings).toMatchObject([finding]);
    expect(build({ tls, container }).findings).toEqual([]);
    const replaced = { images: { replace: { nginx: container.image } } };
    expect(build(grpc, undefined, replaced).findings).toMatchObject([finding]);
    expect(build({ ...grpc, container: { image: 'nginx:1.25' } }).findings).toEqual([]);
    expect(build(grpc).findings).toEqual([]);
  });

  test('does not go with a cache', () => {
    expect(() => build({ ...grpc, cache: { sizeLimit: '1Gi' } })).toThrow(
      'nginx "nginx": upstream.protocol must not be set with a cache, got "grpc"; remove one of them',
    );
  });
});

describe('to the application', () => {
  test('keeps connections open: keepalive, HTTP/1.1 and an empty Connection header', () => {
    const addition = build({ websockets: false });
    expect(directives(addition, 'keepalive')).toEqual(['32']);
    expect(directives(addition, 'keepalive_timeout')).toEqual(['75s', '4s', '0']);
    expect(directives(addition, 'proxy_http_version')).toEqual(['1.1', '1.1']);
    expect(directives(addition, 'proxy_set_header')).toContain('Connection ""');
  });

  test('upgrades WebSockets unless they are turned off', () => {
    expect(directives(build(), 'proxy_set_header')).toContain('Upgrade $websocket_upgrade');
    expect(directives(build({ websockets: false }), 'proxy_set_header')).toContain('Upgrade ""');
  });

  test('sends the client in X-Forwarded-For, -Proto and -Host, and X-Real-IP', () => {
    expect(directives(build(), 'proxy_set_header')).toEqual(
      expect.arrayContaining([
        'Host $http_host',
        'X-Real-IP $remote_addr',
        'X-Forwarded-For $proxy_add_x_forwarded_for',
        'X-Forwarded-Host $http_host',
        'X-Forwarded-Proto $scheme',
      ]),
    );
  });

  test('limits bodies and waits sensibly', () => {
    const addition = build();
    expect(directives(addition, 'client_max_body_size')).toEqual(['16m']);
    expect(directives(addition, 'proxy_connect_timeout')[0]).toBe('5s');
    expect(directives(addition, 'proxy_read_timeout')[0]).toBe('60s');
  });

  test('balances over several ports by the method that is given', () => {
    const balanced = nginx({ listen: 8443, upstream: { ports: [9000, 9001], method: 'least_conn' } });
    const addition = balanced.build(contextFor());
    expect(configOf(addition)).toContain('least_conn;');
    expect(directives(addition, 'server')).toEqual([
      '127.0.0.1:9000 max_fails=1 fail_timeout=1s',
      '127.0.0.1:9001 max_fails=1 fail_timeout=1s',
      '[::1]:9000 max_fails=1 fail_timeout=1s backup',
      '[::1]:9001 max_fails=1 fail_timeout=1s backup',
    ]);
  });

  test('connects to 127.0.0.1 only with methods that have no fallback', () => {
    const balanced = nginx({ listen: 8443, upstream: { ports: [9000, 9001], method: 'ip_hash' } });
    expect(configOf(balanced.build(contextFor()))).not.toContain('backup');
  });
});

describe('probes', () => {
  test('startup and liveness ask nginx itself, on a listener that the Pod IP reaches, IPv4 and IPv6', () => {
    const addition = build();
    const { startupProbe, livenessProbe } = proxyOf(addition);
    expect(startupProbe?.httpGet).toEqual({ path: '/live', port: 'nginx-probes' });
    expect(livenessProbe?.httpGet).toEqual({ path: '/live', port: 'nginx-probes' });
    expect(directives(addition, 'listen')).toEqual(['8443', '[::]:8443', '8082', '[::]:8082', '127.0.0.1:8081']);
  });

  test('startup is asked every second, as sidecars start one after the other', () => {
    expect(proxyOf(build()).startupProbe?.periodSeconds).toBe(1);
  });

  test('readiness goes through the proxy to the application, liveness does not', () => {
    const { readinessProbe, livenessProbe } = proxyOf(build());
    expect(readinessProbe?.httpGet).toEqual({ path: '/ready', port: 'nginx-probes' });
    expect(readinessProbe?.httpGet).not.toEqual(livenessProbe?.httpGet);
    expect(configOf(build())).toContain('proxy_pass http://application/;');
  });

  test("readiness asks what the application's own readiness probe asks, alike", () => {
    const readinessProbe = {
      httpGet: { path: '/ready', port: 'web', httpHeaders: [{ name: 'Host', value: 'shop.example' }] },
      periodSeconds: 2,
      timeoutSeconds: 7,
      failureThreshold: 5,
      initialDelaySeconds: 60,
    };
    const ports = [{ name: 'web', containerPort: 8080 }];
    const addition = build({}, podOf(app({ ports, readinessProbe })));
    expect(proxyOf(addition).readinessProbe).toEqual({
      httpGet: { path: '/ready', port: 'nginx-probes', httpHeaders: [{ name: 'Host', value: 'shop.example' }] },
      periodSeconds: 2,
      timeoutSeconds: 7,
      failureThreshold: 5,
    });
    expect(configOf(addition)).toContain('proxy_pass http://application/ready;');
    expect(directives(addition, 'proxy_read_timeout')).toEqual(['60s', '7s']);
  });

  test.each<[string, Container['readinessProbe']]>([
    ['on another port', { httpGet: { path: '/ready', port: 9090 } }],
    ['on a port name that is not there', { httpGet: { path: '/ready', port: 'admin' } }],
    ['over HTTPS', { httpGet: { path: '/ready', port: 8080, scheme: 'HTTPS' } }],
    ['by command', { exec: { command: ['true'] } }],
  ])('readiness takes any answer of the application whose own probe is %s', (_, readinessProbe) => {
    const addition = build({}, podOf(app(readinessProbe === undefined ? {} : { readinessProbe })));
    expect(configOf(addition)).toContain('proxy_pass http://application/;');
    expect(configOf(addition)).toContain('=200 @answered;');
  });

  test('readiness asks the path that is given', () => {
    const given = nginx({ ...options, upstream: { port: 8080, readinessPath: '/up?deep=1' } });
    expect(configOf(given.build(contextFor()))).toContain('proxy_pass http://application/up?deep=1;');
  });

  test('of an application that binds 127.0.0.1 alone are errors, one for each', () => {
    const probe = { tcpSocket: { port: 8080 } };
    const exec = { exec: { command: ['true'] } };
    const loopback = nginx({ ...options, upstream: { port: 8080, loopback: true } });
    const template = podOf(
      app({ livenessProbe: probe, readinessProbe: { httpGet: { port: 8080 } }, startupProbe: exec }),
    );
    expect(loopback.build(contextFor(template)).findings).toMatchObject([
      { code: 'pod/loopback-probe', severity: 'error', field: 'spec.containers[0].livenessProbe' },
      { code: 'pod/loopback-probe', severity: 'error', field: 'spec.containers[0].readinessProbe' },
    ]);
  });
});

describe('the container behind it', () => {
  const two = podOf(app({ ports: [{ containerPort: 8080 }] }), app({ name: 'other' }));

  test('is optional if it is the only one, or the only one with that port', () => {
    expect(build().extend?.[0]?.container).toBe('app');
    expect(build({}, two).extend?.[0]?.container).toBe('app');
  });

  test('must be set if it is ambiguous, and must exist', () => {
    expect(build({}, podOf(app(), app({ name: 'other' }))).findings).toMatchObject([
      { code: 'pod/missing-container', severity: 'error', field: 'spec.containers' },
    ]);
    const named = nginx({ ...options, upstream: { port: 8080, container: 'api' } });
    expect(named.build(contextFor(two)).findings).toMatchObject([
      {
        code: 'pod/missing-container',
        value: 'api',
        message: 'no container "api" for attachment "nginx": the Pod has "app", "other"',
      },
    ]);
  });
});

describe('stopping', () => {
  const preStop = { exec: { command: ['/drain'] } };

  test('gives the application a preStop sleep where it has none, so both serve while traffic moves away', () => {
    expect(build().extend).toEqual([{ container: 'app', fill: { lifecycle: { preStop: { sleep: { seconds: 7 } } } } }]);
    expect(build({ stop: { sleep: '12s' } }).extend?.[0]?.fill).toEqual({
      lifecycle: { preStop: { sleep: { seconds: 14 } } },
    });
  });

  test('keeps a preStop hook of the application, and adds to a postStart hook', () => {
    expect(build({}, podOf(app({ lifecycle: { preStop } })))).not.toHaveProperty('extend');
    const template = podOf(app({ lifecycle: { postStart: preStop } }));
    const { template: composed } = compose(template, [nginx(options)], contextFor());
    expect(composed.spec?.containers?.[0]?.lifecycle).toEqual({
      postStart: preStop,
      preStop: { sleep: { seconds: 7 } },
    });
  });

  test('suggests what to add if the target has no sleep action', () => {
    const addition = build({}, undefined, { kubernetes: '1.29' });
    expect(addition).not.toHaveProperty('extend');
    expect(addition.findings).toEqual([
      {
        code: 'practice/pre-stop-sleep',
        severity: 'warning',
        field: 'spec.containers[0].lifecycle.preStop',
        message:
          'container "app" behind attachment "nginx" stops at once on the stop signal, while requests still arrive: ' +
          'Kubernetes 1.29 has no sleep action to add',
        fix: 'set lifecycle: { preStop: execSleep("7s") } if its image has that program',
      },
    ]);
  });

  test('says so where the sleep does not fit into the grace period, and adds nothing that a server would refuse', () => {
    const template = { spec: { containers: [app()], terminationGracePeriodSeconds: 5 } };
    const addition = build({}, template);
    expect(addition).not.toHaveProperty('extend');
    expect(addition.findings).toMatchObject([{ code: 'practice/pre-stop-sleep', severity: 'warning' }]);
    expect(build({ stop: { sleep: '30s' } }, undefined, { owned: false }).findings).toHaveLength(1);
    expect(build({ stop: { sleep: '30s' } }).findings).toEqual([]);
  });

  test.each(['1.29', '1.37'] as const)(
    'serves for a while, and then stops gracefully whatever the stop signal is, in Kubernetes %s',
    (kubernetes) => {
      expect(proxyOf(build({ stop: { sleep: '8s' } }, undefined, { kubernetes })).lifecycle).toEqual({
        preStop: {
          exec: {
            command: [
              'sh',
              '-c',
              'read -r pid < /tmp/nginx.pid && rm /tmp/nginx.pid && sleep 8 && : > /tmp/nginx.pid && kill -QUIT "$pid"',
            ],
          },
        },
      });
    },
  );

  test('waits in its hook until nginx has ended, where it is a regular container', () => {
    const hook = proxyOf(build({ stop: { drain: '2500ms' } }, undefined, { kubernetes: '1.28' })).lifecycle?.preStop;
    expect(hook?.exec?.command?.[2]).toMatch(
      / && kill -QUIT "\$pid" && i=0 && while \[ \$i -lt 3 \] && kill -0 "\$pid" 2>\/dev\/null; do sleep 1; i=\$\(\(i\+1\)\); done$/,
    );
  });

  test.each([
    ['1.28', '60s', 76],
    ['1.29', '60s', 75],
    ['1.30', '60s', 102],
    ['1.30', '5s', 47],
  ] as const)(
    'gets a grace period in Kubernetes %s that has room for its sleep of %s',
    (kubernetes, sleep, seconds) => {
      const attachment = nginx({ ...options, stop: { sleep } });
      const composition = compose(podOf(app()), [attachment], { ...contextFor(), kubernetes });
      expect(composition.template.spec?.terminationGracePeriodSeconds).toBe(seconds);
    },
  );

  test('says nothing of how long a hook takes that replaces its own', () => {
    const lifecycle = { preStop: { exec: { command: ['/wait'] } } };
    expect(build({ container: { lifecycle } }).containers?.[0]).toMatchObject({ drainSeconds: 10 });
    expect(build({ container: { lifecycle } }).containers?.[0]).not.toHaveProperty('preStopSeconds');
  });

  test('lets its hook be replaced, for an image without a shell', () => {
    const lifecycle = { preStop: { sleep: { seconds: 5 } } };
    expect(proxyOf(build({ container: { lifecycle } })).lifecycle).toEqual(lifecycle);
  });

  test('reports an application that sleeps, but stops before the proxy', () => {
    const short = podOf(app({ lifecycle: { preStop: { sleep: { seconds: 5 } } } }));
    expect(build({}, short).findings).toMatchObject([{ code: 'practice/pre-stop-sleep', fix: 'set the sleep to 7 s' }]);
  });

  test('makes the application outlast the whole drain of a proxy that is a regular container', () => {
    const context: Partial<Context> = { kubernetes: '1.28' };
    expect(build({}, undefined, context).findings?.[0]?.fix).toContain('execSleep("15s")');
    const short = podOf(app({ lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } } }));
    expect(build({}, short, context).findings).toMatchObject([
      { code: 'practice/pre-stop-sleep', fix: 'set the sleep to 15 s' },
    ]);
    const long = podOf(app({ lifecycle: { preStop: { exec: { command: ['sleep', '15'] } } } }));
    expect(build({}, long, context).findings).toEqual([]);
  });

  test('is bounded by worker_shutdown_timeout, which is its drain', () => {
    const addition = build({ stop: { drain: '2500ms' } });
    expect(directives(addition, 'worker_shutdown_timeout')).toEqual(['2500ms']);
    expect(addition.containers?.[0]?.drainSeconds).toBe(3);
  });

  test('asks nothing of a Job, which no traffic has to leave', () => {
    expect(build({}, undefined, { kind: 'Job' })).toMatchObject({ findings: [] });
    expect(build({}, undefined, { kind: 'Job' })).not.toHaveProperty('extend');
    expect(proxyOf(build({}, undefined, { kind: 'Job' }))).not.toHaveProperty('lifecycle');
  });
});

test('keeps its status page on a server that listens on 127.0.0.1 alone, for the exporter', () => {
  const attachment = nginx({ ...options, statusPort: 9081 });
  expect(attachment.scrapeUri).toBe('http://127.0.0.1:9081/stub_status');
  expect(directives(attachment.build(contextFor()), 'listen')).toContain('127.0.0.1:9081');
});

test('listens on IPv4 alone where asked to', () => {
  expect(directives(build({ ipv6: false }), 'listen')).toEqual(['8443', '8082', '127.0.0.1:8081']);
});

test('can be overridden: env, ports and mounts by key, the rest whole', () => {
  const container = proxyOf(
    build({ container: { env: [{ name: 'TZ', value: 'UTC' }], resources: { limits: { memory: '1Gi' } } } }),
  );
  expect(container.env).toEqual([{ name: 'TZ', value: 'UTC' }]);
  expect(container.resources).toEqual({ limits: { memory: '1Gi' } });
  expect(container.ports).toHaveLength(2);
});

test('two of them live in one Pod', () => {
  const second = nginx({ name: 'admin', listen: 9443, upstream: { port: 9000 }, probePort: 9082, statusPort: 9081 });
  const { findings, template } = compose(podOf(app()), [nginx(options), second], contextFor());
  expect(findings).toEqual([]);
  expect(template.spec?.initContainers?.map(({ name }) => name)).toEqual(['nginx', 'admin']);
  expect(template.spec?.volumes?.map(({ name }) => name).sort()).toEqual([
    'admin-config',
    'admin-tmp',
    'nginx-config',
    'nginx-tmp',
  ]);
});

test('building twice gives the same, and composing a result again changes nothing', () => {
  const attachment = nginx({ ...options, tls, cache: { sizeLimit: '1Gi' } });
  expect(attachment.build(contextFor())).toEqual(attachment.build(contextFor()));
  const once = compose(podOf(app()), [attachment], contextFor());
  const twice = compose(once.template, [attachment], contextFor());
  expect(twice.template).toEqual(once.template);
});
