import { contextFor } from '../../../test-helpers/attachment-context';
import type { Container } from '../../kubernetes/generated/types';
import { compose } from '../../pod/compose';
import { nginx } from './nginx';
import type { NginxOptions } from './nginx/options';
import { app, build, configOf, directives, options, podOf, proxyOf, tls } from './nginx/testdata/built';

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
