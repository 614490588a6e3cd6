import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSelfSigned } from '../../../test-helpers/certificate';
import type { Manifest } from './api';

/** A Secret with strings. */
export function secret(name: string, stringData: Readonly<Record<string, string>>, type = 'Opaque'): Manifest {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name }, type, stringData } as Manifest;
}

/** A Secret with a new self-signed certificate for a host name. */
export function tlsSecret(name: string, host = 'localhost'): Manifest {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'));
  try {
    writeSelfSigned(folder, host);
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    return secret(name, { 'tls.key': read('tls.key'), 'tls.crt': read('tls.crt') }, 'kubernetes.io/tls');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
