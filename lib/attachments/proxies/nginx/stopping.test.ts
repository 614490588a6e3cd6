import { contextFor } from '../../../../test-helpers/attachment-context';
import type { Context } from '../../../pod/attachment';
import { compose } from '../../../pod/compose';
import { nginx } from '../nginx';
import { app, build, directives, options, podOf, proxyOf } from './testdata/built';

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
