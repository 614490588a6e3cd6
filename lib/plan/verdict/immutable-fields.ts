import type { FieldPath } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import type { Pair } from '../pair';
import { isAt } from './changes-at';
import { forbidden, type Judgement } from './judgement';

/** What of a kind stays as it was created. */
interface Immutable {
  /** Fields without a default, or whose default is not compared. */
  readonly fields: readonly FieldPath[];
  /** What to do instead. */
  readonly options: readonly string[];
}

const binding: Immutable = {
  fields: ['roleRef.kind', 'roleRef.name'],
  options: [
    'create one of another name, then delete this one',
    'delete it and apply: its subjects lack these rights meanwhile',
  ],
};

const volumeSources = ['csi.driver', 'csi.volumeHandle', 'nfs.server', 'nfs.path', 'hostPath.path', 'local.path'];

/** Kinds that `verify` does not know, by group and kind, with what their servers refuse of a change. */
const kinds: Readonly<Record<string, Immutable>> = {
  'rbac.authorization.k8s.io/RoleBinding': binding,
  'rbac.authorization.k8s.io/ClusterRoleBinding': binding,
  'storage.k8s.io/StorageClass': {
    fields: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
    options: ['create one of another name', 'delete it and apply: volumes that exist stay as they are'],
  },
  'scheduling.k8s.io/PriorityClass': {
    fields: ['value'],
    options: ['create one of another name', 'delete it and apply: Pods that exist keep their priority'],
  },
  'node.k8s.io/RuntimeClass': {
    fields: ['handler'],
    options: ['create one of another name', 'delete it and apply: no Pod with it can be created meanwhile'],
  },
  'networking.k8s.io/IngressClass': {
    fields: ['spec.controller'],
    options: ['create one of another name', 'delete it and apply: its controller may drop its Ingresses meanwhile'],
  },
  '/PersistentVolume': {
    fields: volumeSources.map((field) => `spec.${field}`),
    options: ['create one of another name'],
  },
  'apiextensions.k8s.io/CustomResourceDefinition': {
    fields: ['spec.group', 'spec.scope', 'spec.names.kind', 'spec.names.plural'],
    options: ['create one of another name', 'delete it and apply: all objects of its kind are deleted with it'],
  },
};

/** A change of what stays as it was created, of a kind of which no more is known. */
export function immutableFields({ manifest, changes }: Pair): Judgement | undefined {
  const { apiVersion, kind } = manifest;
  const group = groupIn(apiVersion);
  const known = Object.hasOwn(kinds, `${group}/${kind}`) ? kinds[`${group}/${kind}`] : undefined;
  if (known === undefined) return undefined;
  const refused = changes
    // What is added or removed may be a default; entries of a map are none.
    .filter(({ change, field }) => change === 'changed' || isAt(field, 'parameters'))
    .filter(({ field }) => known.fields.some((one) => isAt(field, one)))
    .map(
      ({ field }): Finding => ({
        code: 'api/immutable-field',
        severity: 'error',
        reason: 'FieldValueInvalid',
        field,
        message: 'immutable',
        fix: 'keep the old value, or delete the object and create it again',
      }),
    );
  return refused.length === 0 ? undefined : forbidden(refused, known.options);
}

/** The group of an API version: `apps`, `''` for the core. */
export function groupIn(apiVersion: unknown): string {
  return /^(.*)\//.exec(String(apiVersion))?.[1] ?? '';
}
