/**
 * Whether the name of a variable, an option or a setting says that its value is a credential: `DB_PASSWORD`, `apiKey`,
 * `--token`, `PGPASSWORD`. Names that point at one (`TOKEN_FILE`, `SECRET_NAME`), measure it (`PASSWORD_MIN_LENGTH`) or
 * switch it (`ENABLE_PASSWORD`) do not.
 */
export function isSecretName(name: string): boolean {
  if (!hint.test(name)) return false;
  const words = wordsOf(name);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (about.has(last) || (words.length > 1 && switches.has(first))) return false;
  return words.some((word, at) => isCredential(word, words[at - 1], words.length));
}

/**
 * Whether the value of something with a name is better not printed: all that {@link isSecretName} takes for a credential,
 * and what is one as often as not, as `STRIPE_KEY`, `REDIS_AUTH` and `VAULT_SECRET_ID`.
 */
export function mayNameSecret(name: string): boolean {
  if (!hint.test(name)) return false;
  const words = wordsOf(name)
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  if ((about.has(last) && !/^ids?$/.test(last)) || (words.length > 1 && switches.has(words[0] ?? ''))) return false;
  return words.some((word, at) => mayBeCredential(word, words[at - 1], at === words.length - 1));
}

/** What is in all names of secrets: others need no closer look. */
export const hint = /pass|pwd?|secret|token|cred|auth|key|cookie|salt|dsn|sig|jwt|pat|otp/i;

function mayBeCredential(word: string, before: string | undefined, isLast: boolean): boolean {
  if (word === 'key' || word === 'keys') {
    return before !== undefined && (keys.has(before) || (isLast && word === 'key' && !plainKeys.has(before)));
  }
  return credentials.has(word) || glued.test(word) || possible.test(word);
}

const possible =
  /^(?:.*pass|.*pwd|pw|.*auth|salt|dsn|sig|signature|otp|cred|(?:client|encryption|license|master|service|signing|ssh|ssl|tls)keys?)$/;

/** What keys are called that open nothing. */
const plainKeys: ReadonlySet<string> = new Set([
  ...['public', 'topology', 'label', 'annotation', 'map', 'config', 'cache', 'partition', 'sort', 'primary', 'foreign'],
  ...['group', 'replica', 'metric', 'row', 'column', 'index', 'routing', 'object', 'field'],
]);

/** `dbPassword`, `DB_PASSWORD` and `db-password` are the same words. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

function isCredential(word: string, before: string | undefined, many: number): boolean {
  if (word === 'key' || word === 'keys') return before !== undefined && keys.has(before);
  // On its own, PWD is the working folder.
  if (word === 'pwd') return many > 1;
  return credentials.has(word) || glued.test(word);
}

const credentials: ReadonlySet<string> = new Set([
  ...['pass', 'pat', 'secret', 'secrets', 'token', 'tokens', 'credential', 'credentials', 'creds'],
  ...['password', 'passwords', 'passwd', 'passphrase', 'passcode', 'jwt', 'cookie', 'authorization'],
]);

/** `PGPASSWORD`, `adminpassword`, `authtoken`, `apikey`. */
const glued = /(?:password|passwd|passphrase|secret|token|apikey|secretkey|privatekey|accesskey)s?$/;

/** What keys are called that open something. */
const keys: ReadonlySet<string> = new Set([
  ...['access', 'account', 'api', 'app', 'application', 'auth', 'cookie', 'encryption', 'hmac', 'license', 'master'],
  ...['private', 'rsa', 'secret', 'service', 'session', 'shared', 'signing', 'ssh', 'storage', 'subscription', 'tls'],
]);

/** Last words of names whose values are about a credential, and none. */
const about: ReadonlySet<string> = new Set([
  // Where it is.
  ...[
    'name',
    'names',
    'namespace',
    'file',
    'files',
    'filename',
    'path',
    'paths',
    'dir',
    'directory',
    'folder',
    'mount',
  ],
  ...[
    'url',
    'uri',
    'endpoint',
    'host',
    'port',
    'address',
    'server',
    'service',
    'store',
    'provider',
    'ref',
    'reference',
  ],
  ...['id', 'ids', 'field', 'header', 'param', 'parameter', 'prefix', 'suffix', 'issuer', 'audience', 'audiences'],
  // What it is like, and for how long.
  ...['ttl', 'length', 'size', 'count', 'limit', 'limits', 'min', 'max', 'type', 'kind', 'class', 'method', 'mode'],
  ...['algorithm', 'alg', 'format', 'encoding', 'scheme', 'scope', 'scopes', 'policy', 'version', 'rotation', 'hint'],
  ...[
    'expiry',
    'expiration',
    'expires',
    'lifetime',
    'timeout',
    'interval',
    'age',
    'seconds',
    'minutes',
    'hours',
    'days',
  ],
  ...['enabled', 'disabled', 'required', 'optional', 'allowed', 'username', 'user', 'email', 'label', 'labels'],
  ...['complexity', 'strength', 'pattern', 'regex', 'strategy', 'source', 'backend', 'manager', 'duration', 'period'],
  // How browsers keep it.
  ...['expire', 'refresh', 'secure', 'samesite', 'httponly'],
  // What prints it, and who may use it.
  ...['cmd', 'command', 'domain', 'domains', 'ip', 'ips', 'cidr', 'cidrs'],
]);

/** First words of names whose values turn something on or off, or count. */
const switches: ReadonlySet<string> = new Set([
  ...[
    'allow',
    'disable',
    'enable',
    'has',
    'is',
    'max',
    'min',
    'no',
    'num',
    'require',
    'requires',
    'skip',
    'use',
    'with',
  ],
]);
