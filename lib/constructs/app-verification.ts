import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { entryOf } from '../kubernetes/entry-of';
import type { Issue } from '../kubernetes/issue';
import { type Target, targetOf } from '../verify/target';
import { type Subject, verifyAll } from '../verify/verify-all';
import { unacknowledged, wrongAcknowledgements } from './acknowledge';
import { knownComposition } from './composition';
import { describe } from './describe';
import { onForget, Rendering, renderingOf } from './rendering';
import { sameIdentity } from './same-identity';
import { type ResolvedSettings, settingsOf } from './settings';
import { collectWarnings } from './warnings';

/** How an app is verified. */
export interface AppVerification {
  /** Whether objects that we neither made nor attached to are verified too. */
  readonly whole: boolean;
  /** Whether what an experienced engineer would stop in review is looked for: only where all objects are seen. */
  readonly practices: boolean | 'all';
}

const verifications = new WeakMap<IConstruct, AppVerification>();

/**
 * Has an app's validation look at its objects together: at those that we have a hand in, or at all. Looks once for each
 * rendering, not once for each chart; what it finds is reported at the constructs that users made.
 */
export function verifyTogether(scope: IConstruct, how: AppVerification = { whole: false, practices: false }): void {
  const { root } = scope.node;
  const known = verifications.get(root);
  if (known === undefined || how.whole) verifications.set(root, how);
  if (known !== undefined) return;
  let twice: readonly string[] | undefined;
  onForget(root, () => {
    twice = undefined;
  });
  root.node.addValidation({
    validate: () => {
      twice ??= look(root, verifications.get(root) ?? how);
      return [...twice];
    },
  });
}

function look(root: IConstruct, { whole, practices }: AppVerification): readonly string[] {
  const constructs = root.node.findAll();
  const objects = constructs.filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
  const renderings = whole ? objects.map(Rendering.of) : objects.flatMap((object) => renderingOf(object) ?? []);
  const settings = settingsOf(root);
  const subjects = renderings.map((rendering) => subjectOf(rendering, settings));
  const found = verifyAll(subjects, { practices });
  const named = objects.filter((object) => knownComposition(object)?.own?.generateName === undefined);
  const duplicates = new Map(sameIdentity(named).map(({ object, issue }) => [object, issue]));
  const byOwner = new Map<IConstruct, Issue[]>();
  for (const [at, rendering] of renderings.entries()) {
    const twice = duplicates.get(rendering.object);
    const issues = twice === undefined ? [...(found[at] ?? [])] : [...(found[at] ?? []).filter(isOther), twice];
    if (issues.length === 0) {
      rendering.found(issues);
      continue;
    }
    entryOf(byOwner, rendering.owner, () => []).push(...issues);
    rendering.found(unacknowledged(rendering.owner, issues));
  }
  for (const { scope, issues } of wrongAcknowledgements(constructs, byOwner)) collectWarnings(scope, issues);
  // What nobody has a hand in reports nothing itself.
  for (const rendering of renderings) duplicates.delete(rendering.object);
  return [...duplicates.values()].map(describe);
}

/** Whether an issue is another one than that two objects have one identity, which an app says as an error. */
function isOther({ code }: Issue): boolean {
  return code !== 'practice/same-identity';
}

function subjectOf(rendering: Rendering, ofApp: ResolvedSettings): Subject {
  const { object } = rendering;
  const composed = knownComposition(object);
  const own = composed?.own?.settings;
  const settings = own === undefined ? ofApp : settingsOf(object, own);
  // Rendered first: what attachments say of their drains comes with it.
  const manifest = rendering.manifest();
  return {
    object: manifest,
    target: targetOfSettings(settings),
    ...enforcedLevel(settings),
    ...(composed !== undefined && { drains: composed.untold().drains }),
  };
}

const targets = new WeakMap<ResolvedSettings, Target>();

/** Objects with the same settings share one target. */
function targetOfSettings(settings: ResolvedSettings): Target {
  const known = targets.get(settings);
  if (known !== undefined) return known;
  const target = targetOf(settings.kubernetes, settings.featureGates);
  targets.set(settings, target);
  return target;
}

/** What is set is enforced, whatever Namespaces say. */
function enforcedLevel({ podSecurity }: ResolvedSettings): Pick<Subject, 'podSecurity'> {
  return podSecurity === undefined ? {} : { podSecurity };
}
