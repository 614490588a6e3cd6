import fc from 'fast-check';
import type { Container, PodTemplateSpec } from '../../kubernetes/generated/types';
import type { Attachment, Logs } from '../../pod/attachment';
import { harden } from '../../pod/harden';
import { type FluentBitOptions, fluentBit, loki } from './fluent-bit';
import {
  added,
  built,
  composed,
  configOf,
  containerOf,
  context,
  everything,
  logs,
  password,
  template,
  web,
} from './fluent-bit/testdata/built';

describe('fluentBit, where files have to be rotated', () => {
  const copying: Logs = { ...logs, rotation: { copytruncate: { maxSize: '16Mi' } } };
  const own: PodTemplateSpec = { spec: { containers: [{ ...web, securityContext: { runAsUser: 1000 } }] } };

  test('warns that the volume fills without rotation', () => {
    const { rotation: _, ...unrotated } = logs;
    expect(built({ logs: unrotated }).findings?.map(({ code, severity }) => [code, severity])).toEqual([
      ['pod/logs-not-rotated', 'warning'],
    ]);
  });

  test('ships a rotator that may write to them', () => {
    const { template: result, findings } = composed([fluentBit()], { logs: copying }, own);
    const rotator = result.spec?.initContainers?.[2];
    expect(findings).toEqual([]);
    expect(rotator).toMatchObject({
      name: 'web-log-rotator',
      image: 'docker.io/library/busybox:1.37.0',
      restartPolicy: 'Always',
      securityContext: { runAsUser: 1000 },
      volumeMounts: [{ name: 'fluent-bit-logs', mountPath: logs.directory }],
    });
  });

  test('ships one rotator for two log processors of one container', () => {
    const { template: result, findings } = composed(
      [fluentBit(), fluentBit({ name: 'audit', port: 2021 })],
      { logs: copying },
      own,
    );
    expect(findings).toEqual([]);
    expect(result.spec?.initContainers?.map(({ name }) => name)).toEqual([
      'fluent-bit',
      'fluent-bit-drain',
      'web-log-rotator',
      'audit',
      'audit-drain',
    ]);
  });
});

describe('fluentBit', () => {
  test('reads the logs of the workload by default', () => {
    const path = (options: FluentBitOptions) => configOf(built(options)).pipeline.inputs[0].path;
    expect(path({})).toMatch(/^.var.log.storefront.\*\.log,/);
    expect(path({ logs: { directory: '/data//logs/', files: 'access-*.json' } })).toMatch(
      /^.data.logs.access-\*\.json,/,
    );
  });

  test('reports missing logs with the options to set', () => {
    const { logs: _, ...without } = context;
    expect(fluentBit({ name: 'shipper' }).build(without)).toEqual({
      findings: [
        {
          code: 'pod/missing-logs',
          severity: 'error',
          field: 'spec.containers',
          message: 'no log files set for log processor "shipper"',
          fix: "set logs: { directory: '/var/log/app' } in the workload or in the log processor",
        },
      ],
    });
  });

  test('adds no containers for invalid logs', () => {
    expect(built({ logs: { directory: 'logs' } })).toEqual({
      findings: [expect.objectContaining({ code: 'pod/invalid-logs' })],
    });
  });

  test('requires the name of the writer if there are two containers', () => {
    const two: PodTemplateSpec = { spec: { containers: [web, { name: 'app', image: 'app:1' }] } };
    const codes = (given: Logs) => composed([fluentBit({ logs: given })], {}, two).findings.map(({ code }) => code);
    expect(codes(logs)).toEqual(['pod/missing-container']);
    expect(codes({ ...logs, container: 'app' })).toEqual([]);
    expect(
      configOf(built({ logs: { ...logs, container: 'app' } }, { template: two })).pipeline.filters[0].set,
    ).toContain('container app');
  });

  test('returns its port by role', () => {
    expect(fluentBit().ports.http).toEqual({ name: 'fluent-bit-http', containerPort: 2020, purpose: 'admin' });
    expect(fluentBit({ name: 'storefront-log-shipper' }).ports.http.name).toBe('storefront-http');
  });

  test('has everything named after it, so that a Pod can have two', () => {
    const two = [
      fluentBit({ outputs: [loki({ host: 'a', tls: { ca: { secretName: 'a' } } })] }),
      fluentBit({ name: 'audit', port: 2021, outputs: [loki({ host: 'b', tls: { ca: { secretName: 'b' } } })] }),
    ];
    const { template: result, findings } = composed(two);
    expect(findings).toEqual([]);
    expect(result.spec?.volumes?.map(({ name }) => name)).toEqual([
      'fluent-bit-logs',
      'fluent-bit-state',
      'fluent-bit-tls',
      'fluent-bit-config',
      'audit-state',
      'audit-tls',
      'audit-config',
    ]);
  });

  test('starts before the main containers and stops after them, in the given order', () => {
    expect(built({ startsBefore: ['migrate'], startsAfter: ['proxy'] }).containers?.[0]).toMatchObject({
      as: 'sidecar',
      startsBefore: ['migrate'],
      startsAfter: ['proxy'],
    });
  });

  test('stops after a drain container that starts directly after it, whatever it starts before and after', () => {
    const attachments = [
      fluentBit({ startsBefore: ['migrate'], startsAfter: ['other'] }),
      added('other'),
      added('late', { startsAfter: ['fluent-bit'] }),
    ];
    const own = { spec: { containers: [web], initContainers: [{ name: 'migrate', image: 'migrate:1' }] } };
    const { template: result, findings } = composed(attachments, {}, own);
    expect(findings).toEqual([]);
    const order = ['other', 'fluent-bit', 'fluent-bit-drain', 'migrate', 'late'];
    expect(result.spec?.initContainers?.map(({ name }) => name)).toEqual(order);
  });

  test('starts before and stops after a sidecar that writes the files', () => {
    const writer: Container = { name: 'proxy', image: 'proxy:1', restartPolicy: 'Always' };
    const own = { spec: { containers: [web], initContainers: [writer] } };
    const order = (options: FluentBitOptions) =>
      composed([fluentBit({ logs: { ...logs, container: 'proxy' }, ...options })], {}, own).template.spec
        ?.initContainers;
    expect(order({})?.map(({ name }) => name)).toEqual(['fluent-bit', 'fluent-bit-drain', 'proxy']);
    expect(order({ startsAfter: ['proxy'] })?.map(({ name }) => name)).toEqual([
      'proxy',
      'fluent-bit',
      'fluent-bit-drain',
    ]);
  });

  test('has a drain container with its own user, the logs read-only, and the state volume', () => {
    const securityContext = { runAsUser: 7 };
    const drain = composed([fluentBit({ container: { securityContext } })]).template.spec?.initContainers?.[1];
    expect(drain).toMatchObject({
      name: 'fluent-bit-drain',
      image: 'docker.io/library/busybox:1.37.0',
      restartPolicy: 'Always',
      securityContext: { runAsUser: 7, runAsGroup: 65532 },
      volumeMounts: [
        { name: 'fluent-bit-state', mountPath: '/var/lib/fluent-bit' },
        { name: 'fluent-bit-logs', mountPath: logs.directory, readOnly: true },
      ],
    });
    expect(fluentBit({ drainTimeout: '1m' }).build(context).containers?.[1]?.drainSeconds).toBe(61);
  });

  test('pulls all its images by the policy of its container', () => {
    const own: PodTemplateSpec = { spec: { containers: [{ ...web, securityContext: { runAsUser: 1000 } }] } };
    const copying: Logs = { ...logs, rotation: { copytruncate: { maxSize: '16Mi' } } };
    const attachment = fluentBit({ container: { imagePullPolicy: 'Never' } });
    const { initContainers } = composed([attachment], { logs: copying }, own).template.spec ?? {};
    expect(initContainers?.map(({ name, imagePullPolicy }) => [name, imagePullPolicy])).toEqual([
      ['fluent-bit', 'Never'],
      ['fluent-bit-drain', 'Never'],
      ['web-log-rotator', 'Never'],
    ]);
  });

  test('reports an unknown name in its order once, without a fix that names its own containers', () => {
    const findings = (...attachments: readonly Attachment[]) =>
      composed(attachments).findings.map(({ code, message, fix }) => [code, message, fix]);
    const unknown = [
      'pod/missing-container',
      'startsBefore or startsAfter of "fluent-bit" names "nope", but no init container, sidecar or attachment has that name',
    ];
    const wrong = fluentBit({ startsBefore: ['nope'] });
    expect(findings(wrong)).toEqual([[...unknown, 'remove the name']]);
    expect(findings(wrong, added('other'))).toEqual([[...unknown, 'use one of "other"']]);
    expect(findings(fluentBit({ startsAfter: ['nope'] }))).toEqual([[...unknown, 'remove the name']]);
  });

  test('has no drain container, and reads no files of one, if switched off or without native sidecars', () => {
    const off = built({ drainTimeout: false });
    expect(off.containers).toHaveLength(1);
    expect(configOf(off).pipeline.inputs[0].path).toBe('/var/log/storefront/*.log');
    const old = built({}, { kubernetes: '1.28' });
    expect(old.containers).toHaveLength(1);
    expect(old.findings).toEqual([expect.objectContaining({ code: 'pod/log-lines-lost' })]);
  });

  test('takes overrides of its container', () => {
    const { resources, env, image } = containerOf(
      built({
        container: {
          image: 'mine:4.2.0',
          resources: {},
          env: [
            { name: 'NODE_NAME', value: 'x' },
            { name: 'B', value: 'c' },
          ],
        },
      }),
    );
    expect({ image, resources }).toEqual({ image: 'mine:4.2.0', resources: {} });
    expect(env?.map(({ name, value }) => [name, value])).toEqual([
      ['POD_NAME', undefined],
      ['POD_NAMESPACE', undefined],
      ['NODE_NAME', 'x'],
      ['B', 'c'],
    ]);
  });

  test.each([
    [{ name: 'Fluent Bit' }, /^fluentBit: name must/],
    [{ name: 'x'.repeat(51) }, /^fluentBit: name must be at most 50 characters, because of the names of its volumes/],
    [{ port: 0 }, /^fluentBit: port must/],
    [{ outputs: [] }, /^fluentBit: outputs must not be empty; add an output, or remove outputs to use stdout/],
    [{ stateSizeLimit: '1Mi' }, /^fluentBit: stateSizeLimit must be 32Mi or more/],
    [{ stateSizeLimit: 'big' }, /^fluentBit: stateSizeLimit must be a quantity, got "big"/],
    [
      { outputs: [loki({ host: 'a', user: 'a\nb', password })] },
      /^outputs\[0\] loki: http_user must not contain line breaks or other control characters/,
    ],
  ])('refuses %j', (options, message) => {
    expect(() => fluentBit(options)).toThrow(message);
  });

  test('is pure, and composing a result again changes nothing, for any target', () => {
    const copytruncate: Logs = { ...logs, rotation: { copytruncate: { maxSize: '16Mi' } } };
    const own: PodTemplateSpec = { spec: { containers: [{ ...web, securityContext: { runAsUser: 1000 } }] } };
    const targets = fc.record({
      kubernetes: fc.constantFrom('1.28' as const, '1.29' as const, '1.37' as const),
      owned: fc.boolean(),
      logs: fc.constantFrom(logs, copytruncate),
    });
    fc.assert(
      fc.property(targets, fc.constantFrom(template, own), (target, from) => {
        const once = composed([fluentBit(everything)], target, from).template;
        expect(composed([fluentBit(everything)], target, from).template).toEqual(once);
        expect(composed([fluentBit(everything)], target, once).template).toEqual(once);
      }),
      { numRuns: 30 },
    );
  });

  test('omits names of another Pod from its configuration if they could be more than names', () => {
    const odd = { spec: { containers: [{ name: 'a ${HOME}\n- name: evil', image: 'x' }] } };
    const { pipeline } = configOf(built({}, { template: odd, name: 'a\nb' }));
    expect(pipeline.inputs[0].tag).toBe('fluent-bit');
    expect(pipeline.filters[0].set[3]).toBe('container fluent-bit');
  });

  test('runs as Pod Security restricted wants it, on our Pods and on those of others', () => {
    const ours = harden(composed([fluentBit(everything)]).template, 'restricted').spec?.initContainers?.[0];
    const others = composed([fluentBit(everything)], { owned: false }).template.spec?.initContainers?.[0];
    const confined = { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } };
    expect(ours?.securityContext).toMatchObject(confined);
    expect(others?.securityContext).toMatchObject({
      ...confined,
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });
});
