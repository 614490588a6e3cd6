/**
 * A live cluster: reads, changes, applies, watches and deletes its objects. Import it from `cdk8s-pods/cluster`, and install
 * `@kubernetes/client-node`.
 * @module cluster
 */

export type { PodPhase } from '../status/phase-of';
export type { KnownOrigins } from '../status/status-options';
export { apply, preview } from './apply/apply';
export { ApplySetError } from './apply/apply-set';
export type { Conflict, ConflictChoice, ConflictPolicy } from './apply/conflicts';
export { ManifestError } from './apply/manifest-error';
export type { ApplyOptions, SetOptions } from './apply/options';
export { type AppliedObject, type ApplyAction, ApplyError, type ApplyEvent, type ApplyResult } from './apply/result';
export { type Cluster, connect } from './cluster';
export { ClusterError, type ClusterErrorCause, type ClusterErrorObject, type ClusterErrorParts } from './cluster-error';
export type { ConnectOptions } from './connection/connect';
export type { ApiRequest, ApiResource, Connection } from './connection/connection';
export type { KubeconfigChoice } from './connection/kubeconfig-choice';
export type { LogLine, LogOptions } from './logs/log-line';
export type {
  KindReference,
  KnownKindName,
  LiveParts,
  NamedObject,
  ObjectName,
  ObjectOf,
  OtherObject,
  Reference,
  Sent,
} from './objects/object-types';
export type { Abortable, ListOptions, Selector } from './objects/read';
export { type OmittedKind, type ReadSnapshot, readSnapshotOf, type SnapshotOptions } from './snapshot';
export type { DeleteOptions } from './verbs/delete';
export type { EvictOptions } from './verbs/evict';
export type { PatchOptions, PatchType } from './verbs/patch';
export type { NewResources } from './verbs/resize';
export type { NewObject, WriteOptions } from './verbs/write';
export type { WaitOptions } from './watch/wait-until';
export type { WantedState } from './watch/wanted-state';
export type { WatchEvent } from './watch/watch';
