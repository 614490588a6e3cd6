import { secretsIn } from './secrets-in';

/** The paths at which there are secrets. */
function placesIn(object: unknown): readonly string[] {
  return secretsIn(object)
    .secrets.map(({ steps }) => steps.join('/'))
    .sort();
}

function pod(container: object): object {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers: [container] } };
}

test.each([
  [{ kind: 'Secret', data: { a: 'x', b: 1, c: true } }, ['data/a', 'data/b', 'data/c']],
  [
    { kind: 'secret', apiVersion: 'v2', stringData: { a: { b: ['x', { c: 'y' }] } } },
    ['stringData/a/b/0', 'stringData/a/b/1/c'],
  ],
  [{ kind: 'Secret', data: 'x' }, ['data']],
  [{ kind: 'Secret', stringDatta: { a: 'x' }, sops: { mac: 'y' } }, ['sops/mac', 'stringDatta/a']],
  [{ stringData: { a: 'x' } }, ['stringData/a']],
  [{ kind: 'List', items: [{ kind: 'Secret', data: { a: 'x' } }] }, ['items/0/data/a']],
  [{ kind: 'Template', objects: [{ kind: 'Secret', data: ['x'] }] }, ['objects/0/data/0']],
])('treats all values of a Secret as secret, whatever its shape: %j', (object, places) => {
  expect(placesIn(object)).toEqual(places);
});

test('treats the metadata and type of a Secret as open', () => {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'db', labels: { app: 'shop' } },
    type: 'Opaque',
  };
  const { secrets, open } = secretsIn({ ...secret, immutable: true, data: { password: 'x' } });
  expect(secrets).toEqual([{ steps: ['data', 'password'], value: 'x' }]);
  expect(open).toEqual(expect.arrayContaining(['db', 'shop', 'Opaque', 'password']));
  expect(open).not.toContain('x');
});

test('treats the last-applied configuration of a Secret as secret', () => {
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{}', note: 'x' };
  expect(placesIn({ kind: 'ConfigMap', metadata: { annotations } })).toEqual([
    'metadata/annotations/kubectl.kubernetes.io/last-applied-configuration',
  ]);
});

test.each([
  [{ name: 'DB_PASSWORD', value: 'x' }, ['value']],
  [{ name: 'DB_PASSWORD', value: 12 }, ['value']],
  [{ value: 'x' }, ['value']],
  [{ name: 'A', value: { b: 'x' } }, ['value/b']],
  [{ name: 'A', valeu: 'x' }, ['valeu']],
  [{ name: 'A', value: 'x', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }, ['value']],
  [{ name: 'A', valueFrom: 'x' }, ['valueFrom']],
  [{ name: 'A=x', value: 'y' }, ['name']],
  [{ name: 'A', value: 'postgres://u:x@db' }, ['value']],
  [{ name: 'A', value: 'y' }, []],
  [{ name: 'DB_PASSWORD', value: '$(PASSWORD)' }, []],
  [{ name: 'DB_PASSWORD', value: '' }, []],
  [{ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }, []],
])('finds the secrets of the variable %j: %j', (variable, places) => {
  expect(placesIn(pod({ env: [variable] }))).toEqual(places.map((place) => `spec/containers/0/env/0/${place}`));
});

test('checks variables in a map, and the data of a ConfigMap, by name', () => {
  expect(placesIn(pod({ env: { DB_PASSWORD: 'x', HOST: 'y' } }))).toEqual(['spec/containers/0/env/DB_PASSWORD']);
  expect(placesIn(pod({ env: ['DB_PASSWORD x', 'HOST', 12] }))).toEqual(['spec/containers/0/env/0']);
  expect(placesIn(pod({ env: [['DB_PASSWORD', 'x']] }))).toEqual([
    'spec/containers/0/env/0/0',
    'spec/containers/0/env/0/1',
  ]);
  expect(placesIn(pod({ env: 'DB_PASSWORD=x' }))).toEqual(['spec/containers/0/env']);
  expect(placesIn({ kind: 'ConfigMap', data: { DB_PASSWORD: 'x', HOST: 'y' } })).toEqual(['data/DB_PASSWORD']);
});

test.each([
  [[{ name: 'Authorization', value: 'x' }], ['0/value']],
  [[{ name: 'X-Api-Key', value: 12 }], ['0/value']],
  [[{ name: 'Accept', value: 'x' }], []],
  [['Authorization: x'], ['0']],
  [{ Authorization: 'x', Accept: 'y' }, ['Authorization']],
  ['Authorization: x', ['']],
])('checks headers like variables: %j', (httpHeaders, places) => {
  const field = 'spec/containers/0/livenessProbe/httpGet/httpHeaders';
  const paths = places.map((place) => (place === '' ? field : `${field}/${place}`));
  expect(placesIn(pod({ livenessProbe: { httpGet: { httpHeaders } } }))).toEqual(paths);
});

test.each([
  [{ args: [{ '--token': 'x' }] }, ['args/0/--token']],
  [{ password: 'x', image: 'y' }, ['password']],
  [{ volumes: [{ csi: { volumeAttributes: { password: 12 } } }] }, ['volumes/0/csi/volumeAttributes/password']],
  [{ kind: 'ConfigMap', binaryData: { token: 'x' } }, ['binaryData/token']],
  [{ metadata: { annotations: { 'api-token': 12 } } }, ['metadata/annotations/api-token']],
  [
    { kind: 'Cluster', spec: { auth: { adminToken: 'x', secretKey: ['y'] } } },
    ['spec/auth/adminToken', 'spec/auth/secretKey/0'],
  ],
  [{ imagePullSecrets: [{ name: 'a', password: 'x' }, 'b'] }, ['imagePullSecrets/0/password']],
  [{ secretRef: { name: 'a', password: 'x' }, secret: { secretName: 'b' } }, ['secretRef/password']],
  [{ automountServiceAccountToken: 'no', secretName: 'a', tokenFile: 'b', password: '$(A)' }, []],
  [{ kind: 'Secret', data: { a: 1n } }, ['data/a']],
])('treats an entry with the name of a credential as secret: %p', (object, places) => {
  expect(placesIn(object)).toEqual(places);
});

test.each([
  [['--password', 'x'], ['1']],
  [['mysql', '-px'], ['1']],
  [
    ['-u', 'user:x', '-p', 'y'],
    ['1', '3'],
  ],
  [['-u', '1000', '-p', '8080:80'], []],
  [['--password', 12, '--port', 80], ['1']],
  [['redis-cli', '-a', 'x', 'ping'], ['2']],
  [['ls', '-a', '/x', '-a', '-l'], []],
  [['--requirepass', 'x'], ['1']],
  [['--password=x'], ['0']],
  [['sh', '-c', 'PGPASSWORD=x psql'], ['2']],
  [['--password-file', '/run/x', '--token-ttl', '10m'], []],
])('finds the secrets of the arguments %j: %j', (args, places) => {
  expect(placesIn(pod({ args }))).toEqual(places.map((place) => `spec/containers/0/args/${place}`));
});

test('treats only the credential of an argument as secret', () => {
  const { secrets } = secretsIn(pod({ args: ['--url=redis://:hunter2@cache --verbose'] }));
  expect(secrets).toMatchObject([{ parts: ['hunter2'] }]);
});

test('ends for a value that contains itself or is deeply nested', () => {
  const cyclic: Record<string, unknown> = { kind: 'Secret' };
  cyclic.data = cyclic;
  let deep: unknown = 'x';
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  expect(placesIn(cyclic)).toEqual(['data/data', 'data/kind']);
  const shared = { name: 'DB_PASSWORD', value: 'x' };
  expect(placesIn({ note: shared, env: [shared, shared] })).toEqual(['env/0/value', 'env/1/value']);
  expect(placesIn({ kind: 'Secret', data: deep })).toHaveLength(1);
});
