import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from './api';

/** A Secret with strings. */
export function secret(name: string, stringData: Readonly<Record<string, string>>, type = 'Opaque'): Manifest {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name }, type, stringData } as Manifest;
}

/** A Secret with a new self-signed certificate for a host name. */
export function tlsSecret(name: string, host = 'localhost'): Manifest {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'));
  const [key, certificate] = [join(folder, 'tls.key'), join(folder, 'tls.crt')];
  try {
    const request = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
    ];
    execFileSync('openssl', [...request, '-subj', `/CN=${host}`, '-keyout', key, '-out', certificate], {
      stdio: 'ignore',
    });
    const data = { 'tls.key': readFileSync(key, 'utf8'), 'tls.crt': readFileSync(certificate, 'utf8') };
    return secret(name, data, 'kubernetes.io/tls');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
