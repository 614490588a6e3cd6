import { child, type FieldPath, get, index, parse } from '../findings/field-path';
import { type CustomWorkloads, customWorkloadOf } from '../kubernetes/custom/custom-workloads';
import { matchesOf } from '../kubernetes/custom/path-pattern';
import { templatePlace, workloadKindOf } from '../kubernetes/pod-template';
import { own } from '../values/own';
import { at, listAt, mapAt, textAt } from './snapshot/read';
import { controllerOf, type ObjectReference, referenceTo } from './snapshot/references';
import type { Snapshot } from './snapshot/snapshot';

/** The object whose manifest a Pod comes from. */
export interface Owner {
  readonly reference: ObjectReference;
  /** The object; `undefined` where the snapshot lacks it. */
  readonly object: unknown;
  /** Whether the Pod is of an older template than the object has now. */
  readonly isOld: boolean;
}

/** Chains of owners are shorter; one in a circle ends here. */
const longestChain = 8;

/** The object that somebody wrote and that a Pod, a ReplicaSet or a Job comes from: at the end of its controllers. */
export function ownerOf(object: unknown, snapshot: Snapshot): Owner | undefined {
  const chain = [object];
  const own = referenceTo(object);
  if (own === undefined) return undefined;
  let reference: ObjectReference = own;
  while (chain.length < longestChain) {
    const controller: ObjectReference | undefined =
      chain.at(-1) === undefined ? unseenController(reference, object) : controllerOf(chain.at(-1));
    // The kubelet's own Pods are the node's in the API, and come from a file.
    if (controller === undefined || controller.kind === 'Node') break;
    reference = controller;
    chain.push(snapshot.object(controller));
  }
  const { apiVersion, kind, namespace, name } = reference;
  const plain = { apiVersion, kind, ...(namespace !== undefined && { namespace }), name };
  return { reference: plain, object: chain.at(-1), isOld: isOld(chain) };
}

/** The Deployment of a ReplicaSet that is not in the snapshot: the name of the latter is that of the former, and a hash. */
function unseenController({ kind, ...reference }: ObjectReference, pod: unknown): ObjectReference | undefined {
  const hash = mapAt(pod, 'metadata', 'labels')['pod-template-hash'] ?? '';
  if (kind !== 'ReplicaSet' || hash === '' || !reference.name.endsWith(`-${hash}`)) return undefined;
  return { ...reference, kind: 'Deployment', name: reference.name.slice(0, -hash.length - 1) };
}

/** The name of a revision in an object, where its owner says which one is the latest. */
function isOld(chain: readonly unknown[]): boolean {
  const [owner, below, pod] = [chain.at(-1), chain.at(-2), chain[0]];
  if (owner === undefined || below === undefined) return false;
  const differ = (ofOwner: string | undefined, ofPart: string | undefined) =>
    (ofOwner ?? '') !== '' && (ofPart ?? '') !== '' && ofOwner !== ofPart;
  const labels = mapAt(pod, 'metadata', 'labels');
  switch (textAt(owner, 'kind')) {
    case 'Deployment':
      return differ(
        mapAt(owner, 'metadata', 'annotations')[revision],
        mapAt(below, 'metadata', 'annotations')[revision],
      );
    case 'StatefulSet':
      return differ(textAt(owner, 'status', 'updateRevision'), labels['controller-revision-hash']);
    case 'DaemonSet':
      return differ(
        mapAt(owner, 'metadata', 'annotations')['deprecated.daemonset.template.generation'],
        labels['pod-template-generation'],
      );
    case 'Rollout':
      return differ(textAt(owner, 'status', 'currentPodHash'), labels['rollouts-pod-template-hash']);
    default:
      return false;
  }
}

const revision = 'deployment.kubernetes.io/revision';

/**
 * A field of a Pod as a field of what it comes from: `spec.containers[0].image` is at
 * `spec.template.spec.containers[1].image`. Items of lists are found by name; of what a webhook has added, the path ends
 * where the template does. `''` where it is not known where the template is.
 */
export function fieldInOwner(field: FieldPath, pod: unknown, owner: Owner, workloads: CustomWorkloads): FieldPath {
  const { object } = owner;
  const template = templatePathOf(owner, pod, workloads);
  if (template === undefined) return '';
  const inTemplate = object === undefined ? field : fieldByName(field, pod, get(object, template), object);
  return inTemplate.startsWith(claims) ? inTemplate : child(template, inTemplate);
}

const claims = 'spec.volumeClaimTemplates[';

/** Where the template of a Pod is in the object that it comes from. */
function templatePathOf({ reference, object }: Owner, pod: unknown, workloads: CustomWorkloads): FieldPath | undefined {
  const kind = workloadKindOf(reference);
  if (kind !== undefined) return templatePlace(kind).path;
  return customTemplatePath(object, pod, workloads);
}

/** Of several templates of a custom resource, the first one that has the containers of the Pod. */
function customTemplatePath(object: unknown, pod: unknown, workloads: CustomWorkloads): FieldPath | undefined {
  const templates = customWorkloadOf(object, workloads)?.templates ?? [];
  const found = templates.flatMap(({ path }) => matchesOf(object, path));
  const names = new Set(listAt(pod, 'spec', 'containers').map((container) => own(container, 'name')));
  const has = (template: unknown) => {
    const own = listAt(template, 'spec', 'containers').map((container) => textAt(container, 'name'));
    return own.length > 0 && own.every((name) => names.has(name));
  };
  return (found.length === 1 ? found[0] : found.find(({ value }) => has(value)))?.path;
}

function fieldByName(field: FieldPath, pod: unknown, template: unknown, owner: unknown): FieldPath {
  const [spec, list, entry] = parse(field);
  if (spec?.name !== 'spec' || list === undefined || entry?.kind !== 'entry') return field;
  const item = listAt(pod, 'spec', list.name)[Number(entry.name)];
  const name = own(item, 'name');
  if (typeof name !== 'string') return field;
  const path = `spec.${list.name}`;
  const position = listAt(template, 'spec', list.name).findIndex((one) => own(one, 'name') === name);
  if (position !== -1) return `${index(path, position)}${field.slice(index(path, Number(entry.name)).length)}`;
  const claim = listAt(owner, 'spec', 'volumeClaimTemplates').findIndex((one) => at(one, 'metadata', 'name') === name);
  if (list.name === 'volumes' && claim !== -1) return index('spec.volumeClaimTemplates', claim);
  return at(template, 'spec', list.name) === undefined ? 'spec' : path;
}
