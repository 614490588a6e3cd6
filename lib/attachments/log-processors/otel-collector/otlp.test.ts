import { fromSecret } from '../../../pod/env';
import { otlpGrpc, otlpHttp } from './otlp';

const token = fromSecret('otel', 'token');

describe('otlpHttp and otlpGrpc', () => {
  test('send to a host, on the port of the protocol', () => {
    expect(otlpHttp({ host: 'otel.example' })).toEqual({
      type: 'otlp_http',
      settings: { logs_endpoint: 'http://otel.example:4318/v1/logs', encoding: 'proto', compression: 'gzip' },
      sendsTo: [{ host: 'otel.example', port: 4318 }],
    });
    expect(otlpGrpc({ host: 'otel.example' })).toEqual({
      type: 'otlp_grpc',
      settings: { endpoint: 'otel.example:4317', compression: 'gzip', tls: { insecure: true } },
      sendsTo: [{ host: 'otel.example', port: 4317 }],
    });
  });

  test('put an IPv6 address into brackets', () => {
    expect(otlpHttp({ host: '2001:db8::1' }).settings.logs_endpoint).toBe('http://[2001:db8::1]:4318/v1/logs');
    expect(otlpGrpc({ host: '2001:db8::1', port: 443 }).settings.endpoint).toBe('[2001:db8::1]:443');
  });

  test('encrypt with the authorities of the image, or with given ones', () => {
    expect(otlpHttp({ host: 'a', tls: true })).toMatchObject({
      settings: { logs_endpoint: 'https://a:4318/v1/logs' },
      tls: {},
    });
    const tls = { ca: { secretName: 'ca' }, verify: false };
    expect(otlpGrpc({ host: 'a', tls }).tls).toEqual(tls);
    expect(otlpGrpc({ host: 'a', tls }).settings).not.toHaveProperty('tls');
  });

  test('send a token from a Secret, and headers', () => {
    expect(otlpHttp({ host: 'a', token, headers: { 'X-Scope-OrgID': 'shop' } }).settings.headers).toEqual({
      'X-Scope-OrgID': 'shop',
      Authorization: { text: 'Bearer ', secret: token },
    });
  });

  test('retry without end, or as long as the user says', () => {
    expect(otlpHttp({ host: 'a' }).settings).not.toHaveProperty('retry_on_failure');
    expect(otlpHttp({ host: 'a', retryFor: '1h' }).settings.retry_on_failure).toEqual({ max_elapsed_time: '3600s' });
  });

  test.each<[string, object, string]>([
    [
      'a URL as the host',
      { host: 'http://a' },
      'otlpHttp: host must be a host name or an address, without port and path',
    ],
    ['port 0', { host: 'a', port: 0 }, 'otlpHttp: port must be 1 to 65535, got 0'],
    ['a path without a slash', { host: 'a', uri: 'v1' }, 'otlpHttp: uri must be a path that starts with "/"'],
    ['a literal credential', { host: 'a', headers: { Authorization: 'x' } }, 'otlpHttp: headers must not contain cred'],
    ['no time to retry', { host: 'a', retryFor: 0 }, 'otlpHttp: retryFor must be greater than 0, got 0'],
    [
      'two credentials',
      { host: 'a', token, headers: { authorization: token } },
      'otlpHttp: token and headers.Authorization are both set',
    ],
    ['a password', { host: 'a', password: token }, 'otlpHttp: password is not supported here; set headers:'],
    ['a literal token', { host: 'a', token: 'x' }, 'otlpHttp: token must come from a Secret'],
  ])('reject %s', (_what, options, message) => {
    expect(() => otlpHttp(options as never)).toThrow(message);
  });
});
