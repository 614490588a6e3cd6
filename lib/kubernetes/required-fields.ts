import type {
  Container,
  ContainerPort,
  EnvVarCommon,
  Pod,
  PodSpec,
  PodTemplateSpec,
  VolumeCommon,
  VolumeDevice,
  VolumeMountCommon,
} from './generated/types';

/** The names of the fields that a type requires. */
type RequiredOf<T> = { readonly [K in keyof T as object extends Pick<T, K> ? never : K]: true };

interface RequiredFields {
  readonly Pod: RequiredOf<Pod>;
  readonly PodTemplateSpec: RequiredOf<PodTemplateSpec>;
  readonly PodSpec: RequiredOf<PodSpec>;
  readonly Container: RequiredOf<Container>;
  readonly ContainerPort: RequiredOf<ContainerPort>;
  readonly EnvVar: RequiredOf<EnvVarCommon>;
  readonly Volume: RequiredOf<VolumeCommon>;
  readonly VolumeMount: RequiredOf<VolumeMountCommon>;
  readonly VolumeDevice: RequiredOf<VolumeDevice>;
}

/** Typed, so that the compiler holds it equal to what the types require. */
const fields: RequiredFields = {
  Pod: { apiVersion: true, kind: true, metadata: true, spec: true },
  PodTemplateSpec: { spec: true },
  PodSpec: { containers: true },
  Container: { name: true, image: true },
  ContainerPort: { containerPort: true },
  EnvVar: { name: true },
  Volume: { name: true },
  VolumeMount: { name: true, mountPath: true },
  VolumeDevice: { name: true, devicePath: true },
};

/**
 * Definition → the fields without which no pod template can be read. (What the types require beyond these is for the
 * verifier to miss: nothing of ours stumbles where it is absent.)
 */
export const requiredFields: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(fields).map(([definition, required]) => [definition, Object.keys(required)]),
);
