import { projectSettings } from '../../constructs/app-settings';
import type { Manifest } from '../../constructs/manifest';
import { get } from '../../findings/field-path';
import { podTemplatesIn } from '../../kubernetes/custom/stand-in';
import { oneOf } from '../../synth/one-of';
import { counted } from '../../values/counted';
import { printable } from '../../values/printable';
import { listed, type MatcherContext, type MatcherResult, result } from '../matcher';
import { findingsIn } from '../received/findings-in';
import { nameOfObject } from '../resources/name-of-object';
import { findingsText } from './verdict-text';

/** Whether all pod templates pass a level of the Pod Security Standards, whatever their Namespaces enforce. */
export function toPassPodSecurity(this: MatcherContext, received: unknown, expected: unknown): MatcherResult {
  const level = oneOf('toPassPodSecurity: level', expected, ['restricted', 'baseline']);
  const verdict = findingsIn(received, { podSecurity: level });
  checkPodTemplates(verdict.manifests);
  // What a server cannot decode, it rejects before Pod Security sees it.
  const violations = verdict.findings.filter(
    ({ finding: { code } }) => code.startsWith('pod-security/') || code === 'shape/wrong-type',
  );
  return result(this, 'toPassPodSecurity', [level], {
    pass: violations.length === 0,
    text: () =>
      violations.length === 0
        ? `${counted(verdict.objects, 'object')} passed Pod Security "${level}"`
        : findingsText(`violates Pod Security "${level}"`, verdict, violations),
  });
}

/** @throws Error where there is no Pod to check, or one in an object of an unknown kind or version. */
function checkPodTemplates(manifests: readonly Manifest[]): void {
  const { workloads } = projectSettings();
  const hasPods = (manifest: Manifest) => podTemplatesIn(manifest, workloads).length > 0;
  const unknown = manifests.filter(
    (manifest) => !hasPods(manifest) && Array.isArray(get(manifest, 'spec.template.spec.containers')),
  );
  if (unknown.length > 0) {
    throw new Error(
      `toPassPodSecurity: pod templates of unknown kinds are not checked; pass each as a Pod:\n${listed(unknown.map(nameAndVersion))}`,
    );
  }
  if (manifests.some(hasPods)) return;
  throw new Error(
    `toPassPodSecurity: received value has no Pods to check; it has:\n${listed(manifests.map(nameOfObject))}`,
  );
}

function nameAndVersion(manifest: Manifest): string {
  return `${nameOfObject(manifest)} (${printable(String(manifest.apiVersion))})`;
}
