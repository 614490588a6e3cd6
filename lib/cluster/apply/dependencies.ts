import { mapAt } from '../../status/snapshot/read';
import { keyOf, type ObjectReference, textOf } from '../../status/snapshot/references';
import { ManifestError } from './manifest-error';

/** The annotation in which an object names others that have to be ready before it is applied. */
export const dependsOn = 'config.kubernetes.io/depends-on';

/**
 * The objects that an object depends on, by its annotation: `apps/namespaces/shop/Deployment/db` or
 * `rbac.authorization.k8s.io/ClusterRole/reader`, several after commas.
 * @throws ManifestError for one that is not written so
 */
export function dependenciesOf(manifest: unknown): readonly ObjectReference[] {
  const text = mapAt(manifest, 'metadata', 'annotations')[dependsOn] ?? '';
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map(referenceIn);
}

function referenceIn(text: string): ObjectReference {
  const [group = '', ...steps] = text.split('/');
  const [namespaces, namespace = '', kind = '', name = ''] = steps;
  const isComplete = [namespace, kind, name].every((step) => step !== '');
  if (steps.length === 4 && namespaces === 'namespaces' && isComplete)
    return { apiVersion: `${group}/`, kind, namespace, name };
  const [ofCluster = '', itsName = ''] = steps;
  if (steps.length === 2 && ofCluster !== '' && itsName !== '')
    return { apiVersion: `${group}/`, kind: ofCluster, name: itsName };
  throw new ManifestError(
    `${dependsOn}: "${text}" is not a reference; use GROUP/namespaces/NAMESPACE/KIND/NAME, such as apps/namespaces/shop/Deployment/db`,
  );
}

/** Something that may depend on others of its kind. */
interface Dependent {
  readonly reference: ObjectReference;
  readonly dependencies: readonly ObjectReference[];
}

/**
 * Objects by how many others are to be ready before them, one after the other: in the first level are those that depend on
 * none. What depends on an object that is not among them does not wait for it.
 * @throws ManifestError where objects depend on each other in a circle
 */
export function inLevels<T extends Dependent>(objects: readonly T[]): readonly (readonly T[])[] {
  const byKey = new Map(objects.map((one) => [keyOf(one.reference), one]));
  const levels: T[][] = [];
  const levelByKey = new Map<string, number>();
  let left = objects;
  while (left.length > 0) {
    const isDone = (one: ObjectReference) => !byKey.has(keyOf(one)) || levelByKey.has(keyOf(one));
    const level = left.filter(({ dependencies }) => dependencies.every(isDone));
    if (level.length === 0) throw new ManifestError(circleText(left));
    levels.push(level);
    for (const { reference } of level) levelByKey.set(keyOf(reference), levels.length);
    left = left.filter((one) => !level.includes(one));
  }
  return levels;
}

function circleText(left: readonly Dependent[]): string {
  const names = left.map(({ reference }) => textOf(reference)).join(', ');
  return `${dependsOn}: these objects wait for each other: ${names}; remove one of the annotations`;
}
