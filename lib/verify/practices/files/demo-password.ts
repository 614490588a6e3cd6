import type { PlacedContainer } from '../../../anatomy/containers';
import { isSecretName } from '../../../findings/secrecy/secret-name';

/**
 * Tells which passwords of a container are those of demos: made only of well-known words (`changeme`, `minio123`), of the
 * names of what they belong to (`mysql` in container "mysql"), or equal to the user or the database. Nobody would move these
 * to a Secret: they are no secret.
 */
export function demoPasswords({ container, name }: PlacedContainer): (variable: string, password: string) => boolean {
  const around = [...wordsOf(name), ...wordsOf(imageName(container.image ?? ''))];
  const publicValues = new Set<string>();
  for (const { name: variable = '', value = '' } of container.env ?? []) {
    if (publicName.test(variable) && !isSecretName(variable)) publicValues.add(value.toLowerCase());
  }
  return (variable, password) => {
    const text = password.toLowerCase();
    if (publicValues.has(text) || namedPassword.test(text)) return true;
    return consistsOf(text, new Set([...demoWords, ...around, ...wordsOf(variable)]));
  };
}

/** Names of variables whose values are a user or a database. */
const publicName = /(?:user|user_?name|login|db|db_?name|database)$/i;

/** `fake_password`, `shop-password`: the password is called what it is. */
const namedPassword = /^[a-z]+[-_]pass(?:word|wd)?$/;

const demoWords: readonly string[] = [
  ...[
    'password',
    'passwd',
    'pass',
    'passw0rd',
    'pwd',
    'pw',
    'secret',
    'changeme',
    'changeit',
    'change',
    'me',
    'it',
    'please',
  ],
  ...['guest', 'admin', 'administrator', 'root', 'user', 'username', 'test', 'testing', 'demo', 'example', 'sample'],
  ...['default', 'dummy', 'fake', 'foo', 'bar', 'baz', 'foobar', 'hello', 'world', 'welcome', 'letmein', 'qwerty'],
  ...['my', 'your', 'some', 'the', 'a', 'super', 'top', 'very', 'not', 'so', 'insecure', 'dev', 'development', 'local'],
  ...['postgres', 'postgresql', 'mysql', 'mariadb', 'mongo', 'mongodb', 'redis', 'rabbitmq', 'minio', 'minioadmin'],
  ...['wordpress', 'grafana', 'keycloak', 'elastic', 'kafka', 'neo4j', 'rancher', 'db', 'database', 'app'],
  ...['1', '12', '123', '1234', '12345', '123456', '1234567', '12345678', '123456789', '-', '_', '.', '!', ' '],
];

/** `registry.example.com:5000/shop/mysql:8@sha256:…` is of mysql. */
function imageName(image: string): string {
  return (image.split('/').at(-1) ?? '').split(/[:@]/, 1)[0] ?? '';
}

/** The words of a name, except those so short that many passwords have them. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word.length > 2);
}

/** Whether a text is nothing but words of the list, one after another. */
function consistsOf(text: string, words: ReadonlySet<string>): boolean {
  if (text === '' || text.length > longestDemo) return false;
  const reached = new Set([0]);
  for (let at = 0; at < text.length; at += 1) {
    if (!reached.has(at)) continue;
    for (const word of words) if (text.startsWith(word, at)) reached.add(at + word.length);
  }
  return reached.has(text.length);
}

const longestDemo = 40;
