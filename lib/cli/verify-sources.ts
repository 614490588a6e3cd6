import { get } from '../kubernetes/field-path';
import { kindDefinition } from '../kubernetes/fields';
import type { Issue } from '../kubernetes/issue';
import type { VerifyOptions } from '../verify/options';
import { targetOf } from '../verify/target';
import { verifyAll } from '../verify/verify-all';
import { type Finding, type Outcome, resourceOf } from './finding';
import type { Position } from './lines';
import { type ManifestInText, readManifests } from './manifests';
import type { Source } from './sources';

/** Verifies the manifests of some texts together; findings come in the order of the texts. */
export function verifySources(sources: readonly Source[], options: VerifyOptions): Outcome {
  const { kubernetes, featureGates, podSecurity, practices = true } = options;
  const manifests = sources.flatMap(readManifests);
  const objects = manifests.filter(({ object }) => object !== undefined);
  const target = targetOf(kubernetes, featureGates);
  const subjects = objects.map(({ object }) => ({ object, target, ...(podSecurity !== undefined && { podSecurity }) }));
  const found = verifyAll(subjects, { practices });
  const issuesOf = new Map(objects.map((manifest, at) => [manifest, found[at] ?? []]));
  const findings = manifests.flatMap((manifest) => [
    ...manifest.issues.map(({ line, column, ...issue }) => findingAt({ line, column }, issue, manifest)),
    ...(issuesOf.get(manifest) ?? []).map((issue) => findingAt(manifest.positionOf(issue.field), issue, manifest)),
  ]);
  const resources = objects.map(({ object }) => resourceOf(object));
  return { findings, resources, unchecked: objects.filter(isUnchecked).length, kubernetes };
}

function findingAt({ line, column }: Position, issue: Issue, { source, object }: ManifestInText): Finding {
  return { file: source.name, line, column, resource: resourceOf(object), issue };
}

function isUnchecked({ object }: ManifestInText): boolean {
  const [apiVersion, kind] = [get(object, 'apiVersion'), get(object, 'kind')];
  return typeof apiVersion === 'string' && typeof kind === 'string' && kindDefinition(apiVersion, kind) === undefined;
}
