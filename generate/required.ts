import type { Definition, Field } from './model';

/**
 * Where a type's requirement differs from what the newest OpenAPI says. `true`: the server refuses an object without it
 * (checked against the oracle); `false`: the server fills it in.
 */
export const required: Readonly<Record<string, boolean>> = {
  'ConfigMapEnvSource.name': true,
  'ConfigMapKeySelector.name': true,
  'ConfigMapProjection.name': true,
  'ConfigMapVolumeSource.name': true,
  'Container.image': true,
  'ContainerRestartRule.exitCodes': true,
  'EphemeralContainer.image': true,
  'EphemeralVolumeSource.volumeClaimTemplate': true,
  'ExecAction.command': true,
  'ImageVolumeSource.reference': true,
  'Job.spec': true,
  'JobTemplateSpec.spec': true,
  'NetworkPolicySpec.podSelector': false,
  'PersistentVolumeClaim.spec': true,
  'PersistentVolumeClaimSpec.accessModes': true,
  'PersistentVolumeClaimSpec.resources': true,
  'Pod.spec': true,
  'PodDNSConfigOption.name': true,
  'PodTemplate.template': true,
  'PodTemplateSpec.spec': true,
  'ReplicaSetSpec.template': true,
  'ReplicationController.spec': true,
  'ReplicationControllerSpec.template': true,
  'ScaleIOVolumeSource.volumeName': true,
  'SecretEnvSource.name': true,
  'SecretKeySelector.name': true,
  'SecretProjection.name': true,
  'SecretVolumeSource.secretName': true,
  'Service.spec': true,
  'StorageOSVolumeSource.volumeName': true,
};

/** Whether the types require a field: kinds always have apiVersion, kind and metadata. */
export function isRequired(definition: Definition, field: Field): boolean {
  if (definition.apiVersion !== undefined && ['apiVersion', 'kind', 'metadata'].includes(field.name)) return true;
  return required[`${definition.name}.${field.name}`] ?? field.required;
}
