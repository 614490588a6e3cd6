import type { FieldPath } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import { valueText } from '../../../findings/value-text';
import type { ProjectedVolumeSource, VolumeProjection } from '../../../kubernetes/generated/types';
import { forbidden, invalid, type Report } from '../../report/report';
import { validateClusterTrustBundle } from './cluster-trust-bundle';
import { validateDownwardApiFiles } from './downward-api-files';
import { validateFileMode, validateFileUser } from './file-attributes';
import { validateItems } from './key-to-path';
import { validatePodCertificate } from './pod-certificate';
import { requireField } from './required-field';
import { validateServiceAccountToken } from './service-account-token';
import type { VolumeContext } from './volume-context';

/** @see https://kubernetes.io/docs/concepts/storage/projected-volumes/ */
export function validateProjectedSource(source: ProjectedVolumeSource, path: FieldPath, context: VolumeContext): void {
  validateFileMode(source.defaultMode, path, 'defaultMode', context.report);
  validateFileUser(source.defaultUser, path, 'defaultUser', context.report);
  const { sources } = source;
  if (sources === undefined || sources.length === 0) return;
  const files = new Set<string>();
  for (let at = 0; at < sources.length; at += 1) {
    const projection = sources[at];
    if (projection === undefined) continue;
    const projectionPath = `${path}.sources[${at}]`;
    validateProjection(projection, projectionPath, path, context);
    validateFilesApart(projection, projectionPath, path, files, context.report);
  }
}

function validateProjection(
  projection: VolumeProjection,
  path: FieldPath,
  volumePath: FieldPath,
  context: VolumeContext,
): void {
  const { secret, configMap, downwardAPI, serviceAccountToken, clusterTrustBundle, podCertificate } = projection;
  if (secret !== undefined) validateNamed(secret, `${path}.secret`, context.report);
  if (configMap !== undefined) validateNamed(configMap, `${path}.configMap`, context.report);
  if (downwardAPI !== undefined) validateDownwardApiFiles(downwardAPI.items, `${path}.downwardAPI`, context);
  if (serviceAccountToken !== undefined) {
    validateServiceAccountToken(serviceAccountToken, `${path}.serviceAccountToken`, volumePath, context);
  }
  if (clusterTrustBundle !== undefined) {
    validateClusterTrustBundle(clusterTrustBundle, `${path}.clusterTrustBundle`, context);
  }
  if (podCertificate !== undefined) validatePodCertificate(podCertificate, `${path}.podCertificate`, context);
  validateOneType(projection, path, context.report);
}

function validateNamed(
  source: NonNullable<VolumeProjection['secret'] | VolumeProjection['configMap']>,
  path: FieldPath,
  report: Report,
): void {
  requireField(source.name, path, 'name', report);
  validateItems(source.items, path, report);
}

function validateOneType(projection: VolumeProjection, path: FieldPath, report: Report): void {
  const types = Object.keys(projection);
  if (types.length < 2) return;
  report(
    forbidden('api/one-projection', path, {
      message: `must have exactly one source, got ${types.join(' and ')}`,
      fix: 'split it into one entry for each',
    }),
  );
}

/** Files of one volume cannot have one path. A token's does not count to the server. */
function validateFilesApart(
  projection: VolumeProjection,
  path: FieldPath,
  volumePath: FieldPath,
  files: Set<string>,
  report: Report,
): void {
  const { clusterTrustBundle, podCertificate } = projection;
  for (const type of itemTypes) {
    const items = projection[type]?.items;
    if (items === undefined) continue;
    for (let at = 0; at < items.length; at += 1) {
      const file = items[at]?.path ?? '';
      if (file !== '' && isTaken(file, files)) report(twice(file, `${path}.${type}.items[${at}].path`, volumePath));
    }
  }
  if (clusterTrustBundle !== undefined) {
    // Two bundles without a path clash as well.
    const file = clusterTrustBundle.path ?? '';
    if (isTaken(file, files)) report(twice(file, `${path}.clusterTrustBundle.path`, volumePath));
  }
  if (podCertificate === undefined) return;
  for (const name of certificateFiles) {
    const file = podCertificate[name] ?? '';
    if (file !== '' && isTaken(file, files)) report(twice(file, `${path}.podCertificate.${name}`, volumePath));
  }
}

const itemTypes = ['secret', 'configMap', 'downwardAPI'] as const;
const certificateFiles = ['credentialBundlePath', 'keyPath', 'certificateChainPath'] as const;

function isTaken(file: string, files: Set<string>): boolean {
  if (files.has(file)) return true;
  files.add(file);
  return false;
}

function twice(file: string, field: FieldPath, serverField: FieldPath): Finding {
  const message = `duplicate path ${valueText(file)} in this volume`;
  return invalid('api/projected-path', field, {
    value: file,
    message,
    fix: 'change one of them',
    serverField,
  });
}
