import type { PodTemplateSpec } from '../../../kubernetes/generated/types';
import type { Logs } from '../../../pod/attachment';
import { elasticsearch, fluentBit, loki, type Output, opensearch, otlp, stdout } from '../fluent-bit';
import { built, composed, configOf, containerOf, everything, logs, password, web } from './testdata/built';

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
