import '..';
import { absent } from '..';
import { messageOf } from '../testdata/message-of';
import { shop } from '../testdata/shop';

const chart = shop();

const pod = (name: string, spec: object) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec });

describe('toHaveContainer', () => {
  test('finds init containers, sidecars and main containers', () => {
    expect(chart).toHaveContainer('wait-for-db');
    expect(chart).toHaveContainer('nginx', { restartPolicy: 'Always' });
    expect(chart).toHaveContainer('app', { ports: [{ name: 'http' }], command: absent() });
    expect(chart).not.toHaveContainer('debug');
    expect(chart).not.toHaveContainer('web', { image: expect.stringContaining(':latest') });
  });

  test('fails where several workloads have the container, and says what to set', () => {
    expect(messageOf(() => expect(chart).toHaveContainer('web'))).toBe(
      `
expect(received).toHaveContainer("web")

2 workloads match; set which one is expected:
  Deployment shop/web: { workload: "web" }
  CronJob shop/report: { workload: "report" }`.slice(1),
    );
    expect(chart).toHaveContainer('web', {}, { workload: 'report' });
    expect(chart).toHaveContainer('web', {}, { workload: { kind: 'Deployment', name: 'web' } });
  });

  test('tells workloads of one name apart by kind, and by namespace', () => {
    const containers = [{ name: 'web' }];
    const one = pod('web', { containers });
    const other = { ...one, metadata: { name: 'web', namespace: 'other' } };
    const message = messageOf(() => expect([chart, one, other]).toHaveContainer('web'));
    expect(message).toContain('Deployment shop/web: { workload: { kind: "Deployment", name: "web" } }');
    expect(message).toContain('Pod other/web: { workload: { kind: "Pod", name: "web", namespace: "other" } }');
  });

  test('of a misspelled name, says the nearest and the containers of each workload', () => {
    const message = messageOf(() => expect(chart).toHaveContainer('ngimx'));
    expect(message).toContain('no workload has container "ngimx"; did you mean "nginx"?');
    expect(message).toContain('  Deployment shop/api: nginx (sidecar), app');
  });

  test('names the fields that differ', () => {
    const message = messageOf(() =>
      expect(chart).toHaveContainer('app', { ports: [{ name: 'http', containerPort: 81 }] }),
    );
    expect(message).toContain('container "app" of Deployment shop/api differs in ports[0].containerPort:');
  });

  test('shows a matcher of the whole container, and the container', () => {
    const message = messageOf(() => expect(chart).toHaveContainer('app', expect.objectContaining({ image: 'b:2' })));
    expect(message).toContain('container "app" of Deployment shop/api differs:\n');
    expect(message).toContain('- ObjectContaining {"image":"b:2"}\n+ ');
  });

  test('negated, says where it was found', () => {
    expect(messageOf(() => expect(chart).not.toHaveContainer('web'))).toContain(
      'Deployment shop/web\n  CronJob shop/report',
    );
  });

  test('a workload that is not there is an error, negated too', () => {
    const message = messageOf(() => expect(chart).not.toHaveContainer('web', {}, { workload: 'wbe' }));
    expect(message).toContain('no workload "wbe"; did you mean "web"?');
    expect(messageOf(() => expect({ apiVersion: 'v1', kind: 'Service' }).not.toHaveContainer('a'))).toContain(
      'no workload',
    );
  });
});

describe('toStartBefore', () => {
  test('follows the start of init containers, sidecars and main containers', () => {
    expect(chart).toStartBefore('wait-for-db', 'web');
    expect(chart).toStartBefore('nginx', 'app');
    expect(chart).not.toStartBefore('app', 'nginx');
  });

  test('says in which order containers start, and what each one waits for', () => {
    expect(messageOf(() => expect(chart).toStartBefore('app', 'nginx'))).toContain(
      'Deployment shop/api starts in this order:\n  1. nginx (sidecar)\n  2. app, after the startupProbe of nginx has passed',
    );
  });

  test('a misspelled name is an error, negated too', () => {
    const message = messageOf(() => expect(chart).not.toStartBefore('ngimx', 'app'));
    expect(message).toContain('no workload has containers "ngimx" and "app"; did you mean "nginx"?');
    expect(messageOf(() => expect(chart).toStartBefore('app', 'app'))).toContain('container "app" is set twice');
  });
});

describe('toShareVolume', () => {
  const mounting = pod('web', {
    containers: [
      { name: 'web', volumeMounts: [{ name: 'data', mountPath: '/var/log', subPath: 'logs' }] },
      { name: 'logs', volumeMounts: [{ name: 'data', mountPath: '/in' }] },
      { name: 'other', volumeMounts: [{ name: 'data', mountPath: '/in', subPath: 'cache' }] },
      { name: 'none' },
    ],
  });

  test('holds where two containers mount one volume', () => {
    expect(mounting).toShareVolume('web', 'other');
    expect(mounting).not.toShareVolume('web', 'none');
  });

  test('with a path of the first, holds where the second has what is there', () => {
    expect(mounting).toShareVolume('web', 'logs', '/var/log/web/access.log');
    expect(mounting).not.toShareVolume('web', 'other', '/var/log');
    expect(mounting).not.toShareVolume('logs', 'web', '/in');
    expect(mounting).toShareVolume('logs', 'web', '/in/logs/access.log');
    expect(mounting).not.toShareVolume('web', 'logs', '/tmp');
  });

  test('fails for a path over which the second container mounts another volume', () => {
    const shadowed = pod('web', {
      containers: [
        { name: 'web', volumeMounts: [{ name: 'data', mountPath: '/logs' }] },
        {
          name: 'logs',
          volumeMounts: [
            { name: 'data', mountPath: '/in' },
            { name: 'other', mountPath: '/in/deep' },
          ],
        },
      ],
    });
    expect(shadowed).not.toShareVolume('web', 'logs', '/logs/deep/f');
    expect(shadowed).toShareVolume('web', 'logs', '/logs/deeper');
    expect(shadowed).toShareVolume('web', 'logs', '/logs');
  });

  test('says what both containers mount', () => {
    const message = messageOf(() => expect(mounting).toShareVolume('web', 'none', { workload: 'web' }));
    expect(message).toContain('  web mounts:\n    volume "data" (subPath logs) at /var/log\n  none mounts no volume');
  });
});

test.each([
  [() => expect(chart).toHaveContainer(5 as never), 'toHaveContainer: name must be a string, got a number'],
  [() => expect(chart).toHaveContainer('a', {}, { workloads: 'b' } as never), 'did you mean "workload"?'],
  [() => expect(chart).toStartBefore('a', undefined as never), 'toStartBefore: second is missing; set a string'],
  [() => expect(chart).toShareVolume('a', 'b', 5 as never), 'toShareVolume: path must be a string, got a number'],
])('rejects wrong arguments: %#', (call, message) => {
  expect(messageOf(call)).toContain(message);
});
