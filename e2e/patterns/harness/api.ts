import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';

/** An object as the API server gives it; scenarios read what they need of it. */
// biome-ignore lint/suspicious/noExplicitAny: status fields of many kinds, read by scenarios
export type Live = any;

/** An object to send. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** An answer that is not a success. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** An API server. */
export interface Api {
  readonly get: (path: string) => Promise<Live>;
  /** The object, or undefined where there is none. */
  readonly find: (path: string) => Promise<Live>;
  readonly apply: (object: Manifest, namespace: string) => Promise<Live>;
  readonly patch: (path: string, merge: object) => Promise<Live>;
  readonly create: (path: string, body: object) => Promise<Live>;
  readonly remove: (path: string, options?: object) => Promise<Live>;
  /** Text, as logs are. */
  readonly text: (path: string) => Promise<string>;
  readonly close: () => void;
}

const clusterScoped = new Set([
  ...['Namespace', 'Node', 'PersistentVolume', 'PriorityClass', 'StorageClass', 'ClusterRole', 'ClusterRoleBinding'],
  ...['APIService', 'CustomResourceDefinition', 'RuntimeClass'],
]);

/** Whether objects of a kind are in no namespace. */
export const isClusterScoped = (kind: string): boolean => clusterScoped.has(kind);

/** The path of an object, or of all of its kind where it has no name. */
export function pathOf(apiVersion: string, kind: string, namespace: string, name = ''): string {
  const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const plural = kind.toLowerCase().replace(/y$/, 'ie').replace(/s$/, 'se').concat('s');
  const scope = isClusterScoped(kind) ? '' : `/namespaces/${namespace}`;
  return `${group}${scope}/${plural}${name && `/${name}`}`;
}

/** Where an API server listens, and as whom it is asked. */
export interface ConnectOptions {
  /** @default that of a node, from inside its network namespace */
  readonly port?: number;
  /** @default 'patterns' */
  readonly fieldManager?: string;
}

/** Connects to the API server of a node or a control plane, whose state is in a folder, as its administrator. */
export function connect(folder: string, { port = 6443, fieldManager = 'patterns' }: ConnectOptions = {}): Api {
  const token = readFileSync(join(folder, 'token'), 'utf8');
  // A kept connection may be closed by the server at the moment in which a request is sent.
  const agent = new Agent({ keepAlive: false, ca: readFileSync(join(folder, 'certs/apiserver.crt')) });

  const send = (method: string, path: string, body?: object, type = 'application/json'): Promise<string> =>
    new Promise((resolve, reject) => {
      const sentText = body === undefined ? '' : JSON.stringify(body);
      // Node sends the body of a DELETE without its length, and the server reads it as another request.
      const length = { 'Content-Length': Buffer.byteLength(sentText) };
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': type, ...length };
      const sent = request({ host: '127.0.0.1', port, path, method, headers, agent }, (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece)).on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(pieces).toString();
          const status = answer.statusCode ?? 0;
          if (status < 300) resolve(text);
          else reject(new ApiError(status, `${method} ${path}: ${status} ${text}`));
        });
      });
      sent.on('error', (error) => reject(new Error(`${method} ${path}: ${error.message}`)));
      sent.end(sentText);
    });

  const json = async (...call: Parameters<typeof send>): Promise<Live> => JSON.parse(await send(...call));
  return {
    get: (path) => json('GET', path),
    find: (path) =>
      json('GET', path).catch((error) => {
        if (error instanceof ApiError && error.status === 404) return undefined;
        throw error;
      }),
    apply: (object, namespace) => {
      const path = pathOf(object.apiVersion, object.kind, object.metadata.namespace ?? namespace, object.metadata.name);
      return json('PATCH', `${path}?fieldManager=${fieldManager}&force=true`, object, 'application/apply-patch+yaml');
    },
    patch: (path, merge) => json('PATCH', path, merge, 'application/merge-patch+json'),
    create: (path, body) => json('POST', path, body),
    remove: (path, options = {}) => json('DELETE', path, options),
    text: (path) => send('GET', path),
    close: () => agent.destroy(),
  };
}
