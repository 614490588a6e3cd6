import type { PodPhase } from '../status/phase-of';
import { type Checks, callback, check, object, optional, string } from '../values/check';
import { type ConnectOptions, openConnection } from './connection/connect';
import type { Connection } from './connection/connection';
import type { LogLine, LogOptions } from './logs/log-line';
import { readLogs } from './logs/logs';
import type { KindReference, NamedObject, ObjectOf, Reference, Sent } from './objects/object-types';
import { type Abortable, getObject, type ListOptions, listObjects, listPages } from './objects/read';
import { abortSignal } from './option-checks';
import { withChecks } from './verb-checks';
import { type DeleteOptions, deleteObject } from './verbs/delete';
import { type EvictOptions, evictPod } from './verbs/evict';
import { type PatchOptions, patchObject } from './verbs/patch';
import { type NewResources, resizePod } from './verbs/resize';
import { setImage } from './verbs/set-image';
import { changeObject, createObject, type NewObject, replaceObject, type WriteOptions } from './verbs/write';
import { podPhases } from './watch/phases';
import { type WaitOptions, waitUntil } from './watch/wait-until';
import type { WantedState } from './watch/wanted-state';
import { type WatchEvent, watchObjects } from './watch/watch';

/**
 * A live cluster. Objects are named by `{ kind: 'Deployment', name: 'web' }`, with `apiVersion` for kinds of others and
 * `namespace` where it is not that of the connection, or by an object itself. Whatever the cluster refuses is thrown as a
 * {@link ClusterError}.
 */
export interface Cluster {
  /** What all of this is made of. */
  readonly connection: Connection;
  /** Creates an object. */
  readonly create: <const Of extends NewObject>(object: Of & Sent<Of>, options?: WriteOptions) => Promise<ObjectOf<Of>>;
  /** The object as it is now. */
  readonly get: <const Of extends Reference>(reference: Of, options?: Abortable) => Promise<ObjectOf<Of>>;
  /** The objects of a kind. */
  readonly list: <const Of extends KindReference>(kind: Of, options?: ListOptions) => Promise<readonly ObjectOf<Of>[]>;
  /** The objects of a kind, page by page: few are in memory at once. */
  readonly pages: <const Of extends KindReference>(
    kind: Of,
    options?: ListOptions,
  ) => AsyncIterable<readonly ObjectOf<Of>[]>;
  /** Replaces an object that was read before; a conflict where another client has changed it since. */
  readonly replace: <const Of extends NamedObject>(object: Of, options?: WriteOptions) => Promise<ObjectOf<Of>>;
  /** Reads an object and replaces it with what a function makes of it, again where another client has changed it meanwhile. */
  readonly update: <const Of extends Reference>(
    reference: Of,
    change: (object: ObjectOf<Of>) => object | Promise<object>,
    options?: WriteOptions,
  ) => Promise<ObjectOf<Of>>;
  /** Patches an object. */
  readonly patch: <const Of extends Reference>(
    reference: Of,
    patch: object,
    options?: PatchOptions,
  ) => Promise<ObjectOf<Of>>;
  /** Sets the images of containers of a Pod or a workload, by name: `{ web: 'nginx:1.29' }`. */
  readonly setImage: <const Of extends Reference>(
    reference: Of,
    images: Readonly<Record<string, string>>,
    options?: WriteOptions,
  ) => Promise<ObjectOf<Of>>;
  /** Sets CPU and memory of containers of a running Pod, by name; Kubernetes 1.33 or later. */
  readonly resize: (
    pod: Reference,
    resources: Readonly<Record<string, NewResources>>,
    options?: WriteOptions,
  ) => Promise<ObjectOf<{ readonly kind: 'Pod' }>>;
  /** Deletes an object; one that was read before only if it is still the same. */
  readonly delete: (reference: Reference, options?: DeleteOptions) => Promise<void>;
  /** Evicts a Pod, unless a PodDisruptionBudget refuses: the error says which one, and what it counts. */
  readonly evict: (pod: Reference, options?: EvictOptions) => Promise<void>;
  /** What all containers of a Pod or a workload log, by time; with `follow` as it comes. */
  readonly logs: (reference: Reference, options?: LogOptions) => AsyncIterable<LogLine>;
  /** All changes of the objects of a kind, those that there are first. It goes on over lost connections. */
  readonly watch: <const Of extends KindReference>(
    kind: Of,
    options?: ListOptions,
  ) => AsyncIterable<WatchEvent<ObjectOf<Of>>>;
  /** All changes of Pods, those that there are first. */
  readonly watchPods: (options?: ListOptions) => AsyncIterable<WatchEvent<ObjectOf<{ readonly kind: 'Pod' }>>>;
  /** The phases of a Pod as they change, with what kubectl prints as STATUS, to its end; `Deleted` is the last status of one that is deleted. */
  readonly phases: (pod: Reference, options?: Abortable) => AsyncIterable<PodPhase>;
  /**
   * Waits until an object is ready, has completed, or is deleted; the error says what it waits for.
   * @throws ClusterError with the reason `Timeout`, or `Failed` where waiting does not help
   */
  readonly waitUntil: (reference: Reference, state: WantedState, options?: WaitOptions) => Promise<void>;
  /** Ends all that is open. */
  readonly close: () => void;
}

/**
 * Connects to the cluster of a kubeconfig, over `@kubernetes/client-node`, which has to be installed.
 * @throws ClusterError where the kubeconfig cannot be used; TypeError for an option that is unknown or not valid
 */
export async function connect(options: ConnectOptions = {}): Promise<Cluster> {
  check('connect', options, object(checks));
  return clusterOver(await openConnection(options));
}

const checks: Checks<ConnectOptions> = {
  kubeconfig: optional(string),
  context: optional(string),
  namespace: optional(string),
  signal: optional(abortSignal),
  originsOf: optional(callback),
};

/** All verbs over a connection. */
export function clusterOver(connection: Connection): Cluster {
  return withChecks({
    connection,
    create: (given, options) => createObject(connection, given, options),
    get: (reference, options) => getObject(connection, reference, options),
    list: (of, options) => listObjects(connection, of, options),
    pages: (of, options) => listPages(connection, of, options),
    replace: (given, options) => replaceObject(connection, given, options),
    update: (reference, change, options) => changeObject(connection, reference, change, options),
    patch: (reference, patch, options) => patchObject(connection, reference, patch, options),
    setImage: (reference, images, options) => setImage(connection, reference, images, options),
    resize: (pod, resources, options) => resizePod(connection, pod, resources, options),
    delete: (reference, options) => deleteObject(connection, reference, options),
    evict: (pod, options) => evictPod(connection, pod, options),
    logs: (reference, options) => readLogs(connection, reference, options),
    watch: (of, options) => watchObjects(connection, of, options),
    watchPods: (options) => watchObjects(connection, { apiVersion: 'v1', kind: 'Pod' }, options),
    phases: (pod, options) => podPhases(connection, pod, options),
    waitUntil: (reference, state, options) => waitUntil(connection, reference, state, options),
    close: connection.close,
  });
}
