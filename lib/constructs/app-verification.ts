import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../findings/finding';
import { append } from '../values/append';
import { entryOf } from '../values/entry-of';
import { unacknowledged } from '../verify/acknowledge';
import { inAddition } from '../verify/practices/chosen';
import { coveredBy } from '../verify/report-clashes';
import { type Target, targetOf } from '../verify/target/target';
import { type Subject, verifyAll } from '../verify/verify-all';
import { withoutRepeats } from '../verify/without-repeats';
import { acknowledgedCodes, type WrongAcknowledgements, wrongAcknowledgements } from './acknowledge';
import { settingsOf } from './app-settings';
import {
  type AppState,
  type AppVerification,
  attachedFacts,
  generateNameOf,
  type ObjectState,
  ownComposition,
} from './app-state';
import { notIgnoredBy } from './ignored-findings';
import { sameIdentity } from './same-identity';
import type { ResolvedSettings } from './settings';

/** What verification finds in an app. */
export interface AppFindings {
  /** Of each object that we manage, in addition to what its rendering found. */
  readonly objects: ReadonlyMap<ObjectState, readonly Finding[]>;
  /** What is wrong with acknowledgements. */
  readonly acknowledgements: readonly WrongAcknowledgements[];
  /** Errors of the app itself. */
  readonly app: readonly Finding[];
}

/** What an app consists of. */
export interface AppContents {
  readonly constructs: readonly IConstruct[];
  readonly objects: readonly ApiObject[];
  /** The objects that are verified: each is rendered. */
  readonly rendered: readonly ObjectState[];
}

/** Verifies the objects of an app together. Changes and prints nothing. */
export function verifyObjects(
  state: AppState,
  { constructs, objects, rendered }: AppContents,
  { whole, instead, ...own }: AppVerification = state.verification,
): AppFindings {
  const settings = settingsOf(state.root);
  const verified = verifyAll(subjectsOf(rendered, settings, instead), inAddition(own, settings.verify));
  const notIgnored = notIgnoredBy(settings.verify);
  const isReported = (one: ObjectState | undefined) => one !== undefined && (whole || one.isManaged);
  const duplicates = duplicatesIn(state, objects);
  const byOwner = new Map<IConstruct, Finding[]>();
  const byObject = new Map<ObjectState, readonly Finding[]>();
  for (const [at, one] of rendered.entries()) {
    const findings = withDuplicate(verified[at] ?? [], duplicates.get(one.object));
    const all = [...(one.rendered?.findings ?? []), ...findings];
    if (all.length > 0)
      append(
        entryOf(byOwner, one.owner, () => []),
        all,
      );
    if (isReported(one)) {
      const open = unacknowledged(findings, acknowledgedCodes(state, one.owner));
      byObject.set(one, beyondRendering(one, notIgnored(one.rendered?.manifest, open)));
    }
  }
  // An object that we do not manage reports nothing itself.
  const others = [...duplicates].filter(([object]) => !isReported(state.objects.get(object)));
  return {
    objects: byObject,
    acknowledgements: wrongAcknowledgements(state, constructs, byOwner),
    app: [...settings.findings, ...others.map(([, finding]) => finding)],
  };
}

function subjectsOf(
  rendered: readonly ObjectState[],
  ofApp: ResolvedSettings,
  instead: AppVerification['instead'],
): readonly Subject[] {
  const targets = new Map<ResolvedSettings, Target>();
  // Objects with the same settings share one target.
  const targetFor = (settings: ResolvedSettings) =>
    entryOf(targets, settings, () => targetOf(instead?.kubernetes ?? settings.kubernetes, settings.featureGates));
  return rendered.map((one): Subject => {
    const { rendered, follows } = one;
    const facts = attachedFacts(one);
    const settings = ownComposition(follows ?? one)?.result?.settings ?? ofApp;
    const { podSecurity } = { ...settings, ...instead };
    return {
      object: rendered?.manifest,
      target: targetFor(settings),
      workloads: ofApp.workloads,
      // A level that is set is enforced, whatever Namespaces say.
      ...(podSecurity !== undefined && { podSecurity }),
      ...(facts !== undefined && { preStops: facts.preStops, drains: facts.drains }),
    };
  });
}

/** Objects with the identity of another one, and the finding. An object that the server names has none yet. */
function duplicatesIn(state: AppState, objects: readonly ApiObject[]): ReadonlyMap<ApiObject, Finding> {
  const named = objects.filter((object) => generateNameOf(state.objects.get(object)) === undefined);
  return new Map(sameIdentity(named).map(({ object, finding }) => [object, finding]));
}

/** In place of the warning about an identity that two objects have, the error about it. */
function withDuplicate(findings: readonly Finding[], duplicate: Finding | undefined): readonly Finding[] {
  if (duplicate === undefined) return findings;
  return [...findings.filter(({ code }) => code !== 'practice/same-identity'), duplicate];
}

/** The findings of verification that rendering did not report, which knows who wrote what. */
function beyondRendering({ rendered }: ObjectState, findings: readonly Finding[]): readonly Finding[] {
  if (findings.length === 0) return findings;
  const own = rendered?.findings ?? [];
  // What could not be rendered is empty, so that nothing else can be known of it.
  if (own.some(({ code }) => code === 'app/render')) return [];
  const isReported = coveredBy(own);
  return withoutRepeats(findings).filter((finding) => !isReported(finding));
}
