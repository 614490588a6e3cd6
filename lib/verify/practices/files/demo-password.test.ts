import { deployment } from '../facts/example-objects';
import { found } from '../testdata/found';

const of = new Set(['practice/env-secret']);
const reported = (env: readonly object[], container: object = {}) =>
  found([deployment({ container: { ...container, env } })], { of }).length;

test.each([
  ...[
    'password',
    'Password1',
    'rootpasswd',
    'fake_password',
    'astronomy-password',
    'yourpassword',
    'supersecret',
    'my-secret-pw',
  ],
  ...['changeme', 'change-me', 'changeit', 'guest', 'admin', 'admin123', 'root', 'test', 'example', 'SECRET'],
  ...['postgres', 'minio123', 'replica'],
])('%s is a password of a demo', (value) => {
  expect(reported([{ name: 'REPLICA_PASSWORD', value }])).toBe(0);
});

test.each([
  ...['hunter2', 'c-krit', 's3cr3t', 'Ple4seCh4ngeThisN0tAVerySecretV4lue', 'admin9482', 'passwordX7q', 'xK2_password'],
  ...['correct horse battery staple', 'wJalrXUtnFEMI', 'password'.repeat(6)],
])('%s may be a password in use', (value) => {
  expect(reported([{ name: 'DB_PASSWORD', value }])).toBe(1);
});

test('the name of the container, its image or its user is no password in use', () => {
  const password = (value: string) => ({ name: 'DB_PASSWORD', value });
  expect(reported([password('giteaPassword1234')], { name: 'configure-gitea' })).toBe(0);
  expect(reported([password('galera')], { image: 'registry.example.com:5000/galera:1' })).toBe(0);
  expect(reported([password('galera')])).toBe(1);
  expect(reported([{ name: 'PGUSER', value: 'sg' }, password('sg')])).toBe(0);
  expect(reported([{ name: 'REGION', value: 'sg' }, password('sg')])).toBe(1);
  expect(reported([{ name: 'ADMIN_PASSWORD', value: 'c-krit' }, password('c-krit')])).toBe(2);
});

test('the id of a key is none, next to the key', () => {
  const id = { name: 'S3_ACCESS_KEY', value: 'k3x9Qz' };
  expect(reported([id, { name: 'S3_SECRET_KEY', value: 'hunter2' }])).toBe(1);
  expect(reported([id, { name: 'S3_SECRET_ACCESS_KEY', valueFrom: {} }])).toBe(0);
  expect(reported([id, { name: 'MINIO_SECRET_KEY', value: 'hunter2' }])).toBe(2);
  expect(reported([{ name: 'AWS_SECRET_ACCESS_KEY', value: 'hunter2' }])).toBe(1);
});

test('credentials that are a part of the value count alike', () => {
  const url = (password: string) => reported([{ name: 'DATABASE', value: `postgres://shop:${password}@db:5432/shop` }]);
  expect(url('password')).toBe(0);
  expect(url('hunter2')).toBe(1);
  const text = 'Host=db;Username=shop;Password=shop_password;Database=shop';
  expect(reported([{ name: 'CONNECTION', value: text }])).toBe(0);
  expect(reported([{ name: 'ARGUMENTS', value: '--password=changeme --token=hunter2' }])).toBe(1);
});
