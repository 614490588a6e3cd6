import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { describe } from '../findings/describe';
import type { Finding } from '../findings/finding';
import { append } from '../values/append';
import { entryOf } from '../values/entry-of';
import { type Target, targetOf } from '../verify/target/target';
import { type Subject, verifyAll } from '../verify/verify-all';
import { unacknowledged, wrongAcknowledgements } from './acknowledge';
import { knownComposition } from './composition';
import { collectWarnings } from './print-once';
import { Rendering, renderingOf } from './render';
import { sameIdentity } from './same-identity';
import { type ResolvedSettings, settingsOf } from './settings';
import { synthRunOf } from './synth';

/** How an app is verified. */
export interface AppVerification {
  /** Whether what is wrong is reported of all objects, or only of those that we have a hand in. */
  readonly whole: boolean;
  /** Whether what an experienced engineer would stop in review is looked for. */
  readonly practices: boolean | 'all';
}

/** What nobody said otherwise: an app that has objects of ours reports of those what it would if all were verified. */
const unsaid: AppVerification = { whole: false, practices: true };
const verifications = new WeakMap<IConstruct, AppVerification>();
const verified = new WeakSet<IConstruct>();

/** Says how an app is verified. */
export function declareVerification({ node: { root } }: IConstruct, how: AppVerification): void {
  verifications.set(root, how);
  synthRunOf(root).end();
  verifyTogether(root);
}

/**
 * Has an app's validation look at its objects together: once for each synth, not once for each chart. What it finds is
 * reported at the constructs that users made.
 */
export function verifyTogether({ node: { root } }: IConstruct): void {
  if (verified.has(root)) return;
  verified.add(root);
  let errors: readonly string[] = [];
  root.node.addValidation({
    validate: () => {
      synthRunOf(root).validate(() => {
        errors = look(root, verifications.get(root) ?? unsaid);
      });
      return [...errors];
    },
  });
}

function look(root: IConstruct, { whole, practices }: AppVerification): readonly string[] {
  const constructs = root.node.findAll();
  const objects = constructs.filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
  for (const object of objects) renderingOf(object)?.renew();
  const renderings = whole ? objects.map((object) => Rendering.of(object).hold()) : seen(objects, practices !== false);
  const settings = settingsOf(root);
  const subjects = renderings.map((rendering) => subjectOf(rendering, settings));
  const found = verifyAll(subjects, { practices });
  const named = objects.filter((object) => knownComposition(object)?.own?.generateName === undefined);
  const duplicates = new Map(sameIdentity(named).map(({ object, finding }) => [object, finding]));
  const byOwner = new Map<IConstruct, Finding[]>();
  for (const [at, rendering] of renderings.entries()) {
    const twice = duplicates.get(rendering.object);
    const findings = twice === undefined ? [...(found[at] ?? [])] : [...(found[at] ?? []).filter(isOther), twice];
    if (findings.length > 0)
      append(
        entryOf(byOwner, rendering.owner, () => []),
        findings,
      );
    if (rendering.isHeld) rendering.found(findings.length === 0 ? findings : unacknowledged(rendering.owner, findings));
  }
  for (const { scope, findings } of wrongAcknowledgements(constructs, byOwner)) collectWarnings(scope, findings);
  // What nobody has a hand in reports nothing itself.
  for (const { isHeld, object } of renderings) if (isHeld) duplicates.delete(object);
  return [...settings.findings, ...duplicates.values()].map(describe);
}

/**
 * The objects that we have a hand in; for practices, all others beside them, as far as they can be rendered: a Service
 * that is not of ours selects Pods of ours.
 */
function seen(objects: readonly ApiObject[], withOthers: boolean): readonly Rendering[] {
  const held = (object: ApiObject) => renderingOf(object)?.isHeld === true;
  if (!objects.some(held)) return [];
  if (!withOthers) return objects.filter(held).map((object) => Rendering.of(object));
  return objects.map((object) => Rendering.of(object)).filter((rendering) => rendering.peek() !== undefined);
}

/** Whether a finding is another one than that two objects have one identity, which an app says as an error. */
function isOther({ code }: Finding): boolean {
  return code !== 'practice/same-identity';
}

function subjectOf(rendering: Rendering, ofApp: ResolvedSettings): Subject {
  const { object } = rendering;
  const composed = knownComposition(object);
  const own = composed?.own?.settings;
  const settings = own === undefined ? ofApp : settingsOf(object, own);
  // Rendered first: what attachments say of their drains comes with it.
  const manifest = rendering.isHeld ? rendering.manifest() : rendering.peek();
  return {
    object: manifest,
    target: targetOfSettings(settings),
    ...enforcedLevel(settings),
    ...(composed !== undefined && { drains: composed.facts().drains }),
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
