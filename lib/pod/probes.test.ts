import type { LifecycleHandler, Probe } from '../kubernetes/generated/types';
import { exec, grpc, httpGet, tcpSocket } from './probes';

test('httpGet without options sets only the path and the port', () => {
  expect(httpGet('/ready', 'http')).toEqual({ httpGet: { path: '/ready', port: 'http' } });
});

test('httpGet takes scheme, headers and host, and every timing option as a duration', () => {
  const probe = httpGet('/ready', 8080, {
    scheme: 'HTTPS',
    headers: { Host: 'shop.example', Accept: 'text/plain' },
    host: 'shop.example',
    initialDelaySeconds: '1m30s',
    periodSeconds: 10,
    timeoutSeconds: '1000ms',
    successThreshold: 1,
    failureThreshold: 6,
    terminationGracePeriodSeconds: '2m',
  });

  expect(probe).toEqual({
    httpGet: {
      path: '/ready',
      port: 8080,
      scheme: 'HTTPS',
      host: 'shop.example',
      httpHeaders: [
        { name: 'Host', value: 'shop.example' },
        { name: 'Accept', value: 'text/plain' },
      ],
    },
    initialDelaySeconds: 90,
    periodSeconds: 10,
    timeoutSeconds: 1,
    successThreshold: 1,
    failureThreshold: 6,
    terminationGracePeriodSeconds: 120,
  });
});

test('tcpSocket, grpc and exec give their wire values', () => {
  expect(tcpSocket('redis', { periodSeconds: '5s' })).toEqual({ tcpSocket: { port: 'redis' }, periodSeconds: 5 });
  expect(tcpSocket(6379, { host: 'redis' })).toEqual({ tcpSocket: { port: 6379, host: 'redis' } });
  expect(grpc(9090)).toEqual({ grpc: { port: 9090 } });
  expect(grpc(9090, { service: '', failureThreshold: 0 })).toEqual({
    grpc: { port: 9090, service: '' },
    failureThreshold: 0,
  });
  expect(exec(['pg_isready', '-q'], { timeoutSeconds: '3s' })).toEqual({
    exec: { command: ['pg_isready', '-q'] },
    timeoutSeconds: 3,
  });
});

test('zero is kept and a negative duration is passed on for the verifier to report', () => {
  expect(exec(['true'], { initialDelaySeconds: 0, periodSeconds: '-5s' })).toEqual({
    exec: { command: ['true'] },
    initialDelaySeconds: 0,
    periodSeconds: -5,
  });
});

test('a fraction of a second and an unreadable duration are errors that name the field', () => {
  expect(() => httpGet('/', 80, { timeoutSeconds: '500ms' })).toThrow(/^httpGet: timeoutSeconds must be whole seconds/);
  // @ts-expect-error a duration needs a unit that is known
  expect(() => httpGet('/', 80, { periodSeconds: '10 seconds' })).toThrow(
    /^httpGet: periodSeconds must be a duration, got "10 seconds"/,
  );
});

test('handlers without timing are lifecycle handlers as well', () => {
  const handlers: readonly LifecycleHandler[] = [httpGet('/drain', 'admin'), exec(['nginx', '-s', 'quit'])];
  const probes: readonly Probe[] = [httpGet('/', 80), tcpSocket(80), grpc(80), exec(['true'])];
  // @ts-expect-error Kubernetes has no gRPC lifecycle handler
  const refused: LifecycleHandler = grpc(80);

  expect(handlers).toHaveLength(2);
  expect(probes).toContainEqual(refused);
});

test('a gRPC probe does not accept a port name', () => {
  // @ts-expect-error a name
  expect(grpc('grpc')).toBeDefined();
});
