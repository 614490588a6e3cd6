import fc from 'fast-check';
import { parse } from 'yaml';
import type { Container, PodTemplateSpec } from '../kubernetes/generated/types';
import type { Addition, Attachment, Context, Logs } from '../pod/attachment';
import { compose } from '../pod/compose';
import { fromSecret } from '../pod/env';
import { harden } from '../pod/harden';
import {
  elasticsearch,
  type FluentBitOptions,
  fluentBit,
  forward,
  http,
  loki,
  type Output,
  opensearch,
  otlp,
  stdout,
} from './fluent-bit';

const logs: Logs = { directory: '/var/log/storefront', sizeLimit: '256Mi', rotation: 'app' };
const web: Container = { name: 'web', image: 'web:1' };
const template: PodTemplateSpec = { spec: { containers: [web] } };
const context: Context = {
  kubernetes: '1.35',
  featureGates: {},
  kind: 'Deployment',
  name: 'storefront',
  owned: true,
  images: {},
  logs,
  template,
};
const password = fromSecret('logs', 'password');
const everything: FluentBitOptions = {
  parse: { json: { timeKey: 'time', timeFormat: '%s' }, multiline: { firstLine: '^\\d' } },
  outputs: [
    stdout(),
    loki({ host: 'a', password, tenant: 'shop', tls: { ca: { configMapName: 'ca' }, serverName: 'b' }, retries: 3 }),
    loki({ host: 'a', token: password }),
    elasticsearch({ host: 'a', password, path: '/es', index: 'shop', tls: { certificate: { secretName: 'me' } } }),
    opensearch({ host: 'a', indexPrefix: 'shop' }),
    http({ host: 'a', password, headers: { 'X-A': 'b' }, compress: 'gzip', tls: true }),
    forward({ host: 'a', password, compress: 'gzip' }),
    forward({ host: 'a', sharedKey: password }),
    otlp({ host: 'a', protocol: 'grpc', token: password, uri: '/v1/logs', bodyField: 'msg', compress: 'gzip' }),
  ],
};

const added = (name: string, needs: { startsAfter?: readonly string[] } = {}): Attachment => ({
  name,
  ports: {},
  build: () => ({ containers: [{ as: 'sidecar', container: { name, image: 'x' }, ...needs }] }),
});
const built = (options: FluentBitOptions = {}, more: Partial<Context> = {}) =>
  fluentBit(options).build({ ...context, ...more });
const containerOf = (addition: Addition): Partial<Container> => addition.containers?.[0]?.container ?? {};
const configOf = (addition: Addition) => parse(addition.config?.[0]?.files['fluent-bit.yaml'] ?? '');
const composed = (attachments: readonly Attachment[], more: Partial<Context> = {}, from = template) =>
  compose(from, attachments, { ...context, ...more });

describe('fluentBit next to a web server', () => {
  test('reads the directory of an emptyDir with a size limit that the application writes to', () => {
    const { template: result, findings } = composed([fluentBit()]);
    expect(findings).toEqual([]);
    expect(result.spec?.volumes).toContainEqual({ name: 'fluent-bit-logs', emptyDir: { sizeLimit: '256Mi' } });
    expect(result.spec?.containers[0]?.volumeMounts).toEqual([{ name: 'fluent-bit-logs', mountPath: logs.directory }]);
  });

  test('mounts the logs read-only and keeps its positions and buffers in an emptyDir of its own', () => {
    const { template: result } = composed([fluentBit()]);
    const { service, pipeline } = configOf(built());
    expect(result.spec?.initContainers?.[0]?.volumeMounts).toEqual([
      { name: 'fluent-bit-config', mountPath: '/etc/fluent-bit', readOnly: true },
      { name: 'fluent-bit-state', mountPath: '/var/lib/fluent-bit' },
      { name: 'fluent-bit-logs', mountPath: logs.directory, readOnly: true },
    ]);
    expect(result.spec?.volumes).toContainEqual({ name: 'fluent-bit-state', emptyDir: { sizeLimit: '128Mi' } });
    expect(pipeline.inputs[0].db).toBe('/var/lib/fluent-bit/positions.db');
    expect(service['storage.path']).toBe('/var/lib/fluent-bit/buffers');
  });

  test('shares the volume that the application mounts there already', () => {
    const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }];
    const own = { ...web, volumeMounts: [{ name: 'data', mountPath: '/var/log', subPath: 'logs' }] };
    const { template: result } = composed([fluentBit()], {}, { spec: { containers: [own], volumes } });
    expect(result.spec?.initContainers?.[0]?.volumeMounts).toContainEqual({ ...own.volumeMounts[0], readOnly: true });
    expect(result.spec?.volumes?.map(({ name }) => name)).not.toContain('fluent-bit-logs');
  });

  test('serves HTTP on port 2020 with a health check, on IPv6 and IPv4, and stops within its grace of 5 s', () => {
    expect(configOf(built()).service).toMatchObject({
      http_server: true,
      http_port: 2020,
      http_listen: '::',
      health_check: true,
      grace: 5,
    });
    expect(built().containers?.[0]?.drainSeconds).toBe(6);
    expect(configOf(built({ ipv6: false })).service.http_listen).toBe('0.0.0.0');
  });

  test('reads renamed files to their end and never twice, compressed ones excepted, where logs.rotation has their names', () => {
    const renamed: Logs = { ...logs, rotation: { renamed: '*.log.*' } };
    expect(configOf(built({}, { logs: renamed })).pipeline.inputs[0]).toMatchObject({
      path: expect.stringMatching(/^\/var\/log\/storefront\/\*\.log,\/var\/log\/storefront\/\*\.log\.\*/),
      exclude_path: '*.gz,*.bz2,*.xz,*.zst,*.zip',
      rotate_wait: 315_360_000,
    });
    expect(built({}, { logs: { ...logs, rotation: { renamed: 'a,b' } } }).findings).toEqual([
      expect.objectContaining({
        code: 'pod/invalid-logs',
        message: 'logs.rotation.renamed must be a single glob of file names, got "a,b"',
      }),
    ]);
  });

  test('adds the offset of a line where an output makes ids from the content of a record', () => {
    const offsetKey = (...outputs: readonly Output[]) => configOf(built({ outputs })).pipeline.inputs[0].offset_key;
    expect(offsetKey(stdout(), elasticsearch({ host: 'a' }))).toBe('log_offset');
    expect(offsetKey(opensearch({ host: 'a' }))).toBe('log_offset');
    expect(offsetKey(loki({ host: 'a' }))).toBeUndefined();
  });

  test('skips lines that are too long where the release cannot cut them', () => {
    const [input] = configOf(built({ container: { image: 'fluent/fluent-bit:4.1.1' } })).pipeline.inputs;
    expect(input).not.toHaveProperty('truncate_long_lines');
    expect(input.skip_long_lines).toBe(true);
  });

  test('refuses an image that cannot read its configuration', () => {
    const { findings } = built({ container: { image: 'fluent/fluent-bit:3.1.9' } });
    expect(findings).toEqual([expect.objectContaining({ code: 'pod/image-too-old', severity: 'error' })]);
    const outputs = [otlp({ host: 'a', protocol: 'grpc' })];
    expect(built({ outputs, container: { image: 'fluent/fluent-bit:3.2.10' } }).findings).toEqual([
      expect.objectContaining({ message: expect.stringContaining('needs Fluent Bit 4.0 or later') }),
    ]);
  });

  test('tails from the head, looks for files every second, waits after a rotation, cuts long lines, buffers on disk', () => {
    expect(configOf(built()).pipeline.inputs).toEqual([
      expect.objectContaining({
        name: 'tail',
        path: '/var/log/storefront/*.log,/var/lib/fluent-bit/*.unfinished',
        read_from_head: true,
        refresh_interval: 1,
        rotate_wait: 30,
        mem_buf_limit: '8M',
        skip_long_lines: true,
        truncate_long_lines: true,
        path_key: 'log_file',
        'storage.type': 'filesystem',
      }),
    ]);
  });

  test('is probed at startup and for liveness by its uptime, never by the health of its outputs, nor for readiness', () => {
    const { startupProbe, livenessProbe, readinessProbe } = containerOf(built());
    expect(startupProbe?.httpGet).toEqual({ path: '/api/v1/uptime', port: 'fluent-bit-http' });
    expect(startupProbe?.periodSeconds).toBe(1);
    expect(livenessProbe?.httpGet).toEqual(startupProbe?.httpGet);
    expect(readinessProbe).toBeUndefined();
    expect(JSON.stringify(built())).not.toContain('/health');
  });

  test('has no shell, so no hook and no probe runs a command', () => {
    const { lifecycle, command, args, ...rest } = containerOf(built());
    expect(lifecycle).toBeUndefined();
    expect(command).toEqual(['/fluent-bit/bin/fluent-bit']);
    expect(args).toEqual(['--config', '/etc/fluent-bit/fluent-bit.yaml']);
    expect(JSON.stringify(rest)).not.toContain('exec');
  });

  test('does not run as root: as the user who writes the files, or as one of its own', () => {
    const identity = (user?: number, pod?: number) => {
      const own = user === undefined ? web : { ...web, securityContext: { runAsUser: user } };
      const spec = {
        containers: [own],
        ...(pod !== undefined && { securityContext: { runAsUser: pod, runAsGroup: 9 } }),
      };
      return containerOf(built({}, { template: { spec } })).securityContext;
    };
    expect(identity()).toEqual({ runAsUser: 65532, runAsGroup: 65532 });
    expect(identity(0)).toEqual({ runAsUser: 65532, runAsGroup: 65532 });
    expect(identity(1000)).toEqual({ runAsUser: 1000 });
    expect(identity(undefined, 472)).toEqual({ runAsUser: 472, runAsGroup: 9 });
  });

  test('lets different users share the files by fsGroup, in a Pod of ours and where none is said', () => {
    const pod = { securityContext: { fsGroup: 65532, fsGroupChangePolicy: 'OnRootMismatch' } };
    const as = (runAsUser: number): PodTemplateSpec => ({
      spec: { containers: [{ ...web, securityContext: { runAsUser } }] },
    });
    expect(built().pod).toEqual(pod);
    expect(built({}, { template: as(0) }).pod).toEqual(pod);
    expect(built({}, { template: as(1000) }).pod).toBeUndefined();
    expect(built({}, { owned: false }).pod).toBeUndefined();
    expect(
      built({}, { template: { spec: { containers: [web], securityContext: { fsGroup: 7 } } } }).pod,
    ).toBeUndefined();
  });

  test('needs its port to be free', () => {
    const taken = { spec: { containers: [{ ...web, ports: [{ containerPort: 2020 }] }] } };
    expect(composed([fluentBit()], {}, taken).findings.map(({ code }) => code)).toEqual(['pod/port-clash']);
    expect(composed([fluentBit({ port: 2021 })], {}, taken).findings).toEqual([]);
    expect(configOf(built({ port: 2021 })).service.http_port).toBe(2021);
  });

  test('says in each record which pod, namespace, node and container it comes from', () => {
    expect(containerOf(built()).env).toEqual([
      { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
      { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
    ]);
    expect(configOf(built()).pipeline.filters).toEqual([
      {
        name: 'modify',
        match: '*',
        set: ['pod ${POD_NAME}', 'namespace ${POD_NAMESPACE}', 'node ${NODE_NAME}', 'container web'],
      },
    ]);
    expect(configOf(built()).pipeline.inputs[0].tag).toBe('storefront.web');
  });

  test('keeps fields of the application that have such a name, before it says its own', () => {
    const [filter] = configOf(built({ parse: 'json' })).pipeline.filters;
    expect(Object.keys(filter)).toEqual(['name', 'match', 'rename', 'set']);
    expect(filter.rename).toEqual([
      'pod app_pod',
      'namespace app_namespace',
      'node app_node',
      'container app_container',
    ]);
  });

  test('parses JSON and joins lines if set', () => {
    const { parsers, multiline_parsers, pipeline } = configOf(
      built({ parse: { json: true, multiline: { firstLine: '^\\S' } } }),
    );
    expect(parsers).toEqual([{ name: 'logs-json', format: 'json' }]);
    expect(multiline_parsers).toEqual([expect.objectContaining({ name: 'logs-multiline', type: 'regex' })]);
    expect(pipeline.inputs[0]['multiline.parser']).toBe('logs-multiline');
    expect(pipeline.filters.map(({ name }: { name: string }) => name)).toEqual(['parser', 'modify']);
    expect(configOf(built())).not.toHaveProperty('parsers');
  });

  test('has credentials from Secrets only, as variables', () => {
    const addition = built({ outputs: [loki({ host: 'loki.logging', password })] });
    expect(containerOf(addition).env?.slice(3)).toEqual([
      { name: 'OUTPUT_1_HTTP_USER', valueFrom: { secretKeyRef: { name: 'logs', key: 'username' } } },
      { name: 'OUTPUT_1_HTTP_PASSWD', valueFrom: { secretKeyRef: { name: 'logs', key: 'password' } } },
    ]);
    expect(configOf(addition).pipeline.outputs[0].http_passwd).toBe('${OUTPUT_1_HTTP_PASSWD}');
  });

  test('mounts certificates in its own container alone, readable by its user', () => {
    const tls = { ca: { secretName: 'ca' } };
    const { template: result } = composed([fluentBit({ outputs: [loki({ host: 'loki', tls })] })]);
    expect(result.spec?.volumes).toContainEqual({
      name: 'fluent-bit-tls',
      projected: {
        defaultMode: 0o444,
        sources: [{ secret: { name: 'ca', items: [{ key: 'ca.crt', path: '1/ca.crt' }] } }],
      },
    });
    expect(result.spec?.initContainers?.[0]?.volumeMounts).toContainEqual({
      name: 'fluent-bit-tls',
      mountPath: '/etc/fluent-bit-tls',
      readOnly: true,
    });
    expect(result.spec?.containers[0]?.volumeMounts).toHaveLength(1);
    expect(built().volumes?.map(({ name }) => name)).toEqual(['fluent-bit-state']);
  });

  test('writes to stdout without outputs', () => {
    expect(configOf(built()).pipeline.outputs).toEqual([
      { name: 'stdout', match: '*', format: 'json_lines', json_date_format: 'iso8601' },
    ]);
  });

  test('lets no more records wait than its volume holds, whatever the number of outputs', () => {
    const { outputs } = configOf(built({ ...everything, stateSizeLimit: '100Mi' })).pipeline;
    const limits = outputs.map((output: Record<string, number>) => output['storage.total_limit_size'] ?? 0);
    const total = limits.reduce((sum: number, limit: number) => sum + limit, 0);
    expect(total).toBeGreaterThan(0.79 * 100 * 2 ** 20);
    expect(total).toBeLessThanOrEqual(0.8 * 100 * 2 ** 20);
  });

  test('requests the disk space of its volumes and few other resources, and limits its memory', () => {
    expect(containerOf(built()).resources).toEqual({
      requests: { cpu: '10m', memory: '96Mi', 'ephemeral-storage': '384Mi' },
      limits: { memory: '96Mi' },
    });
    expect(containerOf(built({ logs: { directory: '/x' }, stateSizeLimit: '32Mi' })).resources?.requests).toMatchObject(
      {
        'ephemeral-storage': '32Mi',
      },
    );
  });
});

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
