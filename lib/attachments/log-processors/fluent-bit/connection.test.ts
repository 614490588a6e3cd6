import { connection } from './connection';

describe('connection', () => {
  test.each(['loki', 'loki.logging.svc', 'loki.logging.', '10.0.0.1', '2001:db8::1', '::1'])(
    'takes the host %s',
    (host) => {
      expect(connection('loki', { host }, 3100, {}).properties).toEqual({ host, port: 3100 });
    },
  );

  test.each(['', 'http://loki', 'loki:3100', 'loki/x', 'a b', '[::1]', 'a\nb', '${X}'])(
    'refuses the host %j',
    (host) => {
      expect(() => connection('loki', { host }, 3100, {})).toThrow(/^loki: host must be a host name or an address/);
    },
  );

  test.each([0, 65536, 1.5, -1])('refuses the port %d', (port) => {
    expect(() => connection('loki', { host: 'loki', port }, 3100, {})).toThrow(/^loki: port must be 1 to 65535/);
  });

  test('sets the number of retries, including none', () => {
    const retried = (retries: number) => connection('loki', { host: 'loki', retries }, 3100, {}).properties.retry_limit;
    expect(retried(5)).toBe(5);
    expect(retried(0)).toBe('no_retries');
    expect(() => retried(-1)).toThrow(/^loki: retries must be an integer of 0 or more/);
    expect(() => retried(0.5)).toThrow(RangeError);
  });

  test('is encrypted if set', () => {
    const tls = (given?: boolean | { verify: boolean }) =>
      connection('loki', { host: 'loki', ...(given !== undefined && { tls: given }) }, 3100, {}).tls;
    expect(tls()).toBeUndefined();
    expect(tls(false)).toBeUndefined();
    expect(tls(true)).toEqual({});
    expect(tls({ verify: false })).toEqual({ verify: false });
  });
});
