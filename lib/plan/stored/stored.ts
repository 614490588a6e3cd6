import { podTemplateOf, withPodTemplate } from '../../kubernetes/pod-template';
import { own } from '../../values/own';
import { metricsAnnotation } from '../../verify/defaults/autoscaler-annotations';
import { setDefaults } from '../../verify/kinds/set-defaults';
import { decode } from '../../verify/shape/decode';
import type { Target } from '../../verify/target/target';
import { withPodSpecDefaults } from './pod-spec-defaults';

/** What is read of an object that may be anything. */
export type Entries = Readonly<Record<string, unknown>>;

/** What servers write into `metadata`. */
const ofServers: ReadonlySet<string> = new Set([
  ...['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds'],
  ...['managedFields', 'selfLink'],
]);

/** The annotation in which kubectl keeps what it applied last. */
export const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * An object as a server of the target release stores it: decoded, with defaults, without what only servers write. One of
 * a kind that is not known stays as it is, without that.
 */
export function stored(object: Entries, target: Target): Entries {
  const decoded = decode(object, target, () => {});
  if (decoded === undefined) return withoutServersFields(object);
  if (decoded.apiVersion === 'autoscaling/v1') return withoutServersFields(withV1AutoscalerDefaults(decoded));
  setDefaults(decoded, target);
  // A server reads back the labels that it has generated, and sets them in the Job itself.
  if (decoded.kind === 'Job') setDefaults(decoded, target);
  return withoutServersFields(withOtherDefaults(withPlainClaims(withSecretData(decoded))));
}

/** An object without what only servers write. */
export function withoutServersFields({ status: _status, ...object }: Entries): Entries {
  const { metadata } = object;
  if (typeof metadata !== 'object' || metadata === null) return object;
  const kept = Object.entries(metadata).filter(([name]) => !ofServers.has(name));
  const annotations = own(metadata, 'annotations');
  const rest = Object.fromEntries(kept);
  if (own(annotations, lastApplied) === undefined) return { ...object, metadata: rest };
  const { [lastApplied]: _applied, ...others } = annotations as Entries;
  return { ...object, metadata: { ...rest, annotations: others } };
}

/** What a Secret has in `stringData` is stored in its `data`. */
function withSecretData(object: Entries): Entries {
  const { stringData, ...rest } = object;
  if (object.kind !== 'Secret' || typeof stringData !== 'object' || stringData === null) return object;
  const encoded = Object.entries(stringData).map(([name, text]) => [
    name,
    Buffer.from(String(text)).toString('base64'),
  ]);
  return { ...rest, data: { ...(object.data as Entries | undefined), ...Object.fromEntries(encoded) } };
}

/** With what a server says of it in autoscaling/v1: rules read the fields of autoscaling/v2 that it is converted to. */
function withV1AutoscalerDefaults({ ...object }: Entries): Entries {
  const hasMetrics = own(own(object.metadata, 'annotations'), metricsAnnotation) !== undefined;
  const defaults = { minReplicas: 1, ...(!hasMetrics && { targetCPUUtilizationPercentage: 80 }) };
  return { ...object, spec: { ...defaults, ...(object.spec as Entries | undefined) } };
}

/** Claim templates without the kind and the status that a server writes into them. */
function withPlainClaims(object: Entries): Entries {
  const spec = object.spec as Entries | undefined;
  const claims = own(spec, 'volumeClaimTemplates');
  if (object.kind !== 'StatefulSet' || !Array.isArray(claims)) return object;
  const plain = claims.map(({ apiVersion: _version, kind: _kind, status: _status, ...claim }: Entries) => claim);
  return { ...object, spec: { ...spec, volumeClaimTemplates: plain } };
}

/** With the defaults that no rule notices, and that are no difference where somebody writes them. */
function withOtherDefaults(object: Entries): Entries {
  const found = podTemplateOf(object);
  if (found?.template.spec === undefined) return object;
  return withPodTemplate(object, { ...found.template, spec: withPodSpecDefaults(found.template.spec) });
}
