import { fromSecret } from '../../../pod/env';
import { http } from './http';
import { loki } from './loki';
import type { Output } from './output';
import { stdout } from './stdout';
import { wireOutputs } from './wire-outputs';

const limits = { certificates: '/etc/tls', queued: 100_000_000 };
const wired = (...outputs: readonly Output[]) => wireOutputs(outputs, limits);

describe('wireOutputs', () => {
  test('refers to credentials by variables and never has them in the configuration', () => {
    const { outputs, env } = wired(
      stdout(),
      loki({ host: 'loki', user: 'me', password: fromSecret('loki', 'password') }),
      http({ host: 'logs', token: fromSecret('http', 'token') }),
    );
    expect(outputs[1]).toMatchObject({
      name: 'loki',
      match: '*',
      http_user: 'me',
      http_passwd: '${OUTPUT_2_HTTP_PASSWD}',
    });
    expect(outputs[2]).toMatchObject({ header: ['Authorization Bearer ${OUTPUT_3_HEADER_1}'] });
    expect(env).toEqual([
      { name: 'OUTPUT_2_HTTP_PASSWD', valueFrom: { secretKeyRef: { name: 'loki', key: 'password' } } },
      { name: 'OUTPUT_3_HEADER_1', valueFrom: { secretKeyRef: { name: 'http', key: 'token' } } },
    ]);
  });

  test('buffers records on disk with unlimited retries, in equal shares, unless an output sets other values', () => {
    const { outputs } = wired(stdout(), loki({ host: 'a' }), loki({ host: 'b', retries: 3 }));
    expect(outputs[0]).not.toHaveProperty('retry_limit');
    expect(outputs[0]).not.toHaveProperty(['storage.total_limit_size']);
    expect(outputs[1]).toMatchObject({ retry_limit: 'no_limits', 'storage.total_limit_size': 50_000_000 });
    expect(outputs[2]).toMatchObject({ retry_limit: 3, 'storage.total_limit_size': 50_000_000 });
  });

  test("checks the server's certificate and its name, against an authority from a ConfigMap or a Secret", () => {
    const tls = (given: Output['tls']): Output => ({
      plugin: 'http',
      properties: {},
      ...(given !== undefined && { tls: given }),
    });
    const { outputs, certificates } = wired(
      tls({ ca: { configMapName: 'authority' } }),
      tls({
        ca: { secretName: { name: 'ca' }, key: 'root.pem' },
        certificate: { secretName: 'me' },
        serverName: 'logs.example',
      }),
      tls({ verify: false }),
      tls(undefined),
    );
    expect(outputs[0]).toMatchObject({
      tls: true,
      'tls.verify': true,
      'tls.verify_hostname': true,
      'tls.ca_file': '/etc/tls/1/ca.crt',
    });
    expect(outputs[1]).toMatchObject({
      'tls.vhost': 'logs.example',
      'tls.ca_file': '/etc/tls/2/ca.crt',
      'tls.crt_file': '/etc/tls/2/tls.crt',
      'tls.key_file': '/etc/tls/2/tls.key',
    });
    expect(outputs[2]).toMatchObject({ tls: true, 'tls.verify': false, 'tls.verify_hostname': false });
    expect(outputs[3]).not.toHaveProperty('tls');
    expect(certificates).toEqual([
      { configMap: { name: 'authority', items: [{ key: 'ca.crt', path: '1/ca.crt' }] } },
      { secret: { name: 'ca', items: [{ key: 'root.pem', path: '2/ca.crt' }] } },
      {
        secret: {
          name: 'me',
          items: [
            { key: 'tls.crt', path: '2/tls.crt' },
            { key: 'tls.key', path: '2/tls.key' },
          ],
        },
      },
    ]);
  });

  test('accepts a custom output, and checks its names and strings', () => {
    const kafka: Output = {
      plugin: 'kafka',
      properties: { brokers: 'kafka:9092', topics: 'logs', 'rdkafka.acks': 'all' },
    };
    expect(wired(kafka).outputs[0]).toMatchObject({
      name: 'kafka',
      match: '*',
      brokers: 'kafka:9092',
      'rdkafka.acks': 'all',
    });
    expect(() => wired({ plugin: 'a\nb', properties: {} })).toThrow(
      /^outputs\[0\]\.plugin must be the name of an output plugin/,
    );
    expect(() => wired(stdout(), { plugin: 'x', properties: { 'a: b': 1 } })).toThrow(
      /^outputs\[1\] x: property names must be Fluent Bit's, got "a: b"/,
    );
    expect(() => wired({ plugin: 'x', properties: { a: 'b\nc' } })).toThrow(/^outputs\[0\] x: a must not contain/);
    expect(() => wired({ plugin: 'x', properties: { a: ['ok', '${HOME}'] } })).toThrow(
      /^outputs\[0\] x: a_2 must not contain/,
    );
  });
});
