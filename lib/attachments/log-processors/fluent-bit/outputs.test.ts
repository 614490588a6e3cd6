import { fromSecret } from '../../../pod/env';
import { elasticsearch, opensearch } from './elasticsearch';
import { forward } from './forward';
import { http } from './http';
import { loki } from './loki';
import { otlp } from './otlp';
import { stdout } from './stdout';

const password = fromSecret('logs', 'password');
const user = fromSecret('logs', 'username');
const token = fromSecret('logs', 'token');

test('a literal password does not compile, and is an error without it', () => {
  const literals = [
    // @ts-expect-error a password is not a string
    () => loki({ host: 'loki', password: 'marked' }),
    // @ts-expect-error a token is not a string
    () => loki({ host: 'loki', token: 'marked' }),
    // @ts-expect-error a password is not a string
    () => elasticsearch({ host: 'es', password: 'marked' }),
    // @ts-expect-error a password is not a string
    () => opensearch({ host: 'os', password: 'marked' }),
    // @ts-expect-error a token is not a string
    () => http({ host: 'logs', token: 'marked' }),
    // @ts-expect-error a key is not a string
    () => forward({ host: 'fluentd', sharedKey: 'marked' }),
    // @ts-expect-error a token is not a string
    () => otlp({ host: 'otel', token: 'marked' }),
  ];
  for (const literal of literals) {
    expect(literal).toThrow(
      /^\w+: (password|token|sharedKey) must come from a Secret; set fromSecret\('name', 'key'\)$/,
    );
  }
  // @ts-expect-error what authorizes a request is no text
  expect(() => http({ host: 'logs', headers: { Authorization: 'Bearer marked' } })).toThrow(RangeError);
});

test('a user without a password, and a password with a token, do not compile, and are errors', () => {
  // @ts-expect-error the password is missing
  expect(() => loki({ host: 'loki', user: 'me' })).toThrow('loki: user needs a password; set it, or remove user');
  // @ts-expect-error one or the other
  expect(() => http({ host: 'x', password, token })).toThrow(
    'http: password and token are both set; remove one of them',
  );
  // @ts-expect-error Elasticsearch takes no bearer token
  expect(() => elasticsearch({ host: 'es', token })).toThrow('elasticsearch: token is not supported here; remove it');
});

describe('stdout', () => {
  test('writes one line of JSON for each record', () => {
    expect(stdout()).toEqual({ plugin: 'stdout', properties: { format: 'json_lines', json_date_format: 'iso8601' } });
  });
});

describe('loki', () => {
  test('labels streams with their origin, and sends its credentials', () => {
    expect(loki({ host: 'loki.logging', password, tenant: 'shop', tls: true })).toEqual({
      plugin: 'loki',
      properties: {
        host: 'loki.logging',
        port: 3100,
        tenant_id: 'shop',
        labels: 'namespace=$namespace, pod=$pod, container=$container',
        line_format: 'json',
        http_user: user,
        http_passwd: password,
      },
      tls: {},
    });
    expect(loki({ host: 'loki', token }).properties.bearer_token).toEqual(token);
  });

  test('accepts labels of the user, but not with commas', () => {
    expect(loki({ host: 'loki', labels: { job: 'shop', level: '$level' } }).properties.labels).toBe(
      'job=shop, level=$level',
    );
    expect(() => loki({ host: 'loki', labels: { job: 'a,b=c' } })).toThrow(
      'loki: labels.job must not be empty or contain commas, got "a,b=c"',
    );
    expect(() => loki({ host: 'loki', labels: { 'a=b': 'c' } })).toThrow(RangeError);
    expect(() => loki({ host: 'loki', labels: {} })).toThrow(RangeError);
    expect(() => loki({ host: 'loki', tenant: '' })).toThrow(/^loki: tenant must not be empty/);
    expect(() => loki({ host: 'loki', labels: { job: '${HOME}' } })).toThrow(RangeError);
  });
});

describe('elasticsearch and opensearch', () => {
  test('write documents that a retry does not duplicate, without type names', () => {
    expect(elasticsearch({ host: 'es', user: 'elastic', password })).toEqual({
      plugin: 'es',
      properties: {
        host: 'es',
        port: 9200,
        suppress_type_name: true,
        generate_id: true,
        time_key_nanos: true,
        write_operation: 'index',
        buffer_size: '8M',
        http_user: 'elastic',
        http_passwd: password,
        retry_limit: 120,
      },
    });
    expect(opensearch({ host: 'os', index: 'shop', path: '/search', retries: 5 })).toMatchObject({
      plugin: 'opensearch',
      properties: { host: 'os', path: '/search', index: 'shop', generate_id: true, retry_limit: 5 },
    });
  });

  test('write one index a day where a prefix is given', () => {
    expect(elasticsearch({ host: 'es', indexPrefix: 'shop' }).properties).toMatchObject({
      logstash_format: true,
      logstash_prefix: 'shop',
    });
    expect(() => elasticsearch({ host: 'es', index: 'a', indexPrefix: 'b' })).toThrow(
      /^elasticsearch: index must not be set with indexPrefix/,
    );
  });

  test('only add to a data stream, which changes no document', () => {
    expect(elasticsearch({ host: 'es', dataStream: 'logs-shop' }).properties).toMatchObject({
      index: 'logs-shop',
      write_operation: 'create',
    });
    expect(() => opensearch({ host: 'os', index: 'a', dataStream: 'b' })).toThrow(
      'opensearch: index must not be set with dataStream, got "a"; remove one of them',
    );
    expect(() => opensearch({ host: 'os', dataStream: 'Logs' })).toThrow(/^opensearch: dataStream must consist of/);
  });

  test.each(['Shop', 'a b', '', '..', 'a/b', '-a', '${X}'])('refuse the index %j', (index) => {
    expect(() => opensearch({ host: 'os', index })).toThrow(/^opensearch: index must /);
  });
});

describe('http', () => {
  test('posts JSON to port 80, and to 443 where it is encrypted', () => {
    expect(http({ host: 'logs', uri: '/in?key=1', compress: 'gzip' })).toEqual({
      plugin: 'http',
      properties: {
        host: 'logs',
        port: 80,
        uri: '/in?key=1',
        format: 'json',
        json_date_format: 'iso8601',
        compress: 'gzip',
      },
    });
    expect(http({ host: 'logs', tls: true }).properties.port).toBe(443);
    expect(http({ host: 'logs', tls: { verify: false }, port: 8443 }).properties.port).toBe(8443);
    expect(http({ host: 'logs', format: 'msgpack' }).properties).not.toHaveProperty('json_date_format');
  });

  test('sends headers, and credentials in them out of a Secret', () => {
    const { properties } = http({
      host: 'logs',
      token,
      headers: { 'X-Scope': 'shop "a" b', 'X-Key': fromSecret('k', 'v') },
    });
    expect(properties.header).toEqual([
      'X-Scope shop "a" b',
      { text: 'X-Key ', secret: fromSecret('k', 'v') },
      { text: 'Authorization Bearer ', secret: token },
    ]);
  });

  test.each([
    [{ 'X A': 'b' }],
    [{ 'X:': 'b' }],
    [{ '': 'b' }],
    [{ X: 'a\r\nY: b' }],
    [{ X: '' }],
    [{ X: ' a' }],
    [{ X: '"a' }],
    [{ X: '${HOME}' }],
    [{ AUTHORIZATION: 'Basic abc' }],
    [{ 'Proxy-Authorization': 'Basic abc' }],
  ])('refuses the headers %j', (headers: Record<string, string>) => {
    const { Authorization: _, ...given } = headers;
    expect(() => http({ host: 'logs', headers: given as Record<'X', string> })).toThrow(/^http: headers/);
  });

  test.each(['in', '/a b', '/a\n', '/${X}', 'http://logs/in'])('refuses the path %j', (uri) => {
    expect(() => http({ host: 'logs', uri })).toThrow(/^http: uri must /);
  });
});

describe('forward', () => {
  test('waits for what it sent to be confirmed', () => {
    expect(forward({ host: 'fluentd', sharedKey: token })).toEqual({
      plugin: 'forward',
      properties: { host: 'fluentd', port: 24224, require_ack_response: true, shared_key: token },
    });
    expect(forward({ host: 'fluentd', acknowledge: false }).properties.require_ack_response).toBe(false);
  });

  test('sends the user in the handshake, also without a shared key', () => {
    expect(forward({ host: 'fluentd', password }).properties).toMatchObject({
      username: user,
      password,
      empty_shared_key: true,
    });
    expect(forward({ host: 'fluentd', password, sharedKey: token }).properties).not.toHaveProperty('empty_shared_key');
  });
});

describe('otlp', () => {
  test('speaks HTTP, or gRPC, each on its port', () => {
    expect(otlp({ host: 'otel' })).toEqual({
      plugin: 'opentelemetry',
      properties: {
        host: 'otel',
        port: 4318,
        logs_body_key_attributes: true,
        logs_severity_text_message_key: '$level',
      },
    });
    expect(otlp({ host: 'otel', protocol: 'grpc', token, bodyField: 'msg', compress: 'zstd' }).properties).toEqual({
      host: 'otel',
      port: 4317,
      grpc: true,
      logs_body_key: '$msg',
      logs_body_key_attributes: true,
      logs_severity_text_message_key: '$level',
      compress: 'zstd',
      header: [{ text: 'Authorization Bearer ', secret: token }],
    });
    expect(() => otlp({ host: 'otel', bodyField: "a['b']" })).toThrow(
      /^otlp: bodyField must consist of letters, digits, "_" and "-"/,
    );
    expect(() => otlp({ host: 'otel', severityField: 'a b' })).toThrow(/^otlp: severityField must consist of letters/);
  });

  test('accepts more attributes of the resource, and the field of the severity', () => {
    const given = otlp({ host: 'otel', severityField: 'severity', resource: { 'service.version': '1.2' } });
    expect(given.properties.logs_severity_text_message_key).toBe('$severity');
    expect(given.resource).toEqual({ 'service.version': '1.2' });
    expect(() => otlp({ host: 'otel', resource: { 'a b': 'c' } })).toThrow(/^otlp: resource names must consist of/);
    expect(() => otlp({ host: 'otel', resource: { a: '${HOME}' } })).toThrow(/^otlp: resource.a must not contain/);
  });
});
