import { child, type FieldPath, get } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import { own } from '../../values/own';
import type { PodTemplateSpec } from '../generated/types';
import { dns1123Label } from '../names';
import { podTemplateOf } from '../pod-template';
import type { CustomWorkload, LikeKind, TemplateInResource } from './custom-workload';
import { type CustomWorkloads, customWorkloadOf, knownCustomWorkloads } from './custom-workloads';
import { isBeside, isPathOf, matchesOf, type PathPattern, pathAt } from './path-pattern';

/** A path in a stand-in, and the same in the custom resource. */
type PathPair = readonly [inStandIn: FieldPath, inResource: FieldPath];

/** Where the fields of a stand-in are in the custom resource: plain data. */
export interface StandInPlace {
  /** The kind of the custom resource. */
  readonly kind: string;
  readonly scalable: boolean;
  /** The template: in the stand-in, and in the custom resource. */
  readonly template: PathPair;
  /** What else is taken over. */
  readonly others: readonly PathPair[];
  readonly filledIn: readonly PathPattern[];
}

/**
 * An object of Kubernetes' own kind with a pod template of a custom resource, as a controller makes one of it: what holds for
 * its template holds for that of the custom resource.
 */
export interface StandIn {
  readonly object: Readonly<Record<string, unknown>>;
  readonly place: StandInPlace;
  /** The template as it is in the custom resource. */
  readonly template: PodTemplateSpec;
}

/** The kind of a stand-in, with the path of its template. */
const frames = {
  Deployment: { apiVersion: 'apps/v1', path: 'spec.template' },
  DaemonSet: { apiVersion: 'apps/v1', path: 'spec.template' },
  Job: { apiVersion: 'batch/v1', path: 'spec.template' },
  PodTemplate: { apiVersion: 'v1', path: 'template' },
} as const satisfies Readonly<Record<LikeKind, { readonly apiVersion: string; readonly path: FieldPath }>>;

/** Selects all Pods, as the controller selects its own by labels that it sets itself: servers want one that is not empty. */
const anySelector = { matchExpressions: [{ key: 'cdk8s-pods/none', operator: 'DoesNotExist' }] };

/** One for each pod template of a custom resource, in the order of its kind's templates; none for objects of other kinds. */
export function standInsOf(object: unknown, workloads: CustomWorkloads): readonly StandIn[] {
  const custom = customWorkloadOf(object, workloads);
  return custom === undefined ? [] : standInsFor(object, custom);
}

/** The pod templates of an object: that of one of Kubernetes' own kinds, or those of a custom resource. */
export function podTemplatesIn(
  object: unknown,
  workloads: CustomWorkloads = knownCustomWorkloads,
): readonly PodTemplateSpec[] {
  const own = podTemplateOf(object);
  return own === undefined ? standInsOf(object, workloads).map(({ template }) => template) : [own.template];
}

/** As {@link standInsOf}, for a kind that is known already. */
export function standInsFor(object: unknown, custom: CustomWorkload): readonly StandIn[] {
  return custom.templates.flatMap((one) =>
    matchesOf(object, one.path).map(({ path, entries, value }) =>
      standIn(object, custom, one, { path, entries, value }),
    ),
  );
}

function standIn(
  object: unknown,
  { kind, scalable = false }: CustomWorkload,
  one: TemplateInResource,
  { path, entries, value }: { readonly path: FieldPath; readonly entries: readonly string[]; readonly value: unknown },
): StandIn {
  const { like = 'PodTemplate', filledIn = [] } = one;
  const frame = frames[like];
  const template = withVolumes(without(value, one.ownFields ?? []), addedVolumes(object, one, entries));
  const partAt = (pattern: PathPattern | undefined, name: string) => {
    const at = pattern === undefined ? '' : pathAt(pattern, entries);
    const part = at === '' ? undefined : get(object, at);
    return part === undefined || part === null ? undefined : ({ name, part, at } as const);
  };
  const replicas = like === 'Deployment' ? partAt(one.replicas, 'replicas') : undefined;
  const isSelected = like === 'Deployment' || like === 'DaemonSet';
  const selector = isSelected ? partAt(one.selector, 'selector') : undefined;
  const parts = [replicas, selector].filter((part) => part !== undefined);
  const spec = {
    ...Object.fromEntries(parts.map(({ name, part }) => [name, part])),
    ...(isSelected && selector === undefined && { selector: anySelector }),
    template,
  };
  return {
    object: {
      apiVersion: frame.apiVersion,
      kind: like,
      metadata: own(object, 'metadata'),
      ...(like === 'PodTemplate' ? { template } : { spec }),
    },
    place: {
      kind,
      scalable,
      template: [frame.path, path],
      others: parts.map(({ name, at }) => [`spec.${name}`, at]),
      filledIn,
    },
    // What stands there is only believed to be a template, as with `podTemplateOf`.
    template: value as PodTemplateSpec,
  };
}

/** A template without its fields at some paths. */
function without(value: unknown, fields: readonly PathPattern[]): unknown {
  return fields.reduce((rest, field) => withoutField(rest, field.split('.')), value);
}

function withoutField(value: unknown, [name = '', ...deeper]: readonly string[]): unknown {
  const inner = own(value, name);
  if (inner === undefined) return value;
  const { [name]: _removed, ...rest } = value as Readonly<Record<string, unknown>>;
  return deeper.length === 0 ? rest : { ...rest, [name]: withoutField(inner, deeper) };
}

/** The names of the volumes that its Pods have in addition to those of a template. */
function addedVolumes(
  object: unknown,
  { path, volumeClaimTemplates, addedVolumes: names = [] }: TemplateInResource,
  entries: readonly string[],
): readonly unknown[] {
  if (volumeClaimTemplates === undefined) return names;
  const pattern = isBeside(volumeClaimTemplates, path) ? pathAt(volumeClaimTemplates, entries) : volumeClaimTemplates;
  const claims = matchesOf(object, pattern).flatMap(({ value }) => value);
  return [...names, ...claims.map((claim) => get(claim, 'metadata.name'))];
}

function isVolumeName(name: unknown): boolean {
  return typeof name === 'string' && dns1123Label(name).length === 0;
}

/** A template with more volumes, but those of which it has one of that name. */
function withVolumes(template: unknown, names: readonly unknown[]): unknown {
  const spec = own(template, 'spec');
  const volumes = own(spec, 'volumes') ?? [];
  if (names.length === 0 || typeof spec !== 'object' || spec === null || !Array.isArray(volumes)) return template;
  const taken = new Set(volumes.map((volume) => own(volume, 'name')));
  const added = names.filter((name) => isVolumeName(name) && !taken.has(name)).map((name) => ({ name, emptyDir: {} }));
  return { ...(template as object), spec: { ...spec, volumes: [...volumes, ...added] } };
}

/** The path in the custom resource of a field of a stand-in; `undefined` for what only the stand-in has. */
export function pathInResource({ template, others }: StandInPlace, field: FieldPath): FieldPath | undefined {
  for (const [from, to] of [template, ...others]) {
    if (field === from) return to;
    const next = field.startsWith(from) ? field[from.length] : undefined;
    if (next === '.' || next === '[') return child(to, field.slice(from.length).replace(/^\./, ''));
  }
  return undefined;
}

/**
 * Findings in a stand-in as findings in the custom resource: without those of what only the stand-in has, and of what the
 * controller fills in.
 */
export function findingsInResource(
  place: StandInPlace,
  object: unknown,
  findings: readonly Finding[],
): readonly Finding[] {
  return findings.flatMap((finding) => {
    const field = pathInResource(place, finding.field);
    if (field === undefined || isFilledIn(place, object, finding)) return [];
    const { serverField, message, fix, ...rest } = finding;
    const ofServer = serverField === undefined ? undefined : pathInResource(place, serverField);
    return [
      {
        ...rest,
        field,
        message: textInResource(place, message),
        ...(fix !== undefined && { fix: textInResource(place, fix) }),
        ...(ofServer !== undefined && { serverField: ofServer }),
      },
    ];
  });
}

/** A text that may name fields of the template of a stand-in, and its kind. */
function textInResource({ kind, template: [from, to] }: StandInPlace, text: string): string {
  const path = new RegExp(`(?<![\\w."/-])${from.replace('.', '\\.')}(?=\\.(?:spec|metadata)\\b)`, 'g');
  return text.replace(path, () => to).replace(inKind, `in ${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind}`);
}

const inKind = /\bin a (?:Deployment|DaemonSet|Job)\b/;

/** Whether a finding is of what the controller fills in: a field that is absent, or has to be, or a name of what it adds. */
function isFilledIn({ filledIn, template: [template] }: StandInPlace, object: unknown, finding: Finding): boolean {
  if (filledIn.length === 0) return false;
  const { field, reason } = finding;
  const value = get(object, field);
  // What is set, and lacks something that is required in it, is completed, too.
  const isIncomplete = reason === 'FieldValueRequired' && typeof value === 'object';
  const isMissing = value === undefined || isIncomplete || reason === 'FieldValueNotFound';
  return isMissing && filledIn.some((pattern) => isPathOf(child(template, pattern), field));
}
