import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who a kubeconfig is of, in its own words: `{ token }`, `{ exec }`, a client certificate. */
export type Credentials = object;

/** Another kubeconfig than that of the administrator. */
export interface KubeconfigOptions {
  readonly namespace: string;
  readonly user: Credentials;
  /** @default the port of the API server */
  readonly port?: number;
}

/** Writes a kubeconfig for a control plane; returns its path. JSON is YAML. */
export function writeKubeconfig(
  plane: { readonly folder: string; readonly port: number },
  file: string,
  options: KubeconfigOptions,
): string {
  const { namespace, user, port = plane.port } = options;
  const cluster = {
    server: `https://127.0.0.1:${port}`,
    'certificate-authority-data': readFileSync(join(plane.folder, 'certs/apiserver.crt')).toString('base64'),
  };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster }],
    users: [{ name: 'user', user }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'user', namespace } }],
    'current-context': 'test',
  };
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}
