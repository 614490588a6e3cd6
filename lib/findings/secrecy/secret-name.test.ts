import { isPlainCredential } from './plain-credential';
import { isSecretName, mayNameSecret } from './secret-name';

test.each([
  ...['DB_PASSWORD', 'PGPASSWORD', 'dbPassword', 'password', 'passwords', 'MYSQL_PWD', 'KEY_PASSPHRASE', 'DB_PASS'],
  ...['API_KEY', 'APIKEY', 'apiKey', 'AWS_SECRET_ACCESS_KEY', 'ENCRYPTION_KEY', 'privateKey', 'SSH_PRIVATE_KEY'],
  ...['GITHUB_TOKEN', 'GITHUB_PAT', 'auth.token', 'authtoken', '--token', 'CLIENT_SECRET', 'GOOGLE_CREDENTIALS'],
  ...['SESSION_COOKIE', 'TOKEN=x'],
])('recognizes %s as the name of a credential', (name) => {
  expect(isSecretName(name)).toBe(true);
});

test.each([
  ...['SECRET_NAME', 'TLS_SECRET_NAME', 'secretName', 'TOKEN_FILE', 'PASSWORD_FILE', 'SECRETS_DIR', 'SECRET_KEY_PATH'],
  ...['AWS_ACCESS_KEY_ID', 'API_KEY_ID', 'API_KEY_HEADER', 'OAUTH_TOKEN_URL', 'TOKEN_TTL', 'PASSWORD_MIN_LENGTH'],
  ...['MAX_TOKENS', 'ENABLE_PASSWORD', 'ALLOW_EMPTY_PASSWORD', 'PUBLIC_KEY', 'PWD', 'SECRET_STORE', 'TOKEN_EXPIRY'],
  ...[
    'SECRET_KEY_CMD',
    'MASTER_KEY_IPS',
    'MB_PASSWORD_COMPLEXITY',
    'COOKIE_DOMAIN',
    'PASSWORD_REGEX',
    'SECRET_MANAGER',
  ],
  ...['--cookie-expire', '--cookie-secure', 'cookie-samesite'],
  ...['HOST', 'KEY', 'KEYBOARD', 'TOKENIZER', 'COMPASS', 'BYPASS_CACHE', ''],
])('does not recognize %s as the name of a credential', (name) => {
  expect(isSecretName(name)).toBe(false);
});

test.each([
  ...['DB_PASSWORD', 'DB_PASSWORD2', 'password1', 'API_KEY2', 'TOKEN_2', 'VAULT_SECRET_ID', 'AWS_ACCESS_KEY_ID'],
  ...['REDIS_AUTH', 'REDISCLI_AUTH', 'NEO4J_AUTH', 'requirepass', 'masterauth', 'DBPASS', 'MYSQL_PW', 'Pwd', 'SALT'],
  ...['STRIPE_KEY', 'CLIENT_KEY', 'SSL_KEY', 'ENCRYPTIONKEY', 'SENTRY_DSN', 'X-Api-Key', 'Proxy-Authorization', 'sig'],
])('treats %s as a possible name of a credential', (name) => {
  expect(mayNameSecret(name)).toBe(true);
});

test.each([
  ...[
    'SECRET_NAME',
    'secretName',
    'TOKEN_FILE',
    'PASSWORD_MIN_LENGTH',
    'ENABLE_PASSWORD',
    'secretKeyRef',
    'PUBLIC_KEY',
  ],
  ...[
    'key',
    'keys',
    'topologyKey',
    'matchLabelKeys',
    'KEYBOARD',
    'HOST',
    'author',
    'path',
    'subPathExpr',
    'sysctls',
    '',
  ],
])('does not treat %s as a possible name of a credential', (name) => {
  expect(mayNameSecret(name)).toBe(false);
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
    ['APP_PASSWORD_ENCODER', 'bcrypt'],
    ['SECRET_ARN', 'arn:aws:secretsmanager:eu-west-1:123:secret:db-x1Y2'],
    ['NETWORK_PASSPHRASE', 'Public Global Stellar Network ; September 2015'],
  ],
  ...[
    ['CONSUL_HTTP_TOKEN', '$(TOKEN)'],
    ['ANY', 'password: x'],
    ['ANY', 'https://user@host'],
    ['ANY', 'DSN=x'],
    ['STRIPE_KEY', 'x'],
    ['CLIENT_SECRET', '<Client Secret>'],
    ['ETCD_DISCOVERY_TOKEN', 'INSERT_ETCD_DISCOVERY_TOKEN'],
    ['GOOGLE_API_KEY', 'GOOGLE_API_KEY_VAL'],
    ['API_TOKEN', 'REPLACE_ME'],
    ['API_TOKEN', 'your-api-token'],
    ['API_TOKEN', '*****'],
    ['PASSWORD', ''],
    ['PASSWORD', 'none'],
    ['PASSWORD', 'null'],
    ['PASSWORD', 'disabled'],
    ['PASSWORD', 'TODO'],
  ],
  ...[
    ['AWS_SECRET_ACCESS_KEY', 'vault:secret/data/accounts/aws#AWS_SECRET_ACCESS_KEY'],
    ['DB_PASSWORD', '>>vault:database/creds/app#password'],
    ['DB_PASSWORD', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf'],
    ['DB_PASSWORD', 'gcp:secretmanager:projects/shop/secrets/db/versions/1'],
    ['DB_PASSWORD', 'projects/shop/secrets/db/versions/latest'],
    ['DB_PASSWORD', 'db@azurekeyvault?password'],
    ['DB_PASSWORD', 'env:PASSWORD'],
    ['DB_PASSWORD', 'file:/run/secrets/db'],
    ['DATABASE_URL', 'postgres://${vault:secret/data/db#USER}:${vault:secret/data/db#PASSWORD}@db:5432/app'],
  ],
  ...[
    ['DB_PASSWORD', '#{Db.Password}#'],
    ['DB_PASSWORD', '%PASSWORD%'],
    ['DB_PASSWORD', '@@PASSWORD@@'],
    ['DB_PASSWORD', '__PASSWORD__'],
  ],
])('finds no plain credential in %s: %s', (name, value) => {
  expect(isPlainCredential(name, value)).toBe(false);
});

test.each([
  ...[
    ['DB_PASSWORD', 'hunter2'],
    ['DB_PASSWORD', 'change-me'],
    ['DB_PASSWORD', 'changeme'],
    ['MYSQL_PASSWORD', 'password'],
    ['REDIS_PASS', 'x'],
    ['MYSQL_PWD', 'x'],
    ['STRIPE_SECRET_KEY', 'x'],
    ['DATABASE_URL', 'postgres://u:p4ss@db/x'],
  ],
  ...[
    ['AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI'],
    ['GITHUB_PAT', 'x'],
    ['ENCODER_PASSWORD', 'x'],
    ['ANY', '--password=x'],
    ['ANY', 'serve --api-key x --port 80'],
    ['ANY', "PGPASSWORD='x' psql"],
    ['ANY', 'Server=db;Password=x;'],
    ['ANY', 'Authorization: Bearer hunter2hunter2'],
    ['ANY', `ghp_${'0'.repeat(36)}`],
    ['DATABASE_URL', 'postgres://${vault:secret/data/db#USER}:p4ss@db:5432/app'],
    ['DB_PASSWORD', 'vault'],
    ['DB_PASSWORD', 'x@azurekeyvaults'],
    ['DB_PASSWORD', 'env:hunter-2'],
    ['DB_PASSWORD', '%hunter2'],
  ],
])('finds a plain credential in %s: %s', (name, value) => {
  expect(isPlainCredential(name, value)).toBe(true);
});
