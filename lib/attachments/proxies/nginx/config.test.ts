import { contextFor } from '../../../../test-helpers/attachment-context';
import type { PodTemplateSpec } from '../../../kubernetes/generated/types';
import type { Addition } from '../../../pod/attachment';
import { nginx } from '../nginx';
import { app, build, configOf, directives, podOf, proxyOf, tls } from './testdata/built';

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

describe('HTTP/2 to the application', () => {
  const http2 = { upstream: { port: 9090, protocol: 'http2' } } as const;

  test('is for requests and for the readiness probe, without an upgrade', () => {
    expect(directives(build(http2), 'proxy_http_version')).toEqual(['2', '2']);
    expect(directives(build(http2), 'proxy_set_header')).toContain('Upgrade ""');
    expect(configOf(build(http2))).not.toContain('websocket');
    expect(() => build({ ...http2, websockets: true })).toThrow(
      'nginx "nginx": websockets must not be true with HTTP/2, got true; remove one of them',
    );
  });

  test('needs an image that has it', () => {
    const container = { image: 'nginxinc/nginx-unprivileged:1.29.6' };
    expect(build({ ...http2, container }).findings).toMatchObject([
      {
        code: 'pod/image-too-old',
        message: `HTTP/2 from proxy "nginx" to the application needs nginx 1.29.7 or later, got image "${container.image}"`,
      },
    ]);
    expect(build(http2).findings).toEqual([]);
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
