import fc from 'fast-check';
import { hostOfUrl, labelFrom, parseHostAndPort } from './init-containers-address';

test.each([
  ['db:5432', 'db', '5432'],
  ['db.shop.svc.cluster.local.:5432', 'db.shop.svc.cluster.local.', '5432'],
  ['10.0.0.7:1', '10.0.0.7', '1'],
  ['[::1]:65535', '::1', '65535'],
  ['[fe80::1%eth0]:80', 'fe80::1%eth0', '80'],
  ['$(DB_HOST):$(DB_PORT)', '$(DB_HOST)', '$(DB_PORT)'],
])('%s is a host and a port', (address, host, port) => {
  expect(parseHostAndPort(address, 'waitForTcp')).toEqual({ host, port });
});

test.each([
  '',
  'db',
  'db:',
  ':5432',
  'db:0',
  'db:65536',
  'db:http',
  '::1:5432',
  '[db]:5432',
  'tcp://db:5432',
  'db:5432/x',
  '-x:1',
  'a b:1',
  'db:5432\n',
])('%j is an error that says what is allowed', (address) => {
  expect(() => parseHostAndPort(address, 'waitForTcp')).toThrow(/^waitForTcp: must be host:port/);
});

test('returns the host of a URL without its port', () => {
  expect(hostOfUrl('http://api:8080/ready?x=1', 'waitForHttp')).toBe('api');
  expect(hostOfUrl('https://[fd00::7]:8443', 'waitForHttp')).toBe('[fd00::7]');
  expect(hostOfUrl('http://[fd00::7]/', 'waitForHttp')).toBe('[fd00::7]');
  expect(hostOfUrl('http://$(API_HOST):$(API_PORT)/', 'waitForHttp')).toBe('$(API_HOST)');
});

test.each(['', 'api:8080', 'ftp://api/', 'http://', 'http:///x', 'http://api/a b', 'http://api/\n'])(
  'rejects the URL %j',
  (url) => {
    expect(() => hostOfUrl(url, 'waitForHttp')).toThrow(/^waitForHttp: must be an http:\/\/ or https:\/\/ URL/);
  },
);

test('a password in a URL is an error that does not repeat it', () => {
  const call = () => hostOfUrl('https://me:hunter2@api/', 'waitForHttp');
  expect(call).toThrow(/^waitForHttp: the URL must not contain a user or password/);
  expect(call).not.toThrow(/hunter2/);
});

test('makes a label of any string', () => {
  expect(labelFrom('wait-for', 'db')).toBe('wait-for-db');
  expect(labelFrom('wait-for', '$(DB_HOST)')).toBe('wait-for-db-host');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
      expect(labelFrom('wait-for', text)).toMatch(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/);
    }),
  );
});
