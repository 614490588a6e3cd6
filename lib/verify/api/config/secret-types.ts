import { key } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import type { Secret } from '../../../kubernetes/generated/types';
import { invalid, type Report, required } from '../../report/report';
import { warning } from '../../report/warning';
import { keyPairProblem } from './key-pair';

const serviceAccountName = 'kubernetes.io/service-account.name';

/** The keys of which a type needs all. */
const allOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubernetes.io/dockercfg', ['.dockercfg']],
  ['kubernetes.io/dockerconfigjson', ['.dockerconfigjson']],
  ['kubernetes.io/ssh-auth', ['ssh-privatekey']],
  ['kubernetes.io/tls', ['tls.crt', 'tls.key']],
]);

/** The type of which one key is enough. */
const basicAuth = 'kubernetes.io/basic-auth';
const credentials = ['username', 'password'];

/** What goes with the type of a Secret. */
export function validateSecretType(secret: Secret, report: Report): void {
  const { type = '', metadata } = secret;
  if (type === 'kubernetes.io/service-account-token') {
    if ((metadata.annotations?.[serviceAccountName] ?? '') === '') report(noServiceAccount());
  } else if (type === basicAuth) {
    if (credentials.some((name) => textOf(secret, name) !== undefined)) return;
    for (const name of credentials) report(missing(name, type));
  } else {
    for (const name of allOf.get(type) ?? []) validateKey(secret, name, report);
    if (type === 'kubernetes.io/tls') warnOfKeyPair(secret, report);
  }
}

function validateKey(secret: Secret, name: string, report: Report): void {
  const { type = '' } = secret;
  const value = textOf(secret, name);
  if (value === undefined || (type === 'kubernetes.io/ssh-auth' && value === '')) report(missing(name, type));
  else if (name.startsWith('.docker') && !isJsonObject(value)) report(noJson(name, secret));
}

/** The value of a key, decoded; the server lets `stringData` overwrite `data`. */
function bytesOf({ data = {}, stringData = {} }: Secret, name: string): Buffer | undefined {
  if (Object.hasOwn(stringData, name)) return Buffer.from(stringData[name] ?? '');
  return Object.hasOwn(data, name) ? Buffer.from(data[name] ?? '', 'base64') : undefined;
}

function textOf(secret: Secret, name: string): string | undefined {
  return bytesOf(secret, name)?.toString();
}

/** Whether a text is a JSON object, or null, with numbers that fit: what Go reads into a map. */
function isJsonObject(text: string): boolean {
  let fits = true;
  try {
    const value: unknown = JSON.parse(text, (_name, member: unknown) => {
      if (member === Number.POSITIVE_INFINITY || member === Number.NEGATIVE_INFINITY) fits = false;
      return member;
    });
    return fits && typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}

function missing(name: string, type: string): Finding {
  return required('api/secret-keys', key('data', name), {
    message: `missing key "${name}", required for type ${type}`,
    fix: 'add it to data or stringData, or set type: Opaque',
  });
}

function noJson(name: string, { stringData = {} }: Secret): Finding {
  const serverField = key('data', name);
  const field = Object.hasOwn(stringData, name) ? key('stringData', name) : serverField;
  return invalid('api/secret-keys', field, {
    message: 'must be a JSON object (value hidden)',
    fix: 'set the content of a Docker config.json, as `docker login` writes it',
    ...(field !== serverField && { serverField }),
  });
}

function noServiceAccount(): Finding {
  return required('api/secret-keys', key('metadata.annotations', serviceAccountName), {
    message: 'required when type is kubernetes.io/service-account-token',
    fix: 'set the name of the service account, or use a projected token volume instead of a Secret',
  });
}

/** Of a certificate and a key that cannot be used together, servers only warn. */
function warnOfKeyPair(secret: Secret, report: Report): void {
  const [certificates, privateKey] = [bytesOf(secret, 'tls.crt'), bytesOf(secret, 'tls.key')];
  if (certificates === undefined || privateKey === undefined) return;
  const problem = keyPairProblem(certificates.toString('latin1'), privateKey.toString('latin1'));
  if (problem === undefined) return;
  const { at, message, fix } = problem;
  report(
    warning(
      'api/tls-key-pair',
      key(Object.hasOwn(secret.stringData ?? {}, at) ? 'stringData' : 'data', at),
      message,
      fix,
    ),
  );
}
