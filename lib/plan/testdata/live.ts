import { type Field, type FieldType, kindDefinition, listKeysOf } from '../../kubernetes/fields';
import { targetOf } from '../../verify/target/target';
import { kindType } from '../kind-type';
import { fieldStep, itemStep } from '../live/field-set';
import { type Entries, lastApplied, stored } from '../stored/stored';

/** Who is known to have applied a live object, and how. */
export type Applied = 'server-side' | 'client-side' | 'unknown';

const status: Readonly<Record<string, object>> = {
  Deployment: { observedGeneration: 1, replicas: 1, conditions: [{ type: 'Available', status: 'True' }] },
  Pod: { phase: 'Running', podIP: '10.0.0.1', qosClass: 'Burstable' },
  Service: { loadBalancer: {} },
};

/** What a server of 1.35 and its controllers make of a manifest, as `kubectl get -o json` prints it. */
export function liveOf(manifest: Entries, applied: Applied): Entries {
  const object = stored(manifest, targetOf('1.35'));
  const metadata = (object.metadata ?? {}) as Entries;
  const { annotations } = metadata as { readonly annotations?: Entries };
  // kubectl keeps annotations also where there are none.
  const kept = JSON.stringify({ ...manifest, metadata: { annotations: {}, ...(manifest.metadata as object) } });
  // Where managedFields say who owns what, they would have to have the owner of this one.
  const hasRevision = object.kind === 'Deployment' && applied !== 'server-side';
  const revision = hasRevision && { 'deployment.kubernetes.io/revision': '1' };
  return JSON.parse(
    JSON.stringify({
      ...object,
      metadata: {
        namespace: 'default',
        ...metadata,
        // That of the labels which a server generates for a Job.
        uid: '00000000-0000-4000-8000-000000000000',
        resourceVersion: '1234',
        generation: 1,
        creationTimestamp: '2026-01-01T00:00:00Z',
        ...(applied === 'server-side' && { managedFields: managedFields(manifest) }),
        annotations: { ...annotations, ...revision, ...(applied === 'client-side' && { [lastApplied]: kept }) },
      },
      status: status[String(object.kind)],
    }),
  );
}

function managedFields(manifest: Entries) {
  const { apiVersion, kind, ...fields } = manifest;
  const { metadata: { name: _name, namespace: _namespace, ...metadata } = {}, ...rest } = fields as {
    readonly metadata?: Entries;
  };
  const written = Object.keys(metadata).length === 0 ? rest : { metadata, ...rest };
  const type = kindType(kindDefinition(String(apiVersion), String(kind)));
  return [
    { manager: 'cdk8s-pods', operation: 'Apply', apiVersion, fieldsType: 'FieldsV1', fieldsV1: setOf(written, type) },
    {
      manager: 'kube-controller-manager',
      operation: 'Update',
      apiVersion,
      fieldsType: 'FieldsV1',
      fieldsV1: { 'f:status': { 'f:replicas': {} } },
      subresource: 'status',
    },
  ];
}

/** The fields of a value as `managedFields` lists them. */
function setOf(value: unknown, type: FieldType | undefined, field?: Field): object {
  if (Array.isArray(value)) {
    const keys = field === undefined ? undefined : listKeysOf(field);
    if (keys === undefined) return {};
    const of = type?.kind === 'list' ? type.of : undefined;
    return Object.fromEntries(
      value.map((item) => [itemStep(withProtocol(item, keys), keys), { '.': {}, ...setOf(item, of) }]),
    );
  }
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      if (inner === null) return [];
      const one = type?.kind === 'object' ? type.resolved.fields.get(name) : undefined;
      return [[fieldStep(name), setOf(inner, type?.kind === 'map' ? type.of : one?.type, one)]];
    }),
  );
}

function withProtocol(item: Entries, keys: readonly string[]): Entries {
  return keys.includes('protocol') ? { protocol: 'TCP', ...item } : item;
}
