import { get } from '../kubernetes/field-path';
import { kindDefinition } from '../kubernetes/fields';
import type { KubernetesVersion } from '../kubernetes/version';
import { targetOf } from '../verify/target';
import { verifyAll } from '../verify/verify-all';
import type { Finding } from './finding';
import { type ManifestInText, readManifests } from './manifests';
import type { Summary } from './outputs';
import type { Source } from './sources';

/** What the command was told. */
export interface VerifyCommand {
  readonly kubernetes: KubernetesVersion;
  readonly podSecurity?: 'baseline' | 'restricted' | false;
  readonly practices: boolean;
  readonly featureGates: Readonly<Record<string, boolean>>;
}

/** Verifies the manifests of some texts together; findings come in the order of the texts. */
export function verifySources(
  sources: readonly Source[],
  { kubernetes, podSecurity, practices, featureGates }: VerifyCommand,
): { readonly findings: readonly Finding[]; readonly summary: Summary } {
  const manifests = sources.flatMap(readManifests);
  const target = targetOf(kubernetes, featureGates);
  const subjects = manifests.map(({ object }) => ({
    object,
    target,
    ...(podSecurity !== undefined && { podSecurity }),
  }));
  const found = verifyAll(subjects, { practices });
  const findings = manifests.flatMap((manifest, at) => [
    ...manifest.issues.map((issue) => place(manifest, issue, issue.position ?? manifest.positionOf(''))),
    ...(found[at] ?? []).map((issue) => place(manifest, issue, manifest.positionOf(issue.field))),
  ]);
  const objects = manifests.filter(({ object }) => object !== undefined);
  return { findings, summary: { objects: objects.length, unchecked: objects.filter(isUnchecked).length, kubernetes } };
}

function place(
  manifest: ManifestInText,
  issue: Finding['issue'],
  { line, column }: Pick<Finding, 'line' | 'column'>,
): Finding {
  return { file: manifest.source.name, line, column, object: nameOf(manifest.object), issue };
}

function nameOf(object: unknown): string {
  if (object === undefined) return '';
  const [kind, namespace, name] = ['kind', 'metadata.namespace', 'metadata.name'].map((path) => get(object, path));
  return `${kind ?? 'object'} ${namespace === undefined ? '' : `${namespace}/`}${name ?? '(no name)'}`;
}

function isUnchecked({ object }: ManifestInText): boolean {
  const [apiVersion, kind] = [get(object, 'apiVersion'), get(object, 'kind')];
  return typeof apiVersion !== 'string' || typeof kind !== 'string' || kindDefinition(apiVersion, kind) === undefined;
}
