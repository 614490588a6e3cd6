import type { IConstruct } from 'constructs';
import { projectSettings, settingsOf } from '../../constructs/app-settings';
import { stateOf } from '../../constructs/app-state';
import { notIgnoredBy } from '../../constructs/ignored-findings';
import type { Manifest } from '../../constructs/manifest';
import { verifyOnRequest } from '../../constructs/verify-on-request';
import type { Finding } from '../../findings/finding';
import { objectsIn } from '../../kubernetes/list-items';
import type { KubernetesVersion } from '../../kubernetes/version';
import { isBelow } from '../../synth/rendered-below';
import { defined } from '../../values/defined';
import { inAddition, type PracticeOptions } from '../../verify/practices/chosen';
import type { Level } from '../../verify/target/level';
import { targetOf } from '../../verify/target/target';
import { verifyAll } from '../../verify/verify-all';
import { checkAcyclic, checkManifest } from './check-received';
import { isConstruct } from './forms';
import { manifestsInText } from './manifests-in-text';

/** What a test verifies for, in place of the settings in force. */
export interface Verification extends PracticeOptions {
  readonly kubernetes?: KubernetesVersion;
  readonly podSecurity?: Level;
}

/** A finding, and the object that it is in; absent where it is in none. */
export interface ObjectFinding {
  readonly manifest?: Manifest;
  readonly finding: Finding;
}

/** What was verified: how many objects, for which release, and what was found. */
export interface Verdict {
  readonly objects: number;
  readonly manifests: readonly Manifest[];
  readonly findings: readonly ObjectFinding[];
}

/**
 * What is wrong with whatever a test has. A construct is verified with its whole app, as a Service elsewhere in it may select
 * its Pods, with the app's settings and acknowledgements; all else with the settings in cdk8s.yaml.
 * @throws TypeError for a value that has no manifests, with what was received.
 */
export function findingsIn(received: unknown, verification: Verification): Verdict {
  checkAcyclic(received);
  const parts = Array.isArray(received) ? received.flat(Number.POSITIVE_INFINITY) : [received];
  const constructs = parts.filter(isConstruct);
  const others = parts.filter((part) => !isConstruct(part));
  const verdicts = [
    ...constructs.map((construct) => verdictOnConstruct(construct, verification)),
    ...(others.length === 0 ? [] : [verdictOnManifests(others, verification)]),
  ];
  const objects = verdicts.reduce((sum, verdict) => sum + verdict.objects, 0);
  if (objects === 0) throw new TypeError('received value has no manifests; pass one that has some');
  return {
    objects,
    manifests: verdicts.flatMap(({ manifests }) => manifests),
    findings: verdicts.flatMap(({ findings }) => findings),
  };
}

/** The practices of a test that asks for some: with those of the app and the settings. */
function practicesOf({ practices, enable = [] }: Verification, inForce: PracticeOptions): PracticeOptions {
  if (practices !== true) return { practices: practices ?? false };
  return { practices: inForce.practices === 'all' ? 'all' : true, enable: [...(inForce.enable ?? []), ...enable] };
}

function verdictOnConstruct(construct: IConstruct, verification: Verification): Verdict {
  const { path } = construct.node;
  const { kubernetes, podSecurity } = verification;
  const inForce = inAddition(stateOf(construct).verification, settingsOf(construct.node.root).verify);
  const { objects, findings } = verifyOnRequest(construct, {
    ...defined(practicesOf(verification, inForce)),
    instead: defined({ kubernetes, podSecurity }),
  });
  const below = objects.filter(({ object }) => isBelow(object.node.path, path));
  const wrong = findings.acknowledgements.filter(({ scope }) => isBelow(scope.node.path, path));
  return {
    objects: below.length,
    manifests: below.map(({ manifest }) => manifest),
    findings: [
      ...findings.app.map((finding) => ({ finding })),
      ...wrong.flatMap(({ scope, findings: ofScope }) => ofScope.map((finding) => ({ finding: at(scope, finding) }))),
      ...below.flatMap(({ owner, manifest, findings: ofObject }) =>
        ofObject.map((finding) => ({ manifest, finding: at(owner, finding) })),
      ),
    ],
  };
}

function at(construct: IConstruct, finding: Finding): Finding {
  return { ...finding, construct: construct.node.path };
}

function verdictOnManifests(parts: readonly unknown[], verification: Verification): Verdict {
  const settings = projectSettings();
  const { kubernetes = settings.kubernetes, podSecurity = settings.podSecurity } = verification;
  const { workloads } = settings;
  const notIgnored = notIgnoredBy(settings.verify);
  const target = targetOf(kubernetes, settings.featureGates);
  const read = parts.flatMap(withTextFindings);
  const findings = verifyAll(
    read.map(({ object }) => ({ object, target, workloads, ...(podSecurity !== undefined && { podSecurity }) })),
    practicesOf(verification, settings.verify),
  );
  return {
    objects: read.length,
    manifests: read.map(({ object }) => object),
    findings: [
      ...settings.findings.map((finding) => ({ finding })),
      ...read.flatMap(({ object: manifest, inText }, index) =>
        [...inText, ...notIgnored(manifest, findings[index] ?? [])].map((finding) => ({
          manifest,
          finding,
        })),
      ),
    ],
  };
}

/** Manifests, each with what is wrong with its text: a duplicate key. */
function withTextFindings(
  part: unknown,
): readonly { readonly object: Manifest; readonly inText: readonly Finding[] }[] {
  if (typeof part === 'string') {
    return manifestsInText(part).map(({ object, findings }) => ({ object: object as Manifest, inText: findings }));
  }
  return objectsIn(part).map(({ object }) => {
    checkManifest(object);
    return { object, inText: [] };
  });
}
