import { index } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import type {
  PersistentVolumeClaimSpec,
  PodTemplateSpec,
  StatefulSetSpec,
  Volume,
} from '../../../kubernetes/generated/types';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';
import { isEmptySelector } from '../metadata/selector-matches';
import { validatePodTemplate, validateTemplateMetadata } from '../pod/pod';
import { warnOfPod } from '../pod/pod-warnings';
import { warnOfClaimSpec } from '../volumes/claim-warnings';
import { validatePersistentVolumeClaimSpec } from '../volumes/persistent-volume-claim';
import { printedUnder } from '../volumes/volume-context';
import { validateSelectsTemplate } from './workload-selector';

const noClaim: PersistentVolumeClaimSpec = { accessModes: [], resources: {} };

/** The claims that a StatefulSet makes for each of its Pods. Servers up to 1.33 do not check them. */
export function validateClaimTemplates(spec: StatefulSetSpec, target: Target, report: Report): void {
  for (const [at, claim] of (spec.volumeClaimTemplates ?? []).entries()) {
    const path = `${index('spec.volumeClaimTemplates', at)}.spec`;
    validatePersistentVolumeClaimSpec(claim.spec ?? noClaim, path, target, report);
  }
}

/** The template of a StatefulSet: in full, or nearly nothing of it. */
export function validateStatefulTemplate(
  spec: StatefulSetSpec,
  { template: inFull, immutable: isNew }: { readonly template: boolean; readonly immutable: boolean },
  target: Target,
  report: Report,
): void {
  const { selector, template } = spec;
  if (selector === undefined || !isEmptySelector(selector)) {
    validateSelectsTemplate(selector, template, 'spec.template', report);
  }
  if (template === undefined) return;
  const { metadata } = template;
  if (inFull) validateInFull(spec, target, (finding) => (finding.severity === 'error' ? report(finding) : undefined));
  else validateTemplateMetadata(metadata, 'spec.template', template.spec, target, report);
  // Warnings are about the template and the claims as they are written, in every release.
  warnOfPod({ target, report, kind: 'StatefulSet', spec: template.spec, path: 'spec.template.spec', metadata });
  for (const [at, claim] of (spec.volumeClaimTemplates ?? []).entries()) {
    const place = index('spec.volumeClaimTemplates', at);
    // Servers leave out the field, or misspell it.
    const serverPath = isNew ? place : `${place}.Spec`;
    warnOfClaimSpec(claim.spec, `${place}.spec`, printedUnder(serverPath, `${place}.spec`, report));
  }
}

/**
 * The controller gives each Pod its own host name, the subdomain, and a volume for each claim template. The server leaves
 * out the former and puts the latter before the template's own volumes, of which it drops those of the same name: so it
 * counts the volumes otherwise than they stand in the manifest.
 */
function validateInFull(
  { template, volumeClaimTemplates = [] }: StatefulSetSpec,
  target: Target,
  report: Report,
): void {
  const { hostname: _hostname, subdomain: _subdomain, ...podSpec } = template.spec;
  if (volumeClaimTemplates.length === 0) {
    validatePodTemplate({ ...template, spec: podSpec }, 'spec.template', 'StatefulSet', target, report);
    return;
  }
  const claims = new Map<string, number>();
  for (const [at, claim] of volumeClaimTemplates.entries()) claims.set(claim.metadata?.name ?? '', at);
  const own = (podSpec.volumes ?? []).map((volume, at) => ({ volume, at }));
  const kept = own.filter(({ volume }) => !claims.has(volume.name ?? ''));
  const volumes: Volume[] = [...claims.keys()].map(claimVolume);
  for (const { volume } of kept) volumes.push(volume);
  const places = [
    ...[...claims.values()].map((at) => index('spec.volumeClaimTemplates', at)),
    ...kept.map(({ at }) => index('spec.template.spec.volumes', at)),
  ];
  const whole: PodTemplateSpec = { ...template, spec: { ...podSpec, volumes } };
  validatePodTemplate(whole, 'spec.template', 'StatefulSet', target, (finding) => report(inPlace(finding, places)));
}

function claimVolume(name: string): Volume {
  return { name, persistentVolumeClaim: { claimName: name } };
}

const volumePath = /^spec\.template\.spec\.volumes\[(\d+)\]/;

/** The finding where it is in the manifest. */
function inPlace(finding: Finding, places: readonly string[]): Finding {
  const [prefix = '', at] = volumePath.exec(finding.field) ?? [];
  const place = at === undefined ? undefined : places[Number(at)];
  if (place === undefined || place === prefix) return finding;
  const field = place.startsWith('spec.volumeClaimTemplates')
    ? `${place}.metadata.name`
    : place + finding.field.slice(prefix.length);
  return { ...finding, field, serverField: finding.serverField ?? finding.field };
}
