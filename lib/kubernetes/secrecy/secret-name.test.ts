import { isPlainCredential } from './plain-credential';
import { isSecretName } from './secret-name';
import { credentialsIn } from './secret-text';

test.each([
  ...['DB_PASSWORD', 'PGPASSWORD', 'dbPassword', 'password', 'passwords', 'MYSQL_PWD', 'KEY_PASSPHRASE', 'DB_PASS'],
  ...['API_KEY', 'APIKEY', 'apiKey', 'AWS_SECRET_ACCESS_KEY', 'ENCRYPTION_KEY', 'privateKey', 'SSH_PRIVATE_KEY'],
  ...['GITHUB_TOKEN', 'GITHUB_PAT', 'auth.token', 'authtoken', '--token', 'CLIENT_SECRET', 'GOOGLE_CREDENTIALS'],
  ...['SESSION_COOKIE', 'TOKEN=x'],
])('%s is the name of a credential', (name) => {
  expect(isSecretName(name)).toBe(true);
});

test.each([
  ...['SECRET_NAME', 'TLS_SECRET_NAME', 'secretName', 'TOKEN_FILE', 'PASSWORD_FILE', 'SECRETS_DIR', 'SECRET_KEY_PATH'],
  ...['AWS_ACCESS_KEY_ID', 'API_KEY_ID', 'API_KEY_HEADER', 'OAUTH_TOKEN_URL', 'TOKEN_TTL', 'PASSWORD_MIN_LENGTH'],
  ...['MAX_TOKENS', 'ENABLE_PASSWORD', 'ALLOW_EMPTY_PASSWORD', 'PUBLIC_KEY', 'PWD', 'SECRET_STORE', 'TOKEN_EXPIRY'],
  ...['HOST', 'KEY', 'KEYBOARD', 'TOKENIZER', 'COMPASS', 'BYPASS_CACHE', ''],
])('%s is not the name of a credential', (name) => {
  expect(isSecretName(name)).toBe(false);
});

test.each([
  ['postgres://shop:p4ss@db/x', ['p4ss']],
  ['amqps://:p4ss@mq:5671', ['p4ss']],
  ['mongodb+srv://u:a:b@host', ['a:b']],
  ['--password=hunter2', ['hunter2']],
  ['serve --api-key hunter2 --port 80', ['hunter2']],
  ["PGPASSWORD='hunter2' psql -h db", ['hunter2']],
  ['Server=db;User Id=sa;Password=hunter2;', ['hunter2']],
  ['https://host/hook?token=hunter2&x=1', ['hunter2']],
  ['curl -H "Authorization: Bearer hunter2hunter2"', ['hunter2hunter2']],
  [`ghp_${'0'.repeat(36)}`, [`ghp_${'0'.repeat(36)}`]],
  ['-----BEGIN RSA PRIVATE KEY-----\nMII', ['-----BEGIN RSA PRIVATE KEY-----\nMII']],
])('the credentials in %j are found', (text, credentials) => {
  expect(credentialsIn(text)).toEqual(credentials);
});

test.each([
  ...[
    '',
    'nginx:1.27',
    'https://host/token',
    'https://user@host',
    'postgres://u:$(DB_PASSWORD)@db',
    '--password=$(PW)',
  ],
  ...['--token-file=/run/token', '--password ${PW}', '--port 80', 'token', 'the password is wrong', 'a-b_c', '-- --'],
])('there are no credentials in %j', (text) => {
  expect(credentialsIn(text)).toEqual([]);
});

test('credentials are looked for in time linear in the text', () => {
  for (const text of ['a://b:c'.repeat(40_000), 'a='.repeat(100_000), ' --a '.repeat(60_000), 'ey'.repeat(150_000)]) {
    expect(credentialsIn(text)).toEqual([]);
  }
});

test.each([
  ...[
    ['SECRETS_DIR', '/mnt/secrets'],
    ['ML_SECRET_KEY_PATH', '/etc/key'],
    ['ROOT_PASSWORD_FILE', '/opt/password'],
  ],
  ...[
    ['TS_KUBE_SECRET', 'tailscale'],
    ['WEBHOOK_SECRET', 'elastic-operator-webhook-cert'],
  ],
  ...[
    ['ETCD_INITIAL_CLUSTER_TOKEN', 'etcd-cluster-k8s'],
    ['ETCD_AUTH_TOKEN', 'jwt,priv-key=/certs/jwt-token.pem'],
  ],
  ...[
    ['TOKEN_TTL', '10m'],
    ['PASSWORD_MIN_LENGTH', '12'],
    ['ALLOW_EMPTY_PASSWORD', 'yes'],
    ['ENABLE_PASSWORD', 'true'],
  ],
  ...[
    ['OAUTH_TOKEN_URL', 'https://x/token'],
    ['TOKEN', 'https://x/token'],
    ['MAX_TOKENS', '4096'],
  ],
  ...[
    ['SECRET_NAME', 'abc'],
    ['PUBLIC_KEY', 'abc'],
    ['API_KEY_HEADER', 'X-Api-Key'],
    ['SECRET_STORE', 'vault'],
  ],
  ...[
    ['CONSUL_HTTP_TOKEN', '$(TOKEN)'],
    ['PASSWORD', ''],
    ['PASSWORD', 'none'],
  ],
])('%s: %s is no credential in the open', (name, value) => {
  expect(isPlainCredential(name, value)).toBe(false);
});

test.each([
  ...[
    ['DB_PASSWORD', 'hunter2'],
    ['DB_PASSWORD', 'change-me'],
    ['DATABASE_URL', 'postgres://u:p4ss@db/x'],
  ],
  ...[
    ['AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI'],
    ['GITHUB_PAT', 'x'],
    ['ANY', `ghp_${'0'.repeat(36)}`],
  ],
])('%s: %s is a credential in the open', (name, value) => {
  expect(isPlainCredential(name, value)).toBe(true);
});
