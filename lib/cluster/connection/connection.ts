/** A request to an API server. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As `/api/v1/namespaces/shop/pods`. */
  readonly path: string;
  /** Parameters that are undefined are not sent. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** @default application/json */
  readonly contentType?: string;
  /** The form of the answer. @default application/json */
  readonly accept?: string;
  /** Ends the request, and the waiting for its answer. */
  readonly signal?: AbortSignal | undefined;
}

/** A kind of objects as an API server serves it. */
export interface ApiResource {
  /** As `apps/v1`. */
  readonly apiVersion: string;
  /** As `Deployment`. */
  readonly kind: string;
  /** As `deployments`, in paths. */
  readonly plural: string;
  readonly namespaced: boolean;
  /** As `get`, `list`, `patch`. */
  readonly verbs: readonly string[];
  /** As `status`, `scale`, `resize`. */
  readonly subresources: readonly string[];
}

/** An API server, as all of this room talks to it. Whatever is not a success is thrown as a ClusterError. */
export interface Connection {
  /** The context of the kubeconfig, for messages. */
  readonly context: string;
  /** The namespace of objects that name none. */
  readonly namespace: string;
  /** Sends a request, again where the server requests that or where it can have had no effect; answers with the JSON. */
  readonly request: (request: ApiRequest) => Promise<unknown>;
  /** The lines of an answer that goes on, as watches and logs do; ends with the connection. */
  readonly lines: (request: ApiRequest) => AsyncIterable<string>;
  /** How the server serves a kind; `undefined` where it does not. A kind that was defined just now is found, too. */
  readonly resourceOf: (apiVersion: string, kind: string) => Promise<ApiResource | undefined>;
  /** All that the server serves, the preferred version of each kind. */
  readonly resources: () => Promise<readonly ApiResource[]>;
  /** Ends all that is open. */
  readonly close: () => void;
}

/** The path of an object, or of all of its kind where it has no name; without a namespace, in all of them. */
export function pathOf(resource: ApiResource, namespace?: string, name?: string, subresource?: string): string {
  const { apiVersion, plural, namespaced } = resource;
  const group = apiVersion.includes('/') ? ['apis', ...apiVersion.split('/')] : ['api', apiVersion];
  const scope = namespaced && namespace !== undefined ? ['namespaces', namespace] : [];
  const steps = [...group, ...scope, plural, name, subresource].filter((step) => step !== undefined);
  return `/${steps.map(encodeURIComponent).join('/')}`;
}
