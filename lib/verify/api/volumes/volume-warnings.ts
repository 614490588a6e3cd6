import type { FieldPath } from '../../../findings/field-path';
import type { Volume } from '../../../kubernetes/generated/types';
import type { Report } from '../../report/report';
import type { PodContext } from '../context/pod-context';
import { warnOfClaimSpec } from './claim-warnings';
import { warnOfOverlaps } from './overlapping-files';

/** What the server warns of in the volumes of a Pod or template that it accepts. */
export function warnOfVolumes({
  spec,
  path,
  target,
  report,
}: Pick<PodContext, 'spec' | 'path' | 'target' | 'report'>): void {
  const { volumes } = spec;
  if (volumes === undefined) return;
  for (let at = 0; at < volumes.length; at += 1) {
    const volume = volumes[at];
    if (volume === undefined) continue;
    const volumePath = `${path}.volumes[${at}]`;
    warnOfDeprecated(volume, volumePath, report);
    const template = volume.ephemeral?.volumeClaimTemplate;
    if (template !== undefined) {
      warnOfClaimSpec(template.spec, `${volumePath}.ephemeral.volumeClaimTemplate.spec`, report);
    }
    if (target.since('1.32')) warnOfOverlaps(volume, volumePath, target, report);
  }
}

interface Deprecation {
  readonly since: string;
  /** The release that no longer mounts it. */
  readonly gone: string;
  readonly instead: string;
  /** As the server prints the field, where it prints it otherwise. */
  readonly printed?: string;
}

const csi = 'use a CSI driver';

/** Sources whose drivers have left Kubernetes. The API still takes them. */
const deprecations: { readonly [Name in keyof Volume]?: Deprecation } = {
  photonPersistentDisk: { since: '1.11', gone: '1.16', instead: csi },
  gitRepo: { since: '1.11', gone: '1.33', instead: 'clone into an emptyDir in an init container' },
  scaleIO: { since: '1.16', gone: '1.22', instead: csi },
  flocker: { since: '1.22', gone: '1.25', instead: csi },
  storageos: { since: '1.22', gone: '1.25', instead: csi, printed: 'storageOS' },
  quobyte: { since: '1.22', gone: '1.25', instead: csi },
  glusterfs: { since: '1.25', gone: '1.26', instead: csi },
  cephfs: { since: '1.28', gone: '1.31', instead: csi },
  rbd: { since: '1.28', gone: '1.31', instead: csi },
};
// The table's type makes its keys these names, which Object.keys does not know.
const deprecated = Object.keys(deprecations) as readonly (keyof Volume)[];

function warnOfDeprecated(volume: Volume, path: FieldPath, report: Report): void {
  if (!isDeprecated(volume)) return;
  for (const name of deprecated) {
    const deprecation = deprecations[name];
    if (deprecation === undefined || volume[name] === undefined) continue;
    const { since, gone, instead, printed } = deprecation;
    report({
      code: 'api/deprecated-volume',
      severity: 'warning',
      field: `${path}.${name}`,
      message: `${name} is deprecated since Kubernetes ${since}, and not mounted since ${gone}`,
      fix: instead,
      ...(printed !== undefined && { serverField: `${path}.${printed}` }),
    });
  }
}

/** A volume has one source, rarely one of these: looking at what there is takes less than asking for each of them. */
function isDeprecated(volume: Volume): boolean {
  for (const name in volume) if (Object.hasOwn(deprecations, name)) return true;
  return false;
}
