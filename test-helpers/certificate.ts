import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes tls.key and tls.crt, a new self-signed certificate for a host name, to a folder. */
export function writeSelfSigned(folder: string, host: string): void {
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const files = ['-keyout', join(folder, 'tls.key'), '-out', join(folder, 'tls.crt')];
  execFileSync('openssl', [...request, '-subj', `/CN=${host}`, ...files], { stdio: 'ignore' });
}

/** Writes ca.crt, a new authority, and tls.key and tls.crt, a certificate of it for localhost, to a folder. */
export function writeAuthority(folder: string): void {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const request = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-x509'];
  openssl(...request, '-subj', '/CN=authority', '-keyout', 'ca.key', '-out', 'ca.crt');
  const extensions = ['subjectAltName=DNS:localhost', 'basicConstraints=critical,CA:FALSE'];
  const leaf = ['-subj', '/CN=localhost', ...extensions.flatMap((one) => ['-addext', one])];
  openssl(...request, ...leaf, '-CA', 'ca.crt', '-CAkey', 'ca.key', '-keyout', 'tls.key', '-out', 'tls.crt');
}

/** The certificates of a folder, by file. */
export function readCertificates(folder: string): Readonly<Record<string, string>> {
  const names = ['ca.crt', 'tls.crt', 'tls.key'].filter((name) => existsSync(join(folder, name)));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
