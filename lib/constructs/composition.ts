import type { ApiObject } from 'cdk8s';
import { get } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import type { Origins } from '../findings/origins';
import {
  type FoundTemplate,
  podTemplateOf,
  templateFieldPath,
  type WorkloadKind,
  withPodTemplate,
} from '../kubernetes/pod-template';
import { wrongTemplate } from '../kubernetes/wrong-template';
import type { Attachment, Context } from '../pod/attachment';
import { completePod } from '../pod/complete';
import { compose } from '../pod/compose';
import type { ComposeContext } from '../pod/composition';
import { runsToCompletion } from '../pod/features';
import { defaultPreStopSeconds, preStopSleep } from '../pod/pre-stop-sleep';
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
import type { Manifest, Rendered } from './manifest';
import { objectName } from './object-name';
import type { ResolvedSettings } from './settings';
import { addStep, manage, manifestOf, markChanged, watch } from './synth';

/** An object with a pod template, as it will be written. */
export interface ReadableObject {
  readonly object: ApiObject;
  /** What is attached to it; absent where nothing can be. */
  readonly composition?: Composition | undefined;
  /** The manifest as it will be written; empty where it cannot be rendered. */
  readonly manifest: () => Manifest;
}

/** An object with a pod template, and what is attached to it. */
export interface ComposedObject extends ReadableObject {
  readonly composition: Composition;
}

/** Reads an object with a pod template that may be another library's, and stays as it is. */
export function readable(object: ApiObject): ReadableObject {
  const one = watch(stateOf(object), object);
  return { object, composition: one.composition, manifest: () => manifestOf(one) };
}

/** Composes attachments into an object with a pod template whenever it renders. */
export function composed(object: ApiObject, own?: OwnWorkload): ComposedObject {
  const one = manage(object);
  one.composition ??= newComposition(one, own);
  return { object, composition: one.composition, manifest: () => manifestOf(one) };
}

/** Attaches to an object with a pod template, after what is attached to it already. */
export function addAttachment(object: ApiObject, attachment: Attachment): void {
  composed(object).composition.attachments.push(attachment);
  markChanged(manage(object));
}

function newComposition(one: ObjectState, own: OwnWorkload | undefined): Composition {
  const composition: Composition = {
    own,
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
  const located = podTemplateOf(manifest);
  if (located === undefined) return unchanged([withoutTemplate(manifest)]);
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
  const complete = withPodTemplate(
    manifest,
    own === undefined || own.asWritten ? template : completePod(template, settings),
  );
  return {
    manifest: own?.generateName === undefined ? complete : withoutName(complete),
    findings: [...before, ...withOneSleep(findings).map((finding) => inObject(finding, kind))],
    result: { settings, facts: () => ({ origins: originsInObject(origins, kind), preStops, drains }), sendsTo },
  };
}

/** What keeps a workload of ours serving while its stop becomes known, where requests come in and it never completes. */
function servingUntilEndpointsChange(
  composition: Composition,
  { kind, template }: FoundTemplate,
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

/** The same finding in the whole object's coordinates. */
function inObject(finding: Finding, kind: WorkloadKind): Finding {
  const { origins, serverField } = finding;
  return {
    ...finding,
    field: templateFieldPath(kind, finding.field),
    ...(serverField !== undefined && { serverField: templateFieldPath(kind, serverField) }),
    ...(origins !== undefined && { origins: originsInObject(origins, kind) }),
  };
}

function originsInObject(origins: Origins, kind: WorkloadKind): Origins {
  return Object.fromEntries(Object.entries(origins).map(([field, writer]) => [templateFieldPath(kind, field), writer]));
}

function withoutTemplate(manifest: Manifest): Finding {
  return {
    code: 'pod/missing-template',
    severity: 'error',
    field: '',
    message: `no pod template in this ${get(manifest, 'apiVersion')} ${get(manifest, 'kind')}`,
    fix: 'add one, or attach to another object',
  };
}
