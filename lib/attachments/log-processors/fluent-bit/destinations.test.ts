import { contextFor } from '../../../../test-helpers/attachment-context';
import { fluentBit, forward, http, loki, otlp, stdout } from '../fluent-bit';
import type { Output } from './output';

const logs = { directory: '/var/log/shop', sizeLimit: '64Mi', rotation: 'app' } as const;
const sendsTo = (...outputs: readonly Output[]) => fluentBit({ logs, outputs }).build(contextFor()).sendsTo;

test('sends to the host and port of each output, once', () => {
  const outputs = [loki({ host: 'loki.logging' }), loki({ host: 'loki.logging' }), http({ host: '::2', tls: true })];
  expect(
    sendsTo(...outputs, forward({ host: 'fluentd' }), otlp({ host: 'otel', port: 4317, protocol: 'grpc' })),
  ).toEqual([
    { host: 'loki.logging', port: 3100 },
    { host: '::2', port: 443 },
    { host: 'fluentd', port: 24224 },
    { host: 'otel', port: 4317 },
  ]);
});

test('sends nowhere with outputs that stay in the Pod', () => {
  expect(sendsTo(stdout(), loki({ host: '127.0.0.1' }), { plugin: 'null', properties: {} })).toBeUndefined();
});

test('knows the servers of a plugin by its properties, or by sendsTo, else it says that it does not', () => {
  const syslog = { plugin: 'syslog', properties: { host: 'syslog.logging', port: 514 } };
  const kafka = { plugin: 'kafka', properties: { brokers: 'one:9092,two:9092' } };
  expect(sendsTo(syslog)).toEqual([{ host: 'syslog.logging', port: 514, protocol: 'UDP' }]);
  expect(sendsTo({ ...syslog, properties: { ...syslog.properties, mode: 'tcp' } })).toEqual([
    { host: 'syslog.logging', port: 514 },
  ]);
  expect(sendsTo(kafka)).toEqual([{ unknown: 'output "kafka"' }]);
  const brokers = [{ host: 'one', port: 9092 }];
  expect(sendsTo({ ...kafka, sendsTo: brokers })).toEqual(brokers);
});
