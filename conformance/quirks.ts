import { isObject, type Json, type JsonObject } from '../generate/json';
import type { Answer, Difference } from './compare';
import { objectOf as stored } from './pairs';

/** A difference that is meant: README.md has a line on each. */
export interface Quirk {
  readonly name: string;
  /** Why `verify` does not say what the oracle says. */
  readonly why: string;
  readonly covers: (difference: Difference, object: Json) => boolean;
  /** An object on which they may differ so in the newest release, and what `verify` says of it. */
  readonly example: JsonObject;
  readonly ours: Answer;
}

const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

export const quirks: readonly Quirk[] = [
  {
    name: 'health-check-port',
    why: 'a cluster allocates the port before it validates; the oracle, which has no cluster, misses it',
    covers: ({ tier, what }, object) =>
      lacksHealthCheckPort(object) && (tier === 'warnings' || what === 'FieldValueRequired spec.healthCheckNodePort'),
    example: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { type: 'LoadBalancer', externalTrafficPolicy: 'Local', ports: [{ port: 80 }] },
    },
    ours: { verdict: 'accept' },
  },
  {
    name: 'order-of-claim-volumes',
    why: 'a server puts the volumes of several claim templates into the Pod in random order; we keep the order written',
    covers: ({ what }, object) => what.includes('spec.template.spec.volumes[') && hasClaimTemplates(object),
    example: {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db' },
      spec: {
        selector: { matchLabels: { app: 'db' } },
        template: { metadata: { labels: { app: 'db' } }, spec: { containers: [{ name: 'db', image: 'db:1' }] } },
        volumeClaimTemplates: [
          { metadata: { name: 'data' }, spec: claim },
          { metadata: { name: 'A_' }, spec: claim },
        ],
      },
    },
    ours: {
      verdict: 'reject',
      errors: ['FieldValueInvalid spec.template.spec.volumes[1].name'],
      restricted: ['allowPrivilegeEscalation', 'capabilities_restricted', 'runAsNonRoot', 'seccompProfile_restricted'],
    },
  },
  {
    name: 'null-in-source',
    why: 'null is absent, and nothing is lost where it is overwritten; the oracle takes it for an empty text',
    covers: ({ tier, what }, object) =>
      tier === 'dropped' &&
      /^spec\.dataSourceRef\.(kind|name)$/.test(what) &&
      Object.values(objectOf(specOf(object).dataSourceRef)).includes(null),
    example: {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: {
        ...claim,
        dataSource: { kind: 'PersistentVolumeClaim', name: 'other' },
        dataSourceRef: { kind: null, name: 'other', namespace: 'there' },
      },
    },
    ours: { verdict: 'accept', dropped: ['spec.dataSourceRef.namespace'] },
  },
  {
    name: 'managers',
    why: 'a server keeps a manager that is sent only for fields that it does not change, and refuses a bad name of one that it keeps; who wrote managedFields was a server',
    covers: ({ tier, side, what }, object) =>
      hasManagers(object) &&
      (side === 'missing'
        ? what.includes('metadata.managedFields[')
        : tier === 'warnings' || what === 'no reason metadata.resourceVersion'),
    example: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'settings',
        managedFields: [
          {
            manager: 'a\t',
            operation: 'Update',
            apiVersion: 'v1',
            fieldsType: 'FieldsV1',
            fieldsV1: { 'f:immutable': {} },
          },
        ],
      },
    },
    ours: { verdict: 'accept' },
  },
  {
    name: 'status-in-annotations',
    why: 'autoscaling/v1 has parts of a status in annotations, and no server takes a status on create; the oracle, which leaves out the field, counts these as dropped',
    covers: ({ tier, side, what }, object) =>
      tier === 'dropped' && side === 'missing' && isV1Autoscaler(object) && inStatus.test(what),
    example: {
      apiVersion: 'autoscaling/v1',
      kind: 'HorizontalPodAutoscaler',
      metadata: {
        name: 'web',
        annotations: { 'autoscaling.alpha.kubernetes.io/conditions': '[{"type":"AbleToScale","status":"True"}]' },
      },
      spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
    },
    ours: { verdict: 'accept' },
  },
  {
    name: 'not-served',
    why: 'no release of ours serves these API versions; the oracle, which decodes what it has code for, takes them',
    covers: ({ tier, side }, object) => tier === 'verdict' && side === 'extra' && isOfNoServer(object),
    example: { apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget', metadata: { name: 'web' }, spec: {} },
    ours: { verdict: 'undecodable' },
  },
];

const notServed = /^(?:apps\/v1beta[12]|autoscaling\/v2beta[12]|batch\/v1beta1|policy\/v1beta1)$/;

const inStatus = /^metadata\.annotations(?:\.autoscaling\.alpha\.kubernetes\.io\/(?:current-metrics|conditions))?$/;

function isV1Autoscaler(object: Json): boolean {
  const { apiVersion, kind } = objectOf(object);
  return apiVersion === 'autoscaling/v1' && kind === 'HorizontalPodAutoscaler';
}

function isOfNoServer(object: Json): boolean {
  const { apiVersion } = objectOf(object);
  return typeof apiVersion === 'string' && notServed.test(apiVersion);
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function specOf(object: Json): JsonObject {
  return objectOf(objectOf(object).spec);
}

function hasManagers(object: Json): boolean {
  return Array.isArray(objectOf(objectOf(object).metadata).managedFields);
}

function hasClaimTemplates(object: Json): boolean {
  const { volumeClaimTemplates: templates } = specOf(object);
  return Array.isArray(templates) && templates.length > 1;
}

function lacksHealthCheckPort(object: Json): boolean {
  const { type, externalTrafficPolicy, healthCheckNodePort } = specOf(object);
  const lacking = healthCheckNodePort === undefined || healthCheckNodePort === null || healthCheckNodePort === 0;
  return (
    isObject(object) &&
    object.kind === 'Service' &&
    type === 'LoadBalancer' &&
    externalTrafficPolicy === 'Local' &&
    lacking
  );
}

/** The differences that no quirk covers. */
export function unexplained(found: readonly Difference[], object: Json): readonly Difference[] {
  const open = found.filter((difference) => !quirks.some(({ covers }) => covers(difference, stored(object))));
  // Admission is asked last: not about an update whose managers are refused.
  const refusesManagers = found.some(
    ({ side, what }) => side === 'missing' && what.includes(' metadata.managedFields['),
  );
  return refusesManagers ? open.filter(({ tier }) => tier !== 'baseline' && tier !== 'restricted') : open;
}
