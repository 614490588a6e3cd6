import { configReferences } from '../anatomy/config-references';
import { get } from '../findings/field-path';
import type { PodTemplateSpec } from '../kubernetes/generated/types';
import { own } from '../values/own';
import type { Entries } from './stored/stored';

/** An object that another one refers to by name: one of its namespace, or of the cluster. */
export interface Reference {
  readonly kind: string;
  readonly name: string;
  readonly isOfCluster?: boolean;
}

/** What the Pods of a template refer to: configuration, claims, account and classes; each perhaps several times. */
export function templateReferences({ spec }: PodTemplateSpec): readonly Reference[] {
  return [
    ...configReferences(spec),
    ...(spec?.volumes ?? []).flatMap((one) => reference('PersistentVolumeClaim', one.persistentVolumeClaim?.claimName)),
    ...(spec?.imagePullSecrets ?? []).flatMap(({ name }) => reference('Secret', name)),
    ...reference('ServiceAccount', spec?.serviceAccountName),
    ...reference('PriorityClass', spec?.priorityClassName, true),
    ...reference('RuntimeClass', spec?.runtimeClassName, true),
  ];
}

/** What an object refers to outside of pod templates: autoscalers, StatefulSets, Ingresses and bindings of roles do. */
export function objectReferences({ kind, spec, roleRef }: Entries): readonly Reference[] {
  switch (kind) {
    case 'HorizontalPodAutoscaler': {
      const target = own(spec, 'scaleTargetRef');
      return reference(String(own(target, 'kind')), own(target, 'name'));
    }
    case 'StatefulSet':
      return reference('Service', own(spec, 'serviceName'));
    case 'Ingress':
      return [
        ...backendsOf(spec).flatMap((backend) => reference('Service', get(backend, 'service.name'))),
        ...list(own(spec, 'tls')).flatMap((one) => reference('Secret', own(one, 'secretName'))),
      ];
    case 'RoleBinding':
    case 'ClusterRoleBinding': {
      const role = String(own(roleRef, 'kind'));
      return reference(role, own(roleRef, 'name'), role === 'ClusterRole');
    }
    default:
      return [];
  }
}

function backendsOf(spec: unknown): readonly unknown[] {
  const paths = list(own(spec, 'rules')).flatMap((rule) => list(get(rule, 'http.paths')));
  return [own(spec, 'defaultBackend'), ...paths.map((path) => own(path, 'backend'))];
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function reference(kind: string, name: unknown, isOfCluster = false): readonly Reference[] {
  return typeof name === 'string' && name !== '' ? [{ kind, name, isOfCluster }] : [];
}
