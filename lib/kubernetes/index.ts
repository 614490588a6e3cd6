/**
 * Releases, quantities, durations, names, fields and checked values. Import them from `cdk8s-pods/kubernetes`, which
 * also has the types of all manifests.
 * @module kubernetes
 */

export type { FieldPath, FieldStep } from '../findings/field-path';
export * as fieldPath from '../findings/field-path';
export type { Finding, Reason, Severity } from '../findings/finding';
export type { Origins } from '../findings/origins';
export { mergeByKey } from '../values/list-map';
export { type Named, nameOf } from '../values/named';
export { container, type Manifest, manifest, podSpec, podTemplate, ShapeError } from './checked';
export { type Duration, parseDuration, wholeSeconds } from './duration';
export {
  type Availability,
  availabilityAt,
  availabilityOf,
  type Definition,
  definitionOf,
  type Field,
  type FieldType,
  fieldsTo,
  firstRelease,
  kindDefinition,
  listKeysOf,
  onByDefaultSince,
  removedIn,
  type ScalarType,
  valuesOf,
} from './fields';
export type * from './generated/types';
export {
  byteLength,
  configMapKey,
  cronJobName,
  dns1035Label,
  dns1123Label,
  dns1123Subdomain,
  envVarName,
  httpHeaderName,
  labelValue,
  maximumCronJobNameLength,
  maximumLabelLength,
  maximumPortNameLength,
  maximumSubdomainLength,
  type Problems,
  portName,
  portNumber,
  qualifiedName,
  relaxedEnvVarName,
  serviceName,
  strictEnvVarName,
  userId,
} from './names';
export {
  type FoundTemplate,
  fieldPathInTemplate,
  podTemplateOf,
  type TemplatePlace,
  templateFieldPath,
  templatePlace,
  type WorkloadKind,
  withPodTemplate,
  workloadKindOf,
  workloadKinds,
} from './pod-template';
export { findPort, portReference } from './ports';
export {
  addExact,
  addQuantities,
  canonicalQuantity,
  compareExact,
  compareQuantities,
  type ExactQuantity,
  isQuantity,
  multiplyExact,
  parseQuantity,
  printQuantity,
  type QuantityFormat,
  tryParseQuantity,
  zeroQuantity,
} from './quantity';
export {
  atLeast,
  compareVersions,
  defaultKubernetesVersion,
  type KubernetesVersion,
  type KubernetesVersionName,
  kubernetesVersions,
  parseKubernetesVersion,
} from './version';
