import { append } from '../../values/append';
import { hint, isSecretName } from './secret-name';
import { behindScheme, isReference, ofForm, shortestToken } from './secret-text';

/** Whether a variable has a credential in its value: {@link plainCredentials}. */
export function isPlainCredential(name: string, value: string): boolean {
  return plainCredentials(name, value).length > 0;
}

/**
 * The credentials in the value of a variable, to the best of what can be told from the two: parts of it, or all of it. What
 * may be secret, and so is never printed, is more than that: a value that looks like the name of an object is one for all
 * we know.
 */
export function plainCredentials(name: string, value: string): readonly string[] {
  const parts = credentialParts(value.includes('${') ? value.replace(variable, '${X}') : value);
  return isWholeCredential(name, value) ? [...parts, value] : parts;
}

function isWholeCredential(name: string, value: string): boolean {
  return (
    isSecretName(beforeEquals(name)) &&
    !aboutSecret.test(name) &&
    !isReference(value) &&
    !inStore.test(value) &&
    !harmless.test(value) &&
    !isPlaceholder(name, value) &&
    !isNameOfObject(name, value)
  );
}

function beforeEquals(text: string): string {
  const end = text.indexOf('=');
  return end === -1 ? text : text.slice(0, end);
}

/** Names of what a secret is made with, and where it is; and passphrases that all in a network know. */
const aboutSecret = /(?:encoders?|hashers?|arns?|salt[-_.]?rounds)$|network[-_.]?passphrase$/i;

/**
 * Where a secret is, which a webhook or an entrypoint replaces when the Pod starts: `vault:secret/data/db#password`,
 * `arn:aws:secretsmanager:…`, `gcp:secretmanager:…`, `projects/shop/secrets/db`, `db@azurekeyvault`, `env:DB_PASSWORD`,
 * `file:/run/secrets/db`.
 */
const inStore =
  /^(?:(?:>>)?(?:vault|bao):.+|arn:aws[\w-]*:.+|(?:gcp:secretmanager|azure:keyvault):.+|projects\/[^/]+\/secrets\/.+|[^@]+@azurekeyvault(?:\?.*)?|env:[A-Z_]\w*|file:\/.*)$/i;

/** `${NAME}`, also with colons inside, as `${vault:secret/data/db#password}`, which a URL may have several of. */
const variable = /\$\{[^{}]*\}/g;

/** Switches, numbers, paths, options that name a path, addresses. */
const harmless =
  /^(?:|true|false|yes|no|on|off|none|null|enabled|disabled|\d+|\/.*|(?:[^=]*=)?\/.*|[a-z][a-z\d+.-]*:\/\/.*)$/is;

/**
 * `<your password>`, `INSERT_TOKEN`, `REPLACE_ME`, `***`: nobody runs with these, as they do with `changeme`. So are variables of
 * a pipeline: `#{TOKEN}#`, `%TOKEN%`, `@@TOKEN@@`, `__TOKEN__`.
 */
const placeholder =
  /^(?:<.*>|\[.*\]|[*.x]{3,}|#\{[^{}]*\}#?|%[a-z_]\w*%|@@[a-z_][\w.-]*@@|__[a-z]\w*__|todo|tbd|fixme|(?:insert|replace|enter|your|todo|fixme)[-_ ].*|redacted|placeholder|replaceme)$/i;

function isPlaceholder(name: string, value: string): boolean {
  return placeholder.test(value) || (name.includes('_') && value.includes(name));
}

/** `WEBHOOK_SECRET: webhook-cert` names a Secret, `CLUSTER_TOKEN: etcd-cluster-k8s` a cluster; passwords have no names. */
function isNameOfObject(name: string, value: string): boolean {
  if (/pass/i.test(name)) return false;
  return (/secrets?$/i.test(name) && /^[a-z]+$/.test(value)) || /^[a-z]+(?:-[a-z\d]{1,12})+$/.test(value);
}

/** The parts of a text that are credentials without doubt. What is hidden of a text is more than that. */
function credentialParts(text: string): readonly string[] {
  const found: string[] = [];
  if (text.includes('://')) append(found, valuesOf(text, inUrl));
  if (hint.test(text)) {
    append(found, assignedIn(text));
    append(found, optionsIn(text));
  }
  if (text.length >= shortestToken) {
    append(found, valuesOf(text, behindScheme));
    append(found, valuesOf(text, ofForm));
  }
  return found.length === 0 ? found : found.filter((value) => value !== '' && !isReference(value));
}

function valuesOf(text: string, pattern: RegExp): readonly string[] {
  // Nearly no text has any, and searching takes a fraction of the time.
  return text.search(pattern) === -1 ? [] : [...text.matchAll(pattern)].map(([, value = '']) => value);
}

/** `NAME=value`, quoted or not; in a query or a connection string, up to what separates it from the next. */
function assignedIn(text: string): readonly string[] {
  return [...text.matchAll(/=(?:"([^"]*)"|'([^']*)'|([^\s"'&;,|]+))/g)].flatMap(
    ({ index, 1: one, 2: two, 3: three }) => {
      const [name = ''] = /[A-Za-z][\w.-]*$/.exec(text.slice(Math.max(0, index - longestName), index)) ?? [];
      return isSecretName(name) ? [one ?? two ?? three ?? ''] : [];
    },
  );
}

/** `--password value`, quoted or not. */
function optionsIn(text: string): readonly string[] {
  const option = /(?:^|[\s"'])--?([A-Za-z][\w.-]{0,100})[ \t]+(?:"([^"]*)"|'([^']*)'|([^\s"';&|-][^\s"';&|]*))/g;
  return [...text.matchAll(option)].flatMap(([, name = '', one, two, three]) =>
    isSecretName(name) ? [one ?? two ?? three ?? ''] : [],
  );
}

const longestName = 100;

/** `postgres://user:password@host`. */
const inUrl = /:\/\/[^\s/?#@:"']{0,200}:([^\s@"']{1,500})@/g;
