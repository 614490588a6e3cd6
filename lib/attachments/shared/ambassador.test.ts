import { contextFor } from '../../../test-helpers/attachment-context';
import type { PodTemplateSpec } from '../../kubernetes/generated/types';
import type { Context } from '../../pod/attachment';
import { compose } from '../../pod/compose';
import { redisProxy } from '../ambassadors/redis-proxy';
import type { AmbassadorOptions } from './ambassador';

const proxy = (options: AmbassadorOptions = {}) => redisProxy({ server: { host: 'redis.shop' }, ...options });

const inits = (...names: readonly string[]) => names.map((name) => ({ name, image: 'registry.example/init:1' }));
const template = (spec: Partial<PodTemplateSpec['spec']> = {}): PodTemplateSpec => ({
  spec: { containers: [{ name: 'app', image: 'registry.example/app:1' }], ...spec },
});

const composed = (
  options: AmbassadorOptions,
  spec: Partial<PodTemplateSpec['spec']> = {},
  context: Partial<Context> = {},
) => compose(template(spec), [proxy(options)], contextFor(template(spec), context));

const startOrder = (options: AmbassadorOptions, spec: Partial<PodTemplateSpec['spec']>) =>
  composed(options, spec).template.spec?.initContainers?.map(({ name }) => name);

test('it starts before the init containers, which may connect to the server', () => {
  expect(startOrder({}, { initContainers: inits('wait', 'migrate') })).toEqual(['redis-proxy', 'wait', 'migrate']);
});

test('init containers that startsAfter names come first, and those before them', () => {
  expect(startOrder({ startsAfter: ['wait'] }, { initContainers: inits('fetch', 'wait', 'migrate') })).toEqual([
    'fetch',
    'wait',
    'redis-proxy',
    'migrate',
  ]);
});

test('sidecars of the Pod keep their place', () => {
  const [mesh, migrate] = inits('mesh', 'migrate');
  const initContainers = [{ ...mesh, restartPolicy: 'Always' }, migrate] as never;
  expect(startOrder({}, { initContainers })).toEqual(['mesh', 'redis-proxy', 'migrate']);
});

describe('appEnv', () => {
  const envOf = (options: AmbassadorOptions, spec = {}) =>
    composed(options, spec).template.spec?.containers.map(({ name, env }) => [name, env]);

  test('tells the only main container the address', () => {
    const appEnv = { host: 'HOST', port: 'PORT', address: 'ADDRESS' };
    expect(envOf({ port: 6380, appEnv })).toEqual([
      [
        'app',
        [
          { name: 'HOST', value: '127.0.0.1' },
          { name: 'PORT', value: '6380' },
          { name: 'ADDRESS', value: '127.0.0.1:6380' },
        ],
      ],
    ]);
  });

  test('tells the containers that it names, init containers too', () => {
    const appEnv = { port: 'PORT', containers: ['app', 'migrate'] };
    const { template: result } = composed({ appEnv }, { initContainers: inits('migrate') });
    const env = [{ name: 'PORT', value: '6379' }];
    expect(result.spec?.initContainers?.find(({ name }) => name === 'migrate')?.env).toEqual(env);
    expect(result.spec?.containers[0]?.env).toEqual(env);
  });

  test('a container that is not there is an error', () => {
    const { findings } = composed({ appEnv: { port: 'PORT', containers: ['web'] } });
    expect(findings.map(({ code, value }) => [code, value])).toEqual([['pod/missing-container', 'web']]);
  });

  test('a variable that the container has with another value is an error', () => {
    const containers = [{ name: 'app', image: 'a:1', env: [{ name: 'PORT', value: '1' }] }];
    const { findings } = composed({ appEnv: { port: 'PORT' } }, { containers });
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['pod/env-clash', 'error']]);
  });

  test('without names, nothing is added', () => {
    expect(envOf({ appEnv: {} })).toEqual([['app', undefined]]);
  });
});

describe('without native sidecars', () => {
  const old = { kubernetes: '1.28' } as const;
  const hookOf = (spec = {}) => composed({}, spec, old).template.spec?.containers[1]?.lifecycle?.preStop;

  test('it serves for as long as the application may take, within the grace period', () => {
    expect(hookOf()).toEqual({ exec: { command: ['sleep', '23'] } });
    expect(hookOf({ terminationGracePeriodSeconds: 60 })).toEqual({ exec: { command: ['sleep', '53'] } });
    expect(hookOf({ terminationGracePeriodSeconds: 5 })).toEqual({ exec: { command: ['sleep', '1'] } });
    expect(composed({}, {}, old).template.spec).not.toHaveProperty('terminationGracePeriodSeconds');
  });

  test('a warning says that the application does not wait for it', () => {
    const { findings } = composed({}, {}, old);
    expect(findings.map(({ code, severity, value }) => [code, severity, value])).toEqual([
      ['pod/ambassador-starts-late', 'warning', 'redis-proxy'],
    ]);
  });

  test('the warning names an init container that would connect to it', () => {
    const appEnv = { port: 'PORT', containers: ['migrate'] };
    const { findings } = composed({ appEnv }, { initContainers: inits('migrate') }, old);
    expect(findings.map(({ message }) => message)).toEqual([
      'Kubernetes 1.28 starts ambassador "redis-proxy" after init container "migrate": first connections are refused',
    ]);
  });

  test('with them, it has no hook, and there is no finding', () => {
    const { template: result, findings } = composed({});
    expect(result.spec?.initContainers?.[0]).toMatchObject({ name: 'redis-proxy', restartPolicy: 'Always' });
    expect(result.spec?.initContainers?.[0]).not.toHaveProperty('lifecycle');
    expect(findings).toEqual([]);
  });
});

test('its port is on the loopback address: it is not declared, but another listener on it is a clash', () => {
  expect(Object.keys(proxy().ports)).toEqual(['probes']);
  const containers = [{ name: 'app', image: 'a:1', ports: [{ containerPort: 6379 }] }];
  const { findings } = composed({}, { containers });
  expect(findings.map(({ code }) => code)).toEqual(['pod/port-clash']);
});

test.each([
  [{ port: 80 }, 'port must be 1024 to 65535, got 80'],
  [{ name: 'Not a label' }, 'name must be a DNS label'],
  [{ appEnv: { hots: 'HOST' } }, 'unknown property "appEnv.hots"; did you mean "host"?'],
])('%j is refused', (options, message) => {
  expect(() => proxy(options as AmbassadorOptions)).toThrow(message);
});
