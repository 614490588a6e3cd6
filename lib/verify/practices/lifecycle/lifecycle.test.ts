import { deployment, job, other } from '../facts/example-objects';
import { at, found, get, sidecar } from '../testdata/found';

describe('probe practices', () => {
  test('reject a port name of another container', () => {
    const extra = other('logs', { ports: [{ name: 'admin', containerPort: 2020 }] });
    expect(found([deployment({ container: { livenessProbe: get('admin') }, others: [extra] })])).toEqual([
      `0 practice/probe-port ${at('0', 'livenessProbe.httpGet.port')}`,
    ]);
  });

  test('accept a port number of another container, and any number in a container without ports', () => {
    const extra = other('logs', { ports: [{ containerPort: 2020 }], livenessProbe: get(8080) });
    expect(found([deployment({ container: { livenessProbe: get(2020) }, others: [extra] })])).toEqual([]);
    expect(found([deployment({ container: { ports: [], livenessProbe: get(9000) } })])).toEqual([]);
  });

  test.each([
    [8008, 'two digits swapped'],
    [808, 'a digit less'],
    [80_080, 'a digit more'],
    [80_880, 'a digit more'],
  ])('report port %i next to 8080: %s', (port) => {
    expect(found([deployment({ container: { ports: [{ containerPort: 8080 }], livenessProbe: get(port) } })])).toEqual([
      `0 practice/probe-port ${at('0', 'livenessProbe.httpGet.port')}`,
    ]);
  });

  test.each([8081, 9080, 18_080, 10_254, 80, 8])('accept the undeclared port %i next to 8080', (port) => {
    expect(found([deployment({ container: { ports: [{ containerPort: 8080 }], livenessProbe: get(port) } })])).toEqual(
      [],
    );
  });

  test('accept a TCP probe of a port that is declared for UDP only', () => {
    const ports = [{ containerPort: 53, protocol: 'UDP' }];
    expect(found([deployment({ container: { ports, livenessProbe: { tcpSocket: { port: 53 } } } })])).toEqual([]);
  });

  test('accept a port name in a container that a webhook completes', () => {
    expect(found([deployment({ container: { image: 'auto', livenessProbe: get('http-envoy-prom') } })])).toEqual([]);
  });

  test('accept 127.0.0.1 with hostNetwork', () => {
    const livenessProbe = { httpGet: { port: 8080, host: '127.0.0.1' } };
    expect(found([deployment({ container: { livenessProbe }, spec: { hostNetwork: true } })])).toEqual([]);
    expect(found([deployment({ container: { livenessProbe } })])).toEqual([
      `0 practice/probe-loopback ${at('0', 'livenessProbe.httpGet.host')}`,
    ]);
  });

  test('accept equal probes if the livenessProbe is more tolerant', () => {
    const readinessProbe = get('http');
    const patient = { ...get('http'), failureThreshold: 10 };
    expect(found([deployment({ container: { readinessProbe, livenessProbe: patient } })])).toEqual([]);
  });
});

describe('practices of start and stop', () => {
  test('report a startup probe whose command waits for the application', () => {
    const startupProbe = { exec: { command: ['sh', '-c', 'curl -f http://localhost:8080/ready'] } };
    expect(found([deployment({ spec: sidecar({ startupProbe }) })])).toEqual([
      '0 practice/startup-deadlock spec.template.spec.initContainers[0].startupProbe',
    ]);
  });

  test('accept a preStop hook of a sidecar that only sleeps', () => {
    const lifecycle = { preStop: { exec: { command: ['sleep', '5'] } } };
    expect(found([deployment({ spec: sidecar({ lifecycle }) })])).toEqual([]);
  });

  test('add up the drains of attachments in the grace budget, those of sidecars one after the other', () => {
    const app = [deployment({ spec: sidecar({}) })];
    expect(found(app, { drains: [{ web: 20, proxy: 4 }] })).toEqual([]);
    expect(found(app, { drains: [{ web: 20, proxy: 6 }] })).toEqual([
      '0 practice/grace-budget spec.template.spec.terminationGracePeriodSeconds',
    ]);
  });

  test('report a negative grace period in every kind, and 0 only in a StatefulSet', () => {
    const spec = { terminationGracePeriodSeconds: -1 };
    expect(found([deployment({ spec })])).toEqual([
      '0 practice/grace-period spec.template.spec.terminationGracePeriodSeconds',
    ]);
    expect(found([deployment({ spec: { terminationGracePeriodSeconds: 0 } })])).toEqual([]);
  });

  test('report a proxy among the main containers that stops before the application', () => {
    const quitting = (script: string) =>
      other('proxy', { lifecycle: { preStop: { exec: { command: ['sh', '-c', script] } } } });
    const app = (script: string) =>
      deployment({ container: { lifecycle: { preStop: { sleep: { seconds: 10 } } } }, others: [quitting(script)] });
    expect(found([app('nginx -s quit')])).toEqual([`0 practice/sidecar-pre-stop ${at('1', 'lifecycle.preStop')}`]);
    expect(found([app('sleep 5; nginx -s quit')])).toEqual([]);
    expect(found([deployment({ others: [quitting('nginx -s quit')] })])).toEqual([]);
  });

  test('report a native sidecar that stops itself and sleeps then, not one that sleeps first', () => {
    const proxied = (script: string) =>
      deployment({ spec: sidecar({ lifecycle: { preStop: { exec: { command: ['sh', '-c', script] } } } }) });
    for (const script of ['nginx -s quit; sleep 10', 'kill -TERM 1; sleep 9']) {
      expect(found([proxied(script)])).toEqual([
        '0 practice/sidecar-pre-stop spec.template.spec.initContainers[0].lifecycle.preStop',
      ]);
    }
    expect(found([proxied('sleep 5; nginx -s quit; sleep 9')])).toEqual([]);
    const ofNginx = 'read -r pid < /a && rm /a && sleep 5 && : > /a && kill -QUIT "$pid"';
    expect(found([proxied(ofNginx)])).toEqual([]);
    // HAProxy serves on for its grace period; to others these mean a reload.
    for (const signal of ['-USR1', '-s SIGUSR1', '-HUP']) {
      expect(found([proxied(`kill ${signal} 1; sleep 5`)])).toEqual([]);
    }
  });

  test('accept a Job whose containers all work, or all serve', () => {
    const serving = (name: string) => other(name, { ports: [{ containerPort: 80 }] });
    expect(found([job({ spec: { containers: [other('a'), other('b')] } })])).toEqual([]);
    expect(found([job({ spec: { containers: [serving('a'), serving('b')] } })])).toEqual([]);
    expect(found([job({ spec: { containers: [other('a'), serving('b')] } })])).toEqual([
      '0 practice/job-sidecar spec.template.spec.containers[1]',
    ]);
  });

  test('report a volume of a Job that can be evicted for it, unless nothing writes there or its script handles SIGTERM', () => {
    const filling = (emptyDir: object, report: object = {}, mount: object = {}) =>
      job({
        spec: {
          volumes: [{ name: 'cache', emptyDir }],
          containers: [
            other('report', { volumeMounts: [{ name: 'cache', mountPath: '/cache', ...mount }], ...report }),
          ],
        },
      });
    const limited = { sizeLimit: '64Mi' };
    const finding = '0 practice/job-eviction spec.template.spec.volumes[0].emptyDir.sizeLimit';
    expect(found([filling(limited)])).toEqual([finding]);
    expect(found([filling(limited, { command: ['sh', '-c', 'trap cleanup EXIT; report'] })])).toEqual([finding]);
    expect(found([filling(limited, { args: ['set -e\ntrap "exit 1" INT SIGTERM\nreport & wait'] })])).toEqual([]);
    const sh = (script: string) => found([filling(limited, { command: ['sh', '-c', script] })]);
    expect(sh(`trap 'kill "$child"' TERM; report & child=$!; wait`)).toEqual([]);
    expect(sh('stop() { exit 1; }; trap stop TERM; report & wait')).toEqual([]);
    expect(sh('trap "exit 0" TERM; report & wait $!')).toEqual([finding]);
    expect(sh('trap "rm -f /data/x" EXIT TERM; report')).toEqual([finding]);
    expect(sh('# do not trap TERM\nreport')).toEqual([finding]);
    expect(found([filling(limited, {}, { readOnly: true })])).toEqual([]);
    expect(found([filling({ ...limited, medium: 'Memory' })])).toEqual([]);
    expect(found([filling({})])).toEqual([]);
    expect(found([deployment({ spec: { volumes: [{ name: 'cache', emptyDir: limited }] } })])).toEqual([]);
  });
});
