/**
 * How an app becomes manifests. cdk8s has no hooks for that but validations and `toJson`, so this is the order of events:
 *
 * 1. Construct: `manage` replaces an object's `toJson`, and adds validations to its owner and to the root. Nothing is
 *    rendered yet, so that what is attached later counts, too.
 * 2. Validate the root: cdk8s validates it first, so this begins the synth. What the last synth rendered is dropped.
 * 3. Render each object once, and keep that: some render differently each time, as cdk8s-plus' spreading Pods do. The
 *    ConfigMaps of attachments' files are created now, and belong to the same synth.
 * 4. Verify all objects together, keep the findings with their objects, and print the warnings.
 * 5. Validate the owners: each returns the errors of its object, and of the ConfigMaps that rendering it created: cdk8s
 *    has listed what it validates before they were there.
 * 6. Write: cdk8s or `GitOpsApp` calls each `toJson`, which hands out what was kept.
 *
 * cdk8s validates an app again before each chart. Those validations belong to the same synth, and return the same errors.
 * A change to an object ends the synth. `toJson` without a validation before it renders afresh.
 */
import { ApiObject, Chart, type JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { describe } from '../findings/describe';
import { check } from '../values/check';
import { ofRendering } from './acknowledge';
import {
  type AppState,
  type AppVerification,
  endSynth,
  forgetCompanions,
  newObjectState,
  type ObjectState,
  stateOf,
} from './app-state';
import { type AppContents, verifyObjects } from './app-verification';
import { jsonPatches } from './json-patch';
import type { Manifest, Rendered, Step } from './manifest';
import { objectName } from './object-name';
import { printFindings, printReleaseOf } from './print-findings';
import { rendererOf, renderManaged, renderWatched } from './render';
import { withSource } from './yaml-source';

// 1. Construct

/** Sets how an app is verified. */
export function setVerification(construct: IConstruct, verification: AppVerification): void {
  const state = stateOf(construct);
  state.verification = verification;
  endSynth(state);
  verifyAtSynth(construct);
}

/** Verifies an app whenever it is synthesized: all its objects together, once a synth, not once a chart. */
export function verifyAtSynth(construct: IConstruct): void {
  const state = stateOf(construct);
  if (state.hasValidation) return;
  state.hasValidation = true;
  state.root.node.addValidation({ validate: () => validateRoot(state) });
}

/**
 * Manages an object: what is wrong with it is reported, and JSON patches are applied after all steps.
 * @param reporter the construct whose validation returns its errors, where that is not its owner
 */
export function manage(object: ApiObject, reporter?: IConstruct): ObjectState {
  const one = watch(stateOf(object), object);
  if (one.isManaged) return one;
  one.isManaged = true;
  one.reporter = reporter ?? one.owner;
  // A patch that names what an attachment brings can only be applied once that is there.
  object.addJsonPatch = (...patches) => {
    check('addJsonPatch', patches, jsonPatches, 'patches');
    addPatches(object, patches);
  };
  one.reporter.node.addValidation({ validate: () => validateObject(one) });
  verifyAtSynth(object);
  return one;
}

/** Applies JSON patches to what an object renders, after all steps. */
export function addPatches(object: ApiObject, patches: readonly JsonPatch[]): void {
  const one = manage(object);
  for (const patch of patches) one.patches.push(patch);
  markChanged(one);
}

/** Adds a step to what an object renders, after those that it has. */
export function addStep(object: ApiObject, step: Step): void {
  const one = manage(object);
  one.steps.push(step);
  markChanged(one);
}

/** Makes an object render, and its app be verified, again. */
export function markChanged(one: ObjectState): void {
  dropRendering(one);
  endSynth(stateOf(one.object));
}

/** Makes an object render again when it is next needed. */
export function dropRendering(one: ObjectState | undefined): void {
  if (one === undefined) return;
  one.rendered = undefined;
  one.isHandedOut = false;
  one.findings = [];
}

/** Watches an object, if it is not watched already. */
export function watch(state: AppState, object: ApiObject): ObjectState {
  const known = state.objects.get(object);
  if (known !== undefined) return known;
  const one = newObjectState(object, rendererOf(object));
  state.objects.set(object, one);
  object.toJson = () => handOut(state, one);
  return one;
}

// 2. Validate the root

function validateRoot(state: AppState): string[] {
  const { synth } = state;
  if (isFirstValidation(state)) {
    beginSynth(state);
    synth.validations = 0;
    synth.hasHandedOut = false;
  }
  synth.validations += 1;
  return [...synth.errors];
}

/** Whether a validation of the root is the first one of a synth. */
function isFirstValidation({ root, synth: { validations, hasHandedOut } }: AppState): boolean {
  if (validations === 0) return true;
  if (!hasHandedOut) return false;
  // Manifests right after the first validation are of one chart alone, or of an app that calls `toJson` itself.
  return validations === 1 || validations > root.node.findAll().filter(Chart.isChart).length;
}

function beginSynth(state: AppState): void {
  verify(
    state,
    renderedContents(state, (objects) => renderAll(state, objects)),
  );
}

// 3. Render each object once

/**
 * What an app consists of, rendered anew: with the ConfigMaps that rendering creates, for which all is listed again.
 * @param render renders each object that is not rendered yet
 */
export function renderedContents(
  state: AppState,
  render: (objects: readonly ApiObject[]) => readonly ObjectState[],
): AppContents {
  for (const one of state.objects.values()) dropRendering(one);
  forgetCompanions(state);
  const contents = (): AppContents => {
    const constructs = state.root.node.findAll();
    const objects = constructs.filter((one): one is ApiObject => ApiObject.isApiObject(one));
    return { constructs, objects, rendered: render(objects) };
  };
  const known = state.configMaps.size;
  const first = contents();
  return state.configMaps.size === known ? first : contents();
}

function renderAll(state: AppState, objects: readonly ApiObject[]): readonly ObjectState[] {
  const chosen = state.verification.whole ? objects.map((object) => manage(object)) : chosenAmong(state, objects);
  return chosen.filter((one) => renderOnce(one) !== undefined);
}

/**
 * The objects that we manage; for practices all others, too, as far as they can be rendered: a Service of another library
 * selects Pods of ours.
 */
function chosenAmong(state: AppState, objects: readonly ApiObject[]): readonly ObjectState[] {
  const managed = objects.flatMap((object) => {
    const one = state.objects.get(object);
    return one?.isManaged === true ? [one] : [];
  });
  if (managed.length === 0 || state.verification.practices === false) return managed;
  return objects.map((object) => watch(state, object));
}

/** The rendering of an object in this synth; undefined only where one that we watch cannot be rendered. */
function renderOnce(one: ObjectState): Rendered | undefined {
  if (one.rendered !== undefined) return one.rendered;
  one.rendered = one.isManaged ? renderManaged(one) : renderWatched(one);
  one.isHandedOut = false;
  return one.rendered;
}

/** The manifest of an object that we manage, as it will be written; empty where it cannot be rendered. */
export function manifestOf(one: ObjectState): Manifest {
  return renderOnce(one)?.manifest ?? {};
}

// 4. Verify all objects together

function verify(state: AppState, contents: AppContents): void {
  const findings = verifyObjects(state, contents);
  for (const [one, ofObject] of findings.objects) one.findings = ofObject;
  state.synth.errors = findings.app.map(describe);
  printFindings(contents.rendered, findings);
}

// 5. Validate the owners

function validateObject(one: ObjectState): string[] {
  renderOnce(one);
  return [...errorsOf(one)];
}

/** The errors that the validation of an object's reporter returns, which contain no secrets. */
export function errorsOf(one: ObjectState): readonly string[] {
  const { object, owner, reporter, findings } = one;
  const all = [...ofRendering(one), ...findings];
  const errors = all.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return [];
  const which = reporter === owner ? '' : `${object.kind} "${objectName(object)}": `;
  return errors.map((finding) => `${which}${describe(withSource(finding, object))}`);
}

// 6. Write

function handOut(state: AppState, one: ObjectState): Manifest {
  state.synth.hasHandedOut = true;
  if (!one.isManaged) {
    const { manifest } = one.rendered ?? one.renderAlone();
    dropRendering(one);
    return manifest;
  }
  if (one.isHandedOut) markChanged(one);
  if (one.rendered === undefined) {
    endSynth(state);
    renderOnce(one);
    printReleaseOf(one);
  }
  one.isHandedOut = true;
  const errors = errorsOf(one);
  if (errors.length > 0) throw new Error(errors.map((error) => `[${one.reporter.node.path}] ${error}`).join('\n'));
  return manifestOf(one);
}
