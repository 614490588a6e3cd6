import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { Volume } from '../../../kubernetes/generated/types';
import { givenName } from '../../defaults/given-name';
import { duplicate, invalid, type Report, required } from '../../report/report';
import type { PodContext } from '../context/pod-context';
import { checkName, isLabel } from '../formats/name-format';
import type { VolumeContext } from './volume-context';
import { validateVolumeSource } from './volume-source';

const none: ReadonlyMap<string, Volume> = new Map();

/**
 * The volumes of a Pod. What comes back are those in which nothing is wrong, by their names: only they count as there
 * for the containers that mount them.
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export function validateVolumes(context: PodContext): ReadonlyMap<string, Volume> {
  const { volumes } = context.spec;
  if (volumes === undefined || volumes.length === 0) return none;
  const podName = context.kind === 'Pod' ? givenName(context.metadata) : '';
  const claims = podName === '' ? undefined : claimsOf(volumes, podName);
  const valid = new Map<string, Volume>();
  for (let at = 0; at < volumes.length; at += 1) {
    const volume = volumes[at];
    if (volume === undefined) continue;
    const path = `${context.path}.volumes[${at}]`;
    const name = volume.name ?? '';
    if (isValid(volume, name, path, podName, valid, context)) valid.set(name, volume);
    if (claims !== undefined) validateClaimApart(volume, path, claims, context.report);
  }
  return valid;
}

function isValid(
  volume: Volume,
  name: string,
  path: FieldPath,
  podName: string,
  others: ReadonlyMap<string, Volume>,
  { target, kind, report }: PodContext,
): boolean {
  let failed = false;
  const tell: Report = (finding) => {
    failed ||= target.tolerates?.(finding) !== true;
    report(finding);
  };
  const context: VolumeContext = { target, kind, name, podName, report: tell };
  validateVolumeSource(volume, path, context);
  if (isLabel(name).length > 0 || others.has(name)) validateName(name, `${path}.name`, others, tell);
  return !failed;
}

function validateName(name: string, field: FieldPath, others: ReadonlyMap<string, Volume>, report: Report): void {
  const code = 'api/volume-name';
  if (name === '') {
    report(required(code, field, { message: 'missing', fix: 'set a name' }));
  } else checkName(name, isLabel, field, report, { code });
  if (!others.has(name)) return;
  const message = `duplicate volume name ${valueText(name)}`;
  report(duplicate(code, field, { value: name, message, fix: 'rename one of them' }));
}

/** The claims that are made for the Pod's ephemeral volumes; `undefined` where it has none. */
function claimsOf(volumes: readonly Volume[], podName: string): ReadonlySet<string> | undefined {
  let claims: Set<string> | undefined;
  for (const { name = '', ephemeral } of volumes) {
    if (ephemeral === undefined) continue;
    claims ??= new Set();
    claims.add(`${podName}-${name}`);
  }
  return claims;
}

/** A volume that is wrong in this way alone is still there for the containers. */
function validateClaimApart(
  { persistentVolumeClaim: claim }: Volume,
  path: FieldPath,
  claims: ReadonlySet<string>,
  report: Report,
): void {
  if (claim === undefined || !claims.has(claim.claimName ?? '')) return;
  report(
    invalid('api/ephemeral-claim', `${path}.persistentVolumeClaim.claimName`, {
      value: claim.claimName,
      message: `must not be the claim of an ephemeral volume of this Pod, got ${valueText(claim.claimName)}`,
      fix: 'mount the ephemeral volume',
    }),
  );
}
