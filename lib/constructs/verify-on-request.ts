import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../findings/finding';
import { ofRendering } from './acknowledge';
import { type AppVerification, endSynth, type ObjectState, stateOf } from './app-state';
import { type AppFindings, verifyObjects } from './app-verification';
import type { Manifest } from './manifest';
import { renderManaged } from './render';
import { dropRendering, renderedContents, watch } from './synth';

/** An object of an app, rendered and verified. */
export interface VerifiedObject {
  /** The construct that users made, where its findings are reported. */
  readonly owner: IConstruct;
  readonly object: ApiObject;
  /** Empty where it cannot be rendered, which is a finding. */
  readonly manifest: Manifest;
  readonly findings: readonly Finding[];
}

/** What is wrong with an app. */
export interface VerifiedApp {
  readonly objects: readonly VerifiedObject[];
  /** Findings of no object: in acknowledgements, and in the app itself. */
  readonly findings: Omit<AppFindings, 'objects'>;
}

/**
 * Renders and verifies all objects of the app that a construct is in, whatever its own synth verifies, and reports nothing.
 * The next synth renders anew.
 * @throws Error where an object that is not of this package cannot be rendered.
 */
export function verifyOnRequest(construct: IConstruct, verification: Omit<AppVerification, 'whole'>): VerifiedApp {
  const state = stateOf(construct);
  const contents = renderedContents(state, (objects) => objects.map((object) => rendered(watch(state, object))));
  const { objects: byObject, ...findings } = verifyObjects(state, contents, { ...verification, whole: true });
  const verified = contents.rendered.map((one) => verifiedObject(one, byObject.get(one) ?? []));
  for (const one of contents.rendered) dropRendering(one);
  endSynth(state);
  return { objects: verified, findings };
}

function rendered(one: ObjectState): ObjectState {
  one.rendered ??= one.isManaged ? renderManaged(one) : one.renderAlone();
  return one;
}

function verifiedObject(one: ObjectState, findings: readonly Finding[]): VerifiedObject {
  const { owner, object, rendered } = one;
  return { owner, object, manifest: rendered?.manifest ?? {}, findings: [...ofRendering(one), ...findings] };
}
