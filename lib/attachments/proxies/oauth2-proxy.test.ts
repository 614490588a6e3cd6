import { contextFor } from '../../../test-helpers/attachment-context';
import type { PodTemplateSpec } from '../../kubernetes/generated/types';
import type { Context } from '../../pod/attachment';
import { fromSecret } from '../../pod/env';
import { oauth2Proxy } from './oauth2-proxy';
import type { Oauth2ProxyOptions } from './oauth2-proxy/options';

const options = {
  listen: 4180,
  upstream: { port: 8080 },
  issuer: 'https://login.example/realms/shop',
  clientId: 'shop',
  clientSecret: fromSecret('login', 'client-secret'),
  cookieSecret: fromSecret('login', 'cookie-secret'),
} as const;
const build = (more: Partial<Oauth2ProxyOptions> = {}, template?: PodTemplateSpec, context?: Partial<Context>) =>
  oauth2Proxy({ ...options, ...more }).build(contextFor(template, context));
const containerOf = (...given: Parameters<typeof build>) => build(...given).containers?.[0]?.container;
const argsOf = (...given: Parameters<typeof build>) => containerOf(...given)?.args ?? [];

test('its ports are that of clients and one for metrics', () => {
  expect(oauth2Proxy(options).ports).toEqual({
    http: { name: 'oauth2-pro-http', containerPort: 4180, purpose: 'traffic' },
    metrics: { name: 'oauth2-metrics', containerPort: 44_180, purpose: 'metrics' },
  });
});

test('takes its secrets from Secrets, as variables and never as arguments', () => {
  expect(containerOf()?.env).toEqual([
    { name: 'OAUTH2_PROXY_CLIENT_SECRET', valueFrom: { secretKeyRef: { name: 'login', key: 'client-secret' } } },
    { name: 'OAUTH2_PROXY_COOKIE_SECRET', valueFrom: { secretKeyRef: { name: 'login', key: 'cookie-secret' } } },
  ]);
  expect(argsOf().join(' ')).not.toMatch(/secret/);
});

test('a literal secret does not compile, and without a compiler is rejected and not repeated', () => {
  // @ts-expect-error a secret is a Secret's.
  const literal = () => oauth2Proxy({ ...options, clientSecret: 'hunter2' });
  expect(literal).toThrow('oauth2Proxy: clientSecret must come from a Secret');
  expect(literal).not.toThrow('hunter2');
});

test.each<[Partial<Oauth2ProxyOptions>, string]>([
  [{ listen: 80 }, 'oauth2Proxy "oauth2-proxy": listen must be 1024 to 65535, got 80'],
  [{ metricsPort: 8080 }, 'metricsPort must differ from upstream, got 8080'],
  [{ issuer: 'login.example' }, 'issuer must be a URL without credentials, such as "https://login.example/"'],
  [{ skipAuth: ['/public'] }, 'skipAuth must be a path that begins with "^/", as "GET=^/public/", got "/public"'],
  [{ cookie: { expire: '0s' } }, 'cookie.expire must be more than 0 and at most 24 days'],
])('rejects %j', (more, message) => {
  expect(() => oauth2Proxy({ ...options, ...more })).toThrow(message);
});

test('does not repeat credentials of a URL', () => {
  const secret = () => oauth2Proxy({ ...options, issuer: 'https://user:hunter2@login.example/' });
  expect(secret).toThrow('issuer must be a URL without credentials');
  expect(secret).not.toThrow('hunter2');
});

test('a value is never taken for a variable of the container', () => {
  expect(argsOf({ clientId: 'a$(HOME)' })).toContain('--client-id=a$$(HOME)');
});

test('believes X-Forwarded-* of trusted proxies alone', () => {
  expect(argsOf().join(' ')).not.toContain('reverse-proxy');
  expect(argsOf({ trustedProxies: ['10.0.0.0/8', '::1'] })).toEqual(
    expect.arrayContaining(['--reverse-proxy=true', '--trusted-proxy-ip=10.0.0.0/8', '--trusted-proxy-ip=::1']),
  );
});

test('opens the path of readinessPath alone to those without a session', () => {
  const upstream = { port: 8080, readinessPath: '/ready.txt?deep=1' };
  expect(argsOf({ upstream })).toContain(String.raw`--skip-auth-route=GET=^/ready\.txt$`);
  expect(containerOf({ upstream })?.readinessProbe?.httpGet?.path).toBe('/ready.txt?deep=1');
  expect(containerOf()?.readinessProbe?.httpGet?.path).toBe('/oauth2/ready');
});

test('declares the provider that it sends to', () => {
  expect(build().sendsTo).toEqual([{ host: 'login.example', port: 443 }]);
  expect(build({ issuer: 'http://dex.login:5556/dex' }).sendsTo).toEqual([{ host: 'dex.login', port: 5556 }]);
});

test('checks the certificate of the provider against a private authority', () => {
  const { containers, volumes } = build({ ca: { configMapName: 'authority', key: 'root.pem' } });
  expect(containers?.[0]?.container.args).toContain('--provider-ca-file=/etc/oauth2-proxy-tls/ca.crt');
  expect(volumes).toEqual([
    {
      name: 'oauth2-proxy-tls',
      projected: {
        defaultMode: 0o444,
        sources: [{ configMap: { name: 'authority', items: [{ key: 'root.pem', path: 'ca.crt' }] } }],
      },
    },
  ]);
});

describe('stopping', () => {
  test('sleeps before it stops, and the application outlasts both', () => {
    const { containers, extend } = build({ stop: { sleep: '8s', drain: '20s' } });
    expect(containers?.[0]).toMatchObject({ as: 'container', drainSeconds: 20 });
    expect(containers?.[0]?.container.lifecycle).toEqual({ preStop: { sleep: { seconds: 8 } } });
    expect(extend).toEqual([{ container: 'app', fill: { lifecycle: { preStop: { sleep: { seconds: 28 } } } } }]);
  });

  test('warns where the target has no sleep as a hook, unless there is another hook', () => {
    const old = { kubernetes: '1.29' } as const;
    expect(containerOf({}, undefined, old)).not.toHaveProperty('lifecycle');
    expect(build({}, undefined, old).findings).toContainEqual(
      expect.objectContaining({
        code: 'practice/pre-stop-sleep',
        fix: 'set an image with a shell, and container.lifecycle: { preStop: execSleep("5s") }',
      }),
    );
    const own = { lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } } };
    expect(build({ container: own }, undefined, old).findings).not.toContainEqual(
      expect.objectContaining({ field: 'spec.containers' }),
    );
  });

  test('is a native sidecar without a hook in a Job', () => {
    const { containers } = build({}, undefined, { kind: 'Job' });
    expect(containers?.[0]?.as).toBe('sidecar');
    expect(containers?.[0]?.container).not.toHaveProperty('lifecycle');
  });
});
