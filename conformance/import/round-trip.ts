import * as cdk8s from 'cdk8s';
import { transformSync } from 'esbuild';
import * as pods from '../../lib';
import { readManifests } from '../../lib/cli/documents/manifests';
import { importProgram } from '../../lib/import/import-program';
import type { ImportedManifest, Manifest } from '../../lib/import/manifest';
import { withoutServerFields } from '../../lib/import/server-fields';
import { kindDefinition } from '../../lib/kubernetes/fields';
import { equal } from '../../lib/values/equal';
import { own } from '../../lib/values/own';
import { readDocuments } from '../../lib/yaml';

/** A manifest that a program does not synthesize as it was. */
export interface Failure {
  readonly object: unknown;
  readonly got: unknown;
}

/** What came of importing some manifests together. */
export interface RoundTrip {
  readonly program: string;
  readonly notes: readonly string[];
  readonly objects: number;
  /** How many the notes say to be incomplete. */
  readonly incomplete: number;
  readonly failures: readonly Failure[];
}

/** Imports manifests, runs the program, and compares what kubectl reads of what it writes with the manifests. What servers set is omitted. */
export function roundTrip(manifests: readonly ImportedManifest[], kubernetes: pods.KubernetesVersionName): RoundTrip {
  const { text, notes, incomplete } = importProgram(manifests, { name: 'imported', kubernetes });
  const { manifests: applied } = withoutServerFields(manifests);
  const wanted = [...new Map(applied.map(({ object }) => [identityOf(object), object])).values()];
  const synthesized = run(text, kubernetes);
  const failures: Failure[] = [];
  const left = [...synthesized];
  const incompleteIds = new Set(incomplete.map(({ object }) => identityOf(object)));
  for (const object of wanted) {
    const at = left.findIndex((one) => equal(withoutAbsent(one), withoutAbsent(object)));
    if (at === -1 && !incompleteIds.has(identityOf(object)))
      failures.push({ object, got: synthesized.find((one) => identityOf(one) === identityOf(object)) });
    else if (at !== -1) left.splice(at, 1);
  }
  if (incompleteIds.size > 0) left.length = 0;
  for (const got of left)
    if (failures.every((failure) => failure.got !== got)) failures.push({ object: undefined, got });
  return { program: text, notes, objects: wanted.length, incomplete: incomplete.length, failures };
}

/** The JSON of a manifest, as kubectl reads it. */
export function imported(object: object, place = 'manifest'): ImportedManifest {
  const [document] = readDocuments(JSON.stringify(object));
  return { object: document?.value as Manifest, comments: [], place };
}

/** The manifests of a text, with their comments. */
export function importedFrom(text: string): readonly ImportedManifest[] {
  return readManifests({ name: 'manifests.yaml', text }).map(({ object, comments, positionOf }) => ({
    object: object as Manifest,
    comments: comments(),
    place: `manifests.yaml:${positionOf('').line}`,
  }));
}

/** The objects that a program writes, as kubectl reads them. */
export function run(program: string, kubernetes: pods.KubernetesVersionName): readonly unknown[] {
  const apps: pods.GitOpsApp[] = [];
  class GitOpsApp extends pods.GitOpsApp {
    constructor(props: pods.GitOpsAppProps) {
      super(props);
      apps.push(this);
    }
    override synth() {}
  }
  const modules: Readonly<Record<string, unknown>> = { cdk8s, 'cdk8s-pods': { ...pods, GitOpsApp } };
  const { code } = transformSync(program, { loader: 'ts', format: 'cjs' });
  const before = process.env.CDK8S_PODS_KUBERNETES;
  process.env.CDK8S_PODS_KUBERNETES = kubernetes;
  try {
    // Not by `vm`: objects have to be of the classes that cdk8s asks for, which under jest are its own.
    new Function('require', 'exports', code)((name: string) => modules[name], {});
    return apps.flatMap((app) => readDocuments(app.synthYaml()).map(({ value }) => value));
  } finally {
    if (before === undefined) delete process.env.CDK8S_PODS_KUBERNETES;
    else process.env.CDK8S_PODS_KUBERNETES = before;
  }
}

function identityOf(object: unknown): unknown {
  const metadata = own(object, 'metadata');
  const name = own(metadata, 'name');
  if (typeof name !== 'string') return object;
  const group = String(own(object, 'apiVersion')).replace(/\/?[^/]*$/, '');
  return JSON.stringify([group, own(object, 'kind'), own(metadata, 'namespace') ?? '', name]);
}

/**
 * Without nulls of fields and what is empty in metadata, which servers take for absent. Nulls in maps stay, and those in
 * objects of custom resources, of which nobody knows here.
 */
function withoutAbsent(value: unknown): unknown {
  const { metadata, ...rest } = (value ?? {}) as Record<string, unknown>;
  const filled = Object.entries((withoutNulls(metadata) ?? {}) as object).filter(([, entry]) => !isEmpty(entry));
  const isKnown = kindDefinition(String(rest.apiVersion), String(rest.kind)) !== undefined;
  const fields = Object.entries(rest).filter(([, entry]) => entry !== null);
  const others = fields.map(([key, entry]) => [key, isKnown && !maps.has(key) ? withoutNulls(entry) : entry]);
  return { ...Object.fromEntries(others), ...(filled.length > 0 && { metadata: Object.fromEntries(filled) }) };
}

/** Fields that are maps, whose keys are the user's. */
const maps: ReadonlySet<string> = new Set([
  ...['data', 'binaryData', 'stringData', 'labels', 'annotations', 'matchLabels', 'nodeSelector', 'selector'],
  ...['requests', 'limits'],
]);

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, entry]) => entry !== null);
  return Object.fromEntries(entries.map(([key, entry]) => [key, maps.has(key) ? entry : withoutNulls(entry)]));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every(isEmpty);
}
