import { env, expose, fluentBit, http as httpOutput, otelCollector, otlpHttp, WebWithLogProcessor } from '../../../lib';
import { type AttachmentCase, app, workload } from '../attachment-case';
import { preStopSleep } from '../harness';

/** Log processors, which send the lines of the application to a receiver of the test. */
export const logProcessorCases: readonly AttachmentCase[] = [
  {
    attachment: 'fluentBit',
    program: 'fluent-bit',
    needs: ['busybox'],
    container: 'fluent-bit',
    kind: 'Deployment',
    traffic: 'http',
    metrics: {
      port: 'fluent-bit-http',
      path: '/api/v1/metrics/prometheus',
      expected: [/^fluentbit_output_proc_records_total\{[^}]*\} [1-9]/m],
    },
    build: (chart, { logs: { host, port } }) => {
      const web = { ...app, env: env({ LISTEN: ':8080', DRAIN: '1s', LOG: '/var/log/app/app.log', LINES: '100' }) };
      const logs = { directory: '/var/log/app', sizeLimit: '64Mi', rotation: 'app' } as const;
      const logProcessor = fluentBit({ outputs: [httpOutput({ host, port })] });
      expose(new WebWithLogProcessor(chart, 'web', { workload, web, preStopSleep, logs, logProcessor }));
    },
  },
  {
    attachment: 'otelCollector',
    program: 'otelcol',
    needs: ['busybox'],
    container: 'otelcol',
    kind: 'Deployment',
    traffic: 'http',
    metrics: {
      port: 'otelcol-metrics',
      path: '/metrics',
      expected: [/^otelcol_exporter_sent_log_records\{[^}]*\} [1-9]/m],
    },
    build: (chart, { logs: { host, port } }) => {
      const web = { ...app, env: env({ LISTEN: ':8080', DRAIN: '1s', LOG: '/var/log/app/app.log', LINES: '100' }) };
      const logs = { directory: '/var/log/app', sizeLimit: '64Mi', rotation: 'app' } as const;
      const logProcessor = otelCollector({ exporters: [otlpHttp({ host, port, encoding: 'json' })] });
      expose(new WebWithLogProcessor(chart, 'web', { workload, web, preStopSleep, logs, logProcessor }));
    },
  },
];
