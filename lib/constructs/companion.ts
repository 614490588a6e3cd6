import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Metadata } from '../pod/render';
import { elsewhere, object as objectCheck, open, optional, recordOf, string } from '../values/check';
import { defined } from '../values/defined';
import { templateTarget } from './attach';
import type { ComposedObject, TemplateTarget } from './composition';
import type { Manifest } from './manifest';
import { labels, objectNameCheck } from './metadata-checks';
import { nameLabel } from './name-label';
import { textOf } from './object-name';
import { manage } from './synth';

/** Name, labels and annotations of what follows from a workload, whose namespace is that of the workload. */
export type CompanionMetadata = Omit<Metadata, 'namespace'>;

/** The check of that metadata; other fields are checked with the manifest. */
export const companionMetadata = objectCheck(
  {
    namespace: elsewhere('remove it, the namespace is that of the workload'),
    labels: optional(recordOf(optional(string))),
    annotations: optional(recordOf(optional(string))),
  },
  open,
);

/** The check of the metadata of kinds that are not verified, such as an Ingress or a monitor: all of it. */
export const unverifiedMetadata = objectCheck({
  name: optional(objectNameCheck),
  namespace: elsewhere('remove it, the namespace is that of the workload'),
  labels: optional(labels),
  annotations: optional(recordOf(optional(string))),
});

/**
 * The object of a workload whose Pods can be selected, and which of its pod templates is meant.
 * @throws Error where it has no pod template, or is one: what creates Pods from a PodTemplate labels them.
 */
export function templateWithPods(target: IConstruct, verb: string): TemplateTarget {
  const found = templateTarget(target, verb);
  if (found.object.kind !== 'PodTemplate') return found;
  throw new Error(`${verb}: a PodTemplate has no Pods (${target.node.path}); use it on what creates them`);
}

/** Which object a verb places next to a workload. */
export interface CompanionKind {
  /** The function that users call. */
  readonly verb: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** What its id begins with: `service`. */
  readonly id: string;
  /** Why a workload can have it once; absent where it can have several. */
  readonly once?: string | undefined;
}

type Companioned = Pick<ComposedObject, 'object' | 'composition'>;

/**
 * Checks that a verb which can be there once is not.
 * @throws Error with why it cannot be there twice.
 */
export function checkOnce({ object, composition }: Companioned, verb: string, once: string): void {
  if (!composition.companions.has(verb)) return;
  throw new Error(`${verb}: called twice for ${manage(object).owner.node.path}, ${once}; remove one of the calls`);
}

/**
 * Places an object that follows from a workload: next to it, with its name, its namespace and the label of its name.
 * @throws Error where such an object of that name is there already, or any that can be there once.
 */
export function placeCompanion(
  { object, composition }: Companioned,
  { verb, apiVersion, kind, id: prefix, once }: CompanionKind,
  metadata: Metadata | undefined,
  body: Manifest,
): ApiObject {
  const name = metadata?.name ?? object.name;
  const namespace = metadata?.namespace ?? object.metadata.namespace;
  const { owner } = manage(object);
  if (once !== undefined) checkOnce({ object, composition }, verb, once);
  const plainName = textOf(name, object);
  const id = `${prefix}-${plainName}`;
  if (owner.node.tryFindChild(id) !== undefined) {
    throw new Error(`${verb}: duplicate ${kind} "${plainName}" in ${owner.node.path}; set another metadata.name`);
  }
  const placed = new ApiObject(owner, id, {
    apiVersion,
    kind,
    metadata: {
      ...(metadata !== undefined && defined(metadata)),
      name,
      ...(namespace !== undefined && { namespace }),
      labels: { ...(!composition.own?.asWritten && nameLabel(object.name)), ...metadata?.labels },
    },
    ...body,
  });
  manage(placed).follows = manage(object);
  if (once !== undefined) composition.companions.set(verb, placed);
  return placed;
}
