import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type {
  ConfigMapKeySelector,
  EnvVar,
  EnvVarSource,
  FileKeySelector,
  PodSpec,
  SecretKeySelector,
  Volume,
} from '../../../kubernetes/generated/types';
import { configMapKey, relaxedEnvVarName } from '../../../kubernetes/names';
import { invalid, notFound, type Report, required } from '../../report/report';
import { misspelt } from '../../report/wording';
import type { Target } from '../../target/target';
import type { PodContext } from '../context/pod-context';
import { isLabel, isSubdomain } from '../formats/name-format';
import { hasBackstep } from '../formats/relative-path';
import { envFields, validateFieldRef, validateResourceFieldRef } from './downward-api';

/** Keys that every ConfigMap and Secret may have. */
const plainKey = /^[A-Za-z0-9_-][-._A-Za-z0-9]{0,252}$/;

/** Where an environment variable takes its value from: exactly one place, and then no value beside it. */
export function validateEnvSource(variable: EnvVar, path: () => FieldPath, target: Target, report: Report): void {
  const source = variable.valueFrom;
  if (source === undefined) return;
  let sources = 0;
  if (source.fieldRef !== undefined) {
    sources += 1;
    validateFieldRef(source.fieldRef, envFields, `${path()}.fieldRef`, target, report);
  }
  if (source.resourceFieldRef !== undefined) {
    sources += 1;
    validateResourceFieldRef(source.resourceFieldRef, `${path()}.resourceFieldRef`, false, report);
  }
  if (source.configMapKeyRef !== undefined) {
    sources += 1;
    if (!isPlainRef(source.configMapKeyRef))
      validateKeyRef(source.configMapKeyRef, `${path()}.configMapKeyRef`, report);
  }
  if (source.secretKeyRef !== undefined) {
    sources += 1;
    if (!isPlainRef(source.secretKeyRef)) validateKeyRef(source.secretKeyRef, `${path()}.secretKeyRef`, report);
  }
  if (source.fileKeyRef !== undefined) {
    sources += 1;
    validateFileKeyRef(source.fileKeyRef, `${path()}.fileKeyRef`, report);
  }
  if (sources !== 1 || (variable.value ?? '') !== '') reportSources(variable, source, sources, path(), target, report);
}

/**
 * The volumes that environment variables are read from: they have to be in the Pod, and of the type emptyDir. The server
 * checks them after all else in the spec.
 */
export function validateFileVolumes({ spec, path, report }: PodContext): void {
  let volumes: ReadonlyMap<string, Volume> | undefined;
  for (const list of containerLists) {
    const containers: readonly { readonly env?: readonly EnvVar[] | undefined }[] = spec[list] ?? [];
    for (let at = 0; at < containers.length; at += 1) {
      const env = containers[at]?.env ?? [];
      for (let variable = 0; variable < env.length; variable += 1) {
        const file = env[variable]?.valueFrom?.fileKeyRef;
        if (file === undefined) continue;
        const field = `${path}.${list}[${at}].env[${variable}].valueFrom.fileKeyRef.volumeName`;
        // Of volumes with one name, the server knows the last one.
        volumes ??= new Map((spec.volumes ?? []).map((volume) => [volume.name ?? '', volume]));
        validateFileVolume(file.volumeName ?? '', volumes, field, report);
      }
    }
  }
}

const containerLists = [
  'initContainers',
  'containers',
  'ephemeralContainers',
] as const satisfies readonly (keyof PodSpec)[];

function validateFileVolume(
  name: string,
  volumes: ReadonlyMap<string, Volume>,
  field: FieldPath,
  report: Report,
): void {
  const volume = volumes.get(name);
  if (volume === undefined) {
    const message = `the Pod has no volume ${valueText(name)}`;
    report(notFound('api/env-file', field, { message, value: name, fix: 'add an emptyDir volume of that name' }));
  } else if (volume.emptyDir === undefined) {
    const message = `volume ${valueText(name)} is no emptyDir; variables can be read from a file in an emptyDir only`;
    report(invalid('api/env-file', field, { message, value: name, fix: 'name an emptyDir volume' }));
  }
}

function reportSources(
  variable: EnvVar,
  source: EnvVarSource,
  sources: number,
  path: FieldPath,
  target: Target,
  report: Report,
): void {
  if (sources === 0) {
    const files = target.gate('EnvFiles') ? ', fileKeyRef' : '';
    report(
      invalid('api/env-source', path, {
        message: `there is no source; one of fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef${files} is needed`,
        fix: 'say where the value comes from, or write `value` instead',
      }),
    );
  } else if ((variable.value ?? '') !== '') {
    const message = 'there is a value beside valueFrom; only one of the two is allowed';
    report(invalid('api/env-source', path, { message, fix: 'leave out `value` or `valueFrom`' }));
  } else {
    const message = `there are ${sources} sources, ${Object.keys(source).join(', ')}; only one is allowed`;
    report(invalid('api/env-source', path, { message, fix: 'leave out all but one' }));
  }
}

/** Whether a reference is like nearly all: then nobody has to know where it stands. */
function isPlainRef({ name = '', key = '' }: ConfigMapKeySelector | SecretKeySelector): boolean {
  return plainKey.test(key) && isSubdomain(name).length === 0;
}

function validateKeyRef(reference: ConfigMapKeySelector | SecretKeySelector, path: FieldPath, report: Report): void {
  const name = reference.name ?? '';
  misspelt(isSubdomain(name), name, 'api/env-reference', `${path}.name`, report);
  const key = reference.key ?? '';
  if (key === '') {
    const message = 'there is no key';
    report(required('api/env-reference', `${path}.key`, { message, fix: 'name the key whose value is taken' }));
  } else if (!plainKey.test(key)) misspelt(configMapKey(key), key, 'api/env-reference', `${path}.key`, report);
}

function validateFileKeyRef(file: FileKeySelector, path: FieldPath, report: Report): void {
  const { key = '', volumeName = '', path: filePath = '' } = file;
  if (key === '')
    report(required('api/env-file', `${path}.key`, { message: 'there is no key', fix: 'name the variable' }));
  else misspelt(relaxedEnvVarName(key), key, 'api/env-file', `${path}.key`, report);
  if (volumeName === '') {
    const message = 'there is no volume';
    report(required('api/env-file', `${path}.volumeName`, { message, fix: 'name an emptyDir volume of the Pod' }));
  } else misspelt(isLabel(volumeName), volumeName, 'api/env-file', `${path}.volumeName`, report);
  if (filePath === '') {
    const message = 'there is no path';
    report(required('api/env-file', `${path}.path`, { message, fix: 'give the path of the file in the volume' }));
  } else if (hasBackstep(filePath)) {
    const message = `${valueText(filePath)} has a part "..", which might lead out of the volume`;
    report(invalid('api/env-file', `${path}.path`, { message, value: filePath, fix: 'write the path without ".."' }));
  }
}
