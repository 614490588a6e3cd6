import fc from 'fast-check';
import type { Container } from '../kubernetes/generated/types';
import { images } from './images';
import { fetchFiles } from './init-containers-fetch';
import { migration, run } from './init-containers-run';
import { waitForHttp, waitForTcp } from './init-containers-wait';

const sha256 = 'a'.repeat(64);
const file = { url: 'https://example.com/en.bin', sha256 };
const each: readonly Container[] = [
  waitForTcp('db:5432', { within: '60s' }),
  waitForHttp('http://api:8080/ready', { within: '60s' }),
  fetchFiles('models', { 'en.bin': file }, { within: '60s' }),
  run('warm-up', 'registry.example/shop:1.2', ['bin/warm-up'], { within: '60s' }),
];

test('containers pass the restricted level by themselves, with a small request and a memory limit', () => {
  for (const container of each.slice(0, 3)) {
    expect(container).toMatchObject({
      image: images.busybox,
      resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '32Mi' } },
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
        runAsUser: 65534,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      terminationMessagePolicy: 'FallbackToLogsOnError',
    });
  }
});

test('names contain what is waited for, and can be overridden', () => {
  expect(each.map(({ name }) => name)).toEqual(['wait-for-db', 'wait-for-api', 'fetch-files', 'warm-up']);
  expect(migration('shop:1', ['migrate'], { within: 60 }).name).toBe('migrate');
  const named = [
    waitForTcp('db:5432', { within: 60, name: 'a' }),
    waitForHttp('http://api/', { within: 60, name: 'b' }),
    fetchFiles('models', {}, { within: 60, name: 'c' }),
    migration('shop:1', ['migrate'], { within: 60, name: 'd' }),
  ];
  expect(named.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  expect(named.map(({ args }) => args?.[0])).toEqual(['a', 'b', 'c', 'd']);
});

test('passes the address as arguments, in seconds and without brackets', () => {
  expect(waitForTcp('[fd00::7]:5432', { within: '1m30s' }).args).toEqual([
    'wait-for-fd00-7',
    '90',
    '[fd00::7]:5432',
    'fd00::7',
    '5432',
  ]);
  expect(
    waitForHttp('http://api/', { within: '2m', status: [200, 401], headers: { Host: 'shop.example' } }).args,
  ).toEqual(['wait-for-api', '120', 'http://api/', '200 401', '--header', 'Host: shop.example', 'http://api/']);
  expect(waitForHttp('http://api/', { within: '2m', status: 204 }).args).toContain('204');
  expect(migration('shop:1', ['migrate', '--all; rm'], { within: '5m' }).args).toEqual([
    'migrate',
    '300',
    'migrate',
    '--all; rm',
  ]);
});

test('fetched files come as path, URL and checksum, into the mounted volume', () => {
  const container = fetchFiles({ name: 'models' }, { 'a/en.bin': { ...file, sha256: 'A'.repeat(64) } }, { within: 60 });
  expect(container.args).toEqual(['fetch-files', '60', '/fetched', 'a/en.bin', file.url, sha256]);
  expect(container.volumeMounts).toEqual([{ name: 'models', mountPath: '/fetched' }]);
  expect(fetchFiles('models', {}, { within: 60, mountPath: '/models' }).volumeMounts).toEqual([
    { name: 'models', mountPath: '/models' },
  ]);
});

test('uses the same script for any options', () => {
  fc.assert(
    fc.property(fc.webUrl(), fc.stringMatching(/^[\x21-\x7e]+$/), (url, text) => {
      expect(waitForHttp(url, { within: 60, headers: { [text]: text } }).command).toEqual(each[1]?.command);
      expect(fetchFiles(text, { x: { url, sha256 } }, { within: 60 }).command).toEqual(each[2]?.command);
      expect(run(text, text, [text], { within: 60 }).command).toEqual(each[3]?.command);
    }),
  );
});

test('Kubernetes finds no variable of its own in the scripts', () => {
  for (const { command = [] } of each) {
    const script = command[2] ?? '';
    expect(script).not.toContain('$$');
    // $((…)) is arithmetic: no environment variable has a name that begins with a parenthesis.
    expect(script.replaceAll('$((', '')).not.toContain('$(');
  }
});

test('every field of the container can be overridden, and lists merge by key', () => {
  const container = fetchFiles(
    'models',
    {},
    {
      within: 60,
      container: {
        image: 'registry.example/busybox:1',
        resources: {},
        volumeMounts: [{ name: 'scratch', mountPath: '/scratch' }],
        securityContext: { runAsUser: 1000 },
      },
    },
  );
  expect(container).toMatchObject({
    image: 'registry.example/busybox:1',
    resources: {},
    securityContext: { runAsUser: 1000 },
  });
  expect(container.volumeMounts).toEqual([
    { name: 'models', mountPath: '/fetched' },
    { name: 'scratch', mountPath: '/scratch' },
  ]);
  expect(waitForTcp('db:1', { within: 60, container: { imagePullPolicy: 'Always' } }).imagePullPolicy).toBe('Always');
  expect(waitForHttp('http://db', { within: 60, container: { imagePullPolicy: 'Always' } }).imagePullPolicy).toBe(
    'Always',
  );
  expect(migration('shop:1', ['m'], { within: 60, container: { env: [{ name: 'A', value: 'b' }] } }).env).toHaveLength(
    1,
  );
});

test('adds no resources and no user to a container of the user', () => {
  expect(each[3]).not.toHaveProperty('resources');
  expect(each[3]).not.toHaveProperty('securityContext');
});

test.each(['0s', -5, '500ms', 'soon'])('rejects a deadline of %j at once', (within) => {
  // @ts-expect-error what a caller without a compiler may give
  const options: { readonly within: number } = { within };
  expect(() => waitForTcp('db:5432', options)).toThrow(/^waitForTcp: within/);
  expect(() => waitForHttp('http://db/', options)).toThrow(/^waitForHttp: within/);
  expect(() => fetchFiles('models', {}, options)).toThrow(/^fetchFiles: within/);
  expect(() => migration('shop:1', ['m'], options)).toThrow(/^migration: within/);
});

test('rejects an empty command, a path outside the volume and half a checksum', () => {
  expect(() => run('warm-up', 'shop:1', [], { within: 60 })).toThrow(/^run: the command is empty/);
  for (const path of ['', '/etc/passwd', '../x', 'a/../../x', 'a//b', './a']) {
    expect(() => fetchFiles('models', { [path]: file }, { within: 60 })).toThrow(/^fetchFiles: path must be relative/);
  }
  expect(() => fetchFiles('models', { x: { ...file, sha256: 'abc' } }, { within: 60 })).toThrow(
    /^fetchFiles: x: sha256 must be 64 hexadecimal digits, got "abc"/,
  );
});

test('a file without a checksum does not compile', () => {
  // @ts-expect-error busybox verifies no certificates, so the checksum is all there is
  expect(() => fetchFiles('models', { x: { url: file.url } }, { within: 60 })).toThrow();
});
