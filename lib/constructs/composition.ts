import type { ApiObject } from 'cdk8s';
import { get } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import type { Origins } from '../findings/origins';
import { podTemplateOf, templateFieldPath, type WorkloadKind, withPodTemplate } from '../kubernetes/pod-template';
import { wrongTemplate } from '../kubernetes/wrong-template';
import type { Attachment, Context, Logs } from '../pod/attachment';
import { completePod } from '../pod/complete';
import { compose } from '../pod/compose';
import type { ComposeContext } from '../pod/composition';
import type { PodLabels } from '../pod/render';
import { buildAddition } from './build-addition';
import { placeConfigMaps } from './config-maps';
import { objectName } from './object-name';
import { type Manifest, Rendering } from './render';
import { type ResolvedSettings, type Settings, sayDefaultRelease, settingsOf } from './settings';

/** What a workload of ours says about itself, beside its manifest. */
export interface OwnWorkload {
  readonly settings: Settings;
  readonly logs?: Logs;
  /** The labels by which it finds its Pods. */
  readonly selector: PodLabels;
  /** What its names begin with, where the server gives it one each time that it is created. It has no other then. */
  readonly generateName?: string;
  /** What is wrong with its props. */
  readonly findings: readonly Finding[];
}

/** The attachments of one object, and what became of them when it last rendered. */
export interface Composed {
  readonly object: ApiObject;
  readonly own: OwnWorkload | undefined;
  readonly attachments: readonly Attachment[];
  readonly add: (attachment: Attachment) => void;
  /** The manifest as it will be written; empty where it cannot be rendered. */
  readonly manifest: () => Manifest;
  /** What the manifest of the last rendering does not tell, in the object's own paths. */
  readonly facts: () => Facts;
}

/** What is known of a workload that its YAML cannot carry. */
export interface Facts {
  /** Who wrote each field. */
  readonly origins: Origins;
  /** Seconds that containers take to stop, as attachments declare them, by container name. */
  readonly drains: Readonly<Record<string, number>>;
}

const noFacts: Facts = { origins: {}, drains: {} };

const compositions = new WeakMap<ApiObject, Composed>();

/** The composition of an object that has one. */
export function knownComposition(object: ApiObject): Composed | undefined {
  return compositions.get(object);
}

/** The composition of an object with a pod template; the first call adds it to the object's rendering. */
export function compositionOf(object: ApiObject, own?: OwnWorkload): Composed {
  const known = compositions.get(object);
  if (known !== undefined) return known;
  const rendering = Rendering.of(object);
  const attachments: Attachment[] = [];
  let last: ComposedManifest | undefined;
  rendering.add((manifest) => {
    last = composeInto(manifest, object, attachments, own);
    return last;
  });
  const composed: Composed = {
    object,
    own,
    attachments,
    add: (attachment) => {
      rendering.forget();
      attachments.push(attachment);
    },
    manifest: () => rendering.manifest(),
    facts: () => last?.facts() ?? noFacts,
  };
  compositions.set(object, composed);
  return composed;
}

interface ComposedManifest {
  readonly manifest: Manifest;
  readonly findings: readonly Finding[];
  readonly facts: () => Facts;
}

function composeInto(
  manifest: Manifest,
  object: ApiObject,
  attachments: readonly Attachment[],
  own: OwnWorkload | undefined,
): ComposedManifest {
  const found = podTemplateOf(manifest);
  const settings = settingsOf(object, own?.settings);
  sayDefaultRelease(settings);
  const said = [...ownFindings(settings, settingsOf(object.node.root)), ...(own?.findings ?? [])];
  if (found === undefined) {
    return { manifest, findings: [...said, withoutTemplate(manifest)], facts: () => noFacts };
  }
  const { kind } = found;
  const wrong = wrongTemplate(found.template, found.path);
  if (wrong.length > 0) return { manifest, findings: [...said, ...wrong], facts: () => noFacts };
  const context = contextOf(manifest, kind, settings, object, own);
  const resolved = attachments.map((attachment) => ({
    ...attachment,
    build: (context: Context) => buildAddition(attachment, context, object),
  }));
  const composition = compose(found.template, resolved, context);
  placeConfigMaps(object, composition.configMaps, get(manifest, 'metadata.namespace'));
  const template = own === undefined ? composition.template : completePod(composition.template, settings);
  const placed = withPodTemplate(manifest, template);
  return {
    manifest: own?.generateName === undefined ? placed : withoutName(placed),
    findings: [...said, ...composition.findings.map((finding) => inObject(finding, kind))],
    facts: () => ({ origins: originsInObject(composition.origins, kind), drains: composition.drains }),
  };
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
    owned: own !== undefined,
    writer: Rendering.of(object).owner.node.path,
    ...(own?.logs !== undefined && { logs: own.logs }),
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
  return Object.fromEntries(Object.entries(origins).map(([field, who]) => [templateFieldPath(kind, field), who]));
}

function withoutTemplate(manifest: Manifest): Finding {
  return {
    code: 'pod/missing-template',
    severity: 'error',
    field: '',
    message: `this ${get(manifest, 'apiVersion')} ${get(manifest, 'kind')} renders without a pod template`,
    fix: 'give it one: there is nothing to attach to',
  };
}
