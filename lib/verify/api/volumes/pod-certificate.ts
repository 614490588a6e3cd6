import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { PodCertificateProjection } from '../../../kubernetes/generated/types';
import { longerThan } from '../../../kubernetes/spelling';
import { invalid, notSupported, type Report, required, tooLong } from '../../report/report';
import { unsupported } from '../../report/wording';
import { lowerCase } from '../formats/lower-case';
import { checkName, isQualifiedName } from '../formats/name-format';
import { validateFileUser } from './file-attributes';
import { validateSignerName } from './signer-name';
import type { VolumeContext } from './volume-context';
import { validateFilePath } from './volume-file-path';

const code = 'api/pod-certificate';
const keyTypes: ReadonlySet<string> = new Set(['RSA3072', 'RSA4096', 'ECDSAP256', 'ECDSAP384', 'ECDSAP521', 'ED25519']);

/** @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#podcertificate */
export function validatePodCertificate(
  certificate: PodCertificateProjection,
  path: FieldPath,
  { report }: VolumeContext,
): void {
  const { signerName = '', keyType = '', maxExpirationSeconds } = certificate;
  validateSignerName(signerName, `${path}.signerName`, report);
  validateUserAnnotations(certificate.userAnnotations, `${path}.userAnnotations`, report);
  validateFileUser(certificate.user, path, 'user', report);
  if (!keyTypes.has(keyType)) report(notSupported(code, `${path}.keyType`, unsupported(keyType, keyTypes)));
  if (maxExpirationSeconds !== undefined) validateExpiration(maxExpirationSeconds, signerName, path, report);
  validateFiles(certificate, path, report);
}

const day = 86_400;
const minSeconds = 3600;

function validateExpiration(seconds: number, signer: string, path: FieldPath, report: Report): void {
  const [domain = ''] = signer.split('/', 1);
  const most = `.${domain}`.endsWith('.kubernetes.io') ? day : 91 * day;
  if (seconds >= minSeconds && seconds <= most) return;
  report(
    invalid(code, `${path}.maxExpirationSeconds`, {
      value: seconds,
      message: `must be ${minSeconds} to ${most} for signer ${valueText(signer)}, got ${seconds}`,
      fix: `set ${day} (1 day)`,
    }),
  );
}

function validateFiles(certificate: PodCertificateProjection, path: FieldPath, report: Report): void {
  let files = 0;
  for (const name of ['credentialBundlePath', 'keyPath', 'certificateChainPath'] as const) {
    const file = certificate[name];
    if (file === undefined || file === '') continue;
    files += 1;
    validateFilePath(file, path, name, report);
  }
  if (files > 0) return;
  const message = 'missing credentialBundlePath, keyPath or certificateChainPath';
  report(required(code, path, { message, fix: 'set credentialBundlePath' }));
}

const maxBytes = 256 * 1024;

/** Keys with a domain, in which capitals do not count. The server names the map, not the entry. */
function validateUserAnnotations(
  annotations: Readonly<Record<string, string>> | undefined,
  path: FieldPath,
  report: Report,
): void {
  if (annotations === undefined) return;
  let all = '';
  for (const name in annotations) {
    all += name + (annotations[name] ?? '');
    validateUserAnnotation(name, path, report);
  }
  if (!longerThan(all, maxBytes)) return;
  const message = `must be at most ${maxBytes} bytes together`;
  report(tooLong(code, path, { message, fix: 'shorten the keys or values' }));
}

function validateUserAnnotation(name: string, path: FieldPath, report: Report): void {
  const field = `${path}[${name}]`;
  if (name === '') {
    report(required(code, field, { message: 'must not have an empty key', fix: 'set the key', serverField: path }));
  } else if (isQualifiedName(lowerCase(name)).length > 0) {
    checkName(lowerCase(name), isQualifiedName, field, report, { code, serverField: path });
  } else if (!name.includes('/')) {
    const message = `must have a domain prefix, got ${valueText(name)}`;
    report(
      invalid(code, field, {
        value: name,
        message,
        fix: 'add a domain and a slash, such as "example.com/note"',
        serverField: path,
      }),
    );
  }
}
