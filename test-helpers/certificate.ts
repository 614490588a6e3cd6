import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Writes tls.key and tls.crt, a new self-signed certificate for a host name, to a folder. */
export function writeSelfSigned(folder: string, host: string): void {
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const files = ['-keyout', join(folder, 'tls.key'), '-out', join(folder, 'tls.crt')];
  execFileSync('openssl', [...request, '-subj', `/CN=${host}`, ...files], { stdio: 'ignore' });
}
