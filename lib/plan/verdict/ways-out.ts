import type { Finding } from '../../findings/finding';
import type { ObjectName } from '../object-name';
import { isAt } from './changes-at';

/** What to do instead of a change that a server refuses. */
interface WayOut {
  readonly kinds: readonly string[];
  /** The field that cannot change; all fields of the kind, if none. */
  readonly field?: string;
  readonly options: (object: ObjectName) => readonly string[];
}

/** An object as a command of kubectl has it: `statefulset db --namespace shop`. */
const argument = ({ kind, name, namespace }: ObjectName) =>
  `${kind.toLowerCase()} ${name}${namespace === undefined ? '' : ` --namespace ${namespace}`}`;

const orphans = (object: ObjectName) =>
  `kubectl delete ${argument(object)} --cascade=orphan, then apply: its Pods go on and are adopted`;

/** From the most to the least specific. */
const waysOut: readonly WayOut[] = [
  {
    kinds: ['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet'],
    field: 'spec.selector',
    options: ({ kind }) => [
      'keep the selector that it has, and add labels to the template only',
      `create a ${kind} of another name, let Services select both, then delete this one`,
      'delete it and apply: its Pods stop until the new ones are ready',
    ],
  },
  {
    // Server-side apply keeps the limits that the server has set for the old strategy.
    kinds: ['Deployment'],
    field: 'spec.strategy.rollingUpdate',
    options: (object) => [
      `kubectl patch ${argument(object)} --type merge --patch '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}', then apply`,
    ],
  },
  {
    kinds: ['StatefulSet'],
    field: 'spec.volumeClaimTemplates',
    options: (object) => [
      `for larger volumes: set spec.resources.requests.storage of each PersistentVolumeClaim, then ${orphans(object)}`,
      'for other volumes: a StatefulSet of another name, and a copy of the data',
    ],
  },
  { kinds: ['StatefulSet'], options: (object) => [orphans(object)] },
  {
    kinds: ['Service'],
    field: 'spec.clusterIP',
    options: () => [
      'omit clusterIP: the Service keeps the address that it has',
      'delete it and apply: its address changes, and nothing reaches it meanwhile',
    ],
  },
  {
    kinds: ['Service'],
    options: () => ['delete it and apply: its address changes, and nothing reaches it meanwhile'],
  },
  {
    kinds: ['ConfigMap', 'Secret'],
    options: ({ kind, name }) => [
      `create a ${kind} of another name, such as "${name}-2" or with a hash of the content, and refer to that: the Pods roll`,
      'delete it and apply: Pods that run keep the old content until they are replaced',
    ],
  },
  {
    kinds: ['PersistentVolumeClaim'],
    options: () => [
      'for a larger volume: change only spec.resources.requests.storage, if the StorageClass allows expansion',
      'for another volume: a claim of another name, and a copy of the data',
    ],
  },
];

const otherwise = ['delete it and apply'];

/** What to do instead of changes that a server refuses, each option once. */
export function waysOutOf(object: ObjectName, refused: readonly Finding[]): readonly string[] {
  const options = refused.flatMap(({ field }) => {
    const way = waysOut.find(
      ({ kinds, field: of }) => kinds.includes(object.kind) && (of === undefined || isAt(field, of)),
    );
    return way === undefined ? otherwise : way.options(object);
  });
  return [...new Set(options)];
}
