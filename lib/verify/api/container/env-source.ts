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

/** Where an environment variable takes its value from: exactly one source, and then no value. */
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
    const message = `unknown volume ${valueText(name)}`;
    report(notFound('api/env-file', field, { message, value: name, fix: 'add an emptyDir volume with that name' }));
  } else if (volume.emptyDir === undefined) {
    const message = `must be an emptyDir volume, got ${valueText(name)}`;
    report(invalid('api/env-file', field, { message, value: name, fix: 'use an emptyDir volume' }));
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
        message: 'no source',
        fix: `set one of fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef${files}, or use value`,
      }),
    );
  } else if ((variable.value ?? '') !== '') {
    const message = 'must not be set with value';
    report(invalid('api/env-source', path, { message, fix: 'remove value or valueFrom' }));
  } else {
    const message = `must have exactly one source, got ${sources}: ${Object.keys(source).join(', ')}`;
    report(invalid('api/env-source', path, { message, fix: 'remove all but one' }));
  }
}

/** Whether a reference is plainly valid, as nearly all are: then its path is not needed. */
function isPlainRef({ name = '', key = '' }: ConfigMapKeySelector | SecretKeySelector): boolean {
  return plainKey.test(key) && isSubdomain(name).length === 0;
}

function validateKeyRef(reference: ConfigMapKeySelector | SecretKeySelector, path: FieldPath, report: Report): void {
  const name = reference.name ?? '';
  misspelt(isSubdomain(name), name, 'api/env-reference', `${path}.name`, report);
  const key = reference.key ?? '';
  if (key === '') {
    const message = 'missing';
    report(required('api/env-reference', `${path}.key`, { message, fix: 'set the key that has the value' }));
  } else if (!plainKey.test(key)) misspelt(configMapKey(key), key, 'api/env-reference', `${path}.key`, report);
}

function validateFileKeyRef(file: FileKeySelector, path: FieldPath, report: Report): void {
  const { key = '', volumeName = '', path: filePath = '' } = file;
  if (key === '')
    report(required('api/env-file', `${path}.key`, { message: 'missing', fix: 'set the name of the variable' }));
  else misspelt(relaxedEnvVarName(key), key, 'api/env-file', `${path}.key`, report);
  if (volumeName === '') {
    const message = 'missing';
    report(required('api/env-file', `${path}.volumeName`, { message, fix: 'set the name of an emptyDir volume' }));
  } else misspelt(isLabel(volumeName), volumeName, 'api/env-file', `${path}.volumeName`, report);
  if (filePath === '') {
    const message = 'missing';
    report(required('api/env-file', `${path}.path`, { message, fix: 'set the path of the file in the volume' }));
  } else if (hasBackstep(filePath)) {
    const message = `must not contain "..", got ${valueText(filePath)}`;
    report(invalid('api/env-file', `${path}.path`, { message, value: filePath, fix: 'remove the ".."' }));
  }
}
