import { ApiObject } from 'cdk8s';
import { type FieldPath, get } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import type { PodTemplateSpec } from '../kubernetes/generated/types';
import type { WorkloadKind } from '../kubernetes/pod-template';
import { wrongTemplate } from '../kubernetes/wrong-template';
import type { Attachment, Context } from '../pod/attachment';
import { completePod } from '../pod/complete';
import { compose } from '../pod/compose';
import type { ComposeContext } from '../pod/composition';
import { runsToCompletion } from '../pod/features';
import { defaultPreStopSeconds, preStopSleep } from '../pod/pre-stop-sleep';
import { entryOf } from '../values/entry-of';
import { settingsOf } from './app-settings';
import {
  type Composition,
  type CompositionResult,
  type Facts,
  type ObjectState,
  type OwnWorkload,
  stateOf,
} from './app-state';
import { buildAddition } from './build-addition';
import { placeConfigMaps } from './config-maps';
import { asWorkload, type LocatedTemplate, locatedTemplate } from './located-template';
import type { Manifest, Rendered } from './manifest';
import { objectName } from './object-name';
import type { ResolvedSettings } from './settings';
import { addStep, manage, manifestOf, markChanged, watch } from './synth';

/** An object with a pod template, as it will be written. */
export interface ReadableObject {
  readonly object: ApiObject;
  /** What is attached to it; absent where nothing can be. */
  readonly composition?: Composition | undefined;
  /**
   * The manifest as it will be written, of a custom resource what stands for its pod template; empty where it cannot be
   * rendered.
   */
  readonly manifest: () => Manifest;
}

/** An object with a pod template, and what is attached to it. */
export interface ComposedObject extends ReadableObject {
  readonly composition: Composition;
}

/** An object with a pod template, and which of its templates is meant where it has several: `''` for the only one. */
export interface TemplateTarget {
  readonly object: ApiObject;
  readonly template: FieldPath;
}

/** Reads an object with a pod template that may be another library's, and stays as it is. */
export function readable(target: ApiObject | TemplateTarget): ReadableObject {
  const { object, template } = targetOf(target);
  const one = watch(stateOf(object), object);
  return { object, composition: one.compositions.get(template), manifest: workloadIn(one, template) };
}

/** Composes attachments into an object with a pod template whenever it renders. */
export function composed(target: ApiObject | TemplateTarget, own?: OwnWorkload): ComposedObject {
  const { object, template } = targetOf(target);
  const one = manage(object);
  const composition = entryOf(one.compositions, template, () => newComposition(one, own, template));
  return { object, composition, manifest: workloadIn(one, template) };
}

function targetOf(target: ApiObject | TemplateTarget): TemplateTarget {
  return ApiObject.isApiObject(target) ? { object: target, template: '' } : (target as TemplateTarget);
}

function workloadIn(one: ObjectState, template: FieldPath): () => Manifest {
  return () => asWorkload(manifestOf(one), one.object, template, () => settingsOf(one.object).workloads);
}

/** Attaches to an object with a pod template, after what is attached to it already. */
export function addAttachment(target: ApiObject | TemplateTarget, attachment: Attachment): void {
  composed(target).composition.attachments.push(attachment);
  markChanged(manage(targetOf(target).object));
}

/** Changes the pod template of an object, which is at a path in it. */
export type TemplateStep = (
  template: PodTemplateSpec,
  path: FieldPath,
) => { readonly template: PodTemplateSpec; readonly findings: readonly Finding[] };

/** Adds a step that changes a pod template; without one, which composing reports, nothing is changed. */
export function addTemplateStep({ object, template: chosen }: TemplateTarget, step: TemplateStep): void {
  addStep(object, (manifest) => {
    const located = locatedTemplate(manifest, chosen, settingsOf(object));
    if (!('template' in located)) return { manifest, findings: [] };
    const { template, findings } = step(located.template, located.path);
    return { manifest: template === located.template ? manifest : located.replaced(template), findings };
  });
}

function newComposition(one: ObjectState, own: OwnWorkload | undefined, template: FieldPath): Composition {
  const composition: Composition = {
    own,
    template,
    attachments: [],
    isExposed: false,
    companions: new Map(),
    configMaps: new Map(),
    result: undefined,
  };
  addStep(one.object, (manifest) => {
    const { result, ...rendered } = composeInto(manifest, one, composition);
    composition.result = result;
    return rendered;
  });
  return composition;
}

interface ComposedManifest extends Pick<Rendered, 'manifest' | 'findings'> {
  readonly result: CompositionResult;
}

const noFacts: Facts = { origins: {}, preStops: {}, drains: {} };

function composeInto(manifest: Manifest, { object, owner }: ObjectState, composition: Composition): ComposedManifest {
  const { own } = composition;
  const settings = settingsOf(object, own?.settings);
  const before = [...ownFindings(settings, settingsOf(object)), ...(own?.findings ?? [])];
  const unchanged = (findings: readonly Finding[]): ComposedManifest => {
    return { manifest, findings: [...before, ...findings], result: { settings, facts: () => noFacts, sendsTo: [] } };
  };
  const located = locatedTemplate(manifest, composition.template, settings);
  if (!('template' in located)) return unchanged([located]);
  const wrong = wrongTemplate(located.template, located.path);
  if (wrong.length > 0) return unchanged(wrong);
  const { kind } = located;
  const resolved = [...composition.attachments, ...servingUntilEndpointsChange(composition, located)].map(
    (attachment) => ({
      ...attachment,
      build: (context: Context) => buildAddition(attachment, context, object),
    }),
  );
  const context = { ...contextOf(manifest, kind, settings, object, own), writer: owner.node.path };
  const composedPod = compose(located.template, resolved, context);
  const { template, findings, configMaps, origins, preStops, drains, sendsTo } = composedPod;
  placeConfigMaps(object, composition, configMaps, get(manifest, 'metadata.namespace'));
  const complete = located.replaced(own === undefined || own.asWritten ? template : completePod(template, settings));
  return {
    manifest: own?.generateName === undefined ? complete : withoutName(complete),
    findings: [...before, ...located.inManifest(withOneSleep(findings))],
    result: { settings, facts: () => ({ origins: located.originsInManifest(origins), preStops, drains }), sendsTo },
  };
}

/** What keeps a workload of ours serving while its stop becomes known, where requests come in and it never completes. */
function servingUntilEndpointsChange(
  composition: Composition,
  { kind, template }: LocatedTemplate,
): readonly Attachment[] {
  const { own, attachments, isExposed } = composition;
  if (own === undefined || own.preStopSleep === false) return [];
  if (own.preStopSleep !== undefined) return [preStopSleep(own.preStopSleep)];
  if (own.asWritten) return [];
  const completes = runsToCompletion(kind) || (template.spec?.restartPolicy ?? 'Always') !== 'Always';
  const isProxied = attachments.some(({ ports }) => Object.values(ports).some((port) => port?.purpose === 'traffic'));
  return completes || !(isExposed || isProxied) ? [] : [preStopSleep(defaultPreStopSeconds)];
}

/** Of two warnings about the missing sleep of a container, the first: that of its proxy, which knows how long it has to be. */
function withOneSleep(findings: readonly Finding[]): readonly Finding[] {
  const sleeps = findings.filter(({ code }) => code === 'practice/pre-stop-sleep');
  const firstAt = new Map([...sleeps].reverse().map((finding) => [finding.field, finding]));
  return findings.filter((finding) => !sleeps.includes(finding) || firstAt.get(finding.field) === finding);
}

/** cdk8s names every object. */
function withoutName(manifest: Manifest): Manifest {
  const { name: _name, ...metadata } = manifest.metadata as Manifest;
  return { ...manifest, metadata };
}

/** What is wrong with the settings of a workload itself: those of its app are reported there. */
function ownFindings({ findings }: ResolvedSettings, ofApp: ResolvedSettings): readonly Finding[] {
  if (findings.length === 0 || findings === ofApp.findings) return [];
  const known = new Set(ofApp.findings.map(({ message }) => message));
  return findings.filter(({ message }) => !known.has(message));
}

function contextOf(
  manifest: Manifest,
  kind: WorkloadKind,
  settings: ResolvedSettings,
  object: ApiObject,
  own: OwnWorkload | undefined,
): ComposeContext {
  const name = get(manifest, 'metadata.name');
  return {
    kubernetes: settings.kubernetes,
    featureGates: settings.featureGates,
    images: settings.images,
    hardening: settings.hardening,
    kind,
    name: typeof name === 'string' ? name : objectName(object),
    owned: own !== undefined && !own.asWritten,
    ...(own?.logs !== undefined && { logs: own.logs }),
    ...(own?.preStopSleep !== undefined && { preStopSleep: own.preStopSleep }),
  };
}
