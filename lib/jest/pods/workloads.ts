import { containerNamed, roles } from '../../anatomy/containers';
import { projectSettings } from '../../constructs/app-settings';
import type { Manifest } from '../../constructs/manifest';
import { get } from '../../findings/field-path';
import { podTemplatesIn } from '../../kubernetes/custom/stand-in';
import type { PodTemplateSpec } from '../../kubernetes/generated/types';
import { check, either, object, optional, string } from '../../values/check';
import { nearest } from '../../values/nearest';
import { listed } from '../matcher';
import { nameOfObject } from '../resources/name-of-object';

/** Which workload a matcher of Pods is about, where several are received. */
export type WorkloadReference =
  | string
  | { readonly kind?: string | undefined; readonly name: string; readonly namespace?: string | undefined };

/** What is set besides the arguments of a matcher of Pods. */
export interface PodMatcherOptions {
  /** The workload, by its name. @default the only one that has the containers */
  readonly workload?: WorkloadReference | undefined;
}

/** An object with a pod template. */
export interface ReceivedWorkload {
  readonly manifest: Manifest;
  readonly template: PodTemplateSpec;
}

const workloadOption = either(object({ kind: optional(string), name: string, namespace: optional(string) }), string);

/** The check of {@link PodMatcherOptions}. */
export const podOptions = optional(object({ workload: optional(workloadOption) }));

/** @throws TypeError for names of containers that are not strings, and for other options. */
export function checkPodArguments(
  where: string,
  containers: Readonly<Record<string, unknown>>,
  options: unknown,
): void {
  const names = Object.fromEntries(Object.keys(containers).map((name) => [name, string]));
  check(where, { ...containers, options }, object({ ...names, options: podOptions }));
}

/**
 * The workloads that a matcher is about: the one that is set, else all.
 * @throws Error where none is received, or not the one that is set.
 */
export function workloadsIn(
  manifests: readonly Manifest[],
  { workload }: PodMatcherOptions = {},
): readonly ReceivedWorkload[] {
  const { workloads } = projectSettings();
  const all = manifests.flatMap((manifest) =>
    podTemplatesIn(manifest, workloads).map((template) => ({ manifest, template })),
  );
  if (all.length === 0)
    throw new Error(`received value has no workload; it has:\n${listed(manifests.map(nameOfObject))}`);
  if (workload === undefined) return all;
  const { kind, name, namespace } = typeof workload === 'string' ? { name: workload } : { ...workload };
  const wanted = [
    ['kind', kind],
    ['metadata.name', name],
    ['metadata.namespace', namespace],
  ] as const;
  const chosen = all.filter(({ manifest }) =>
    wanted.every(([field, value]) => value === undefined || get(manifest, field) === value),
  );
  if (chosen.length > 0) return chosen;
  const near = nearest(
    name,
    all.map(({ manifest }) => String(get(manifest, 'metadata.name'))),
  );
  const advice = near === undefined || near === name ? '' : `; did you mean "${near}"?`;
  throw new Error(
    `no workload ${referenceText(workload)}${advice}\n${listed(all.map((one) => nameOfObject(one.manifest)))}`,
  );
}

function referenceText(workload: WorkloadReference): string {
  if (typeof workload === 'string') return JSON.stringify(workload);
  const { kind = 'object', name, namespace } = workload;
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** The workloads that have some containers. */
export function havingContainers(
  workloads: readonly ReceivedWorkload[],
  names: readonly string[],
): readonly ReceivedWorkload[] {
  return workloads.filter(({ template }) => names.every((name) => containerNamed(template.spec, name) !== undefined));
}

/** That no workload has some containers: the nearest names, and the containers that there are. */
export function noContainersText(workloads: readonly ReceivedWorkload[], names: readonly string[]): string {
  const known = workloads.flatMap(({ template }) => roles(template.spec).map(({ name }) => name));
  const unknown = names.filter((name) => !known.includes(name));
  const quoted = names.map((name) => `"${name}"`).join(' and ');
  const advice = unknown.flatMap((name) => {
    const near = nearest(name, known);
    return near === undefined ? [] : [`; did you mean "${near}"?`];
  });
  const lines = workloads.map((workload) => `${nameOfObject(workload.manifest)}: ${containersText(workload)}`);
  return `no workload has ${names.length === 1 ? 'container' : 'containers'} ${quoted}${advice[0] ?? ''}\n${listed(lines)}`;
}

function containersText({ template }: ReceivedWorkload): string {
  return roles(template.spec)
    .map(({ name, role }) => (role === 'main' ? name : `${name} (${role === 'init' ? 'init container' : 'sidecar'})`))
    .join(', ');
}

/** That several workloads have the containers, with what to set for each. */
export function severalText(workloads: readonly ReceivedWorkload[]): string {
  const lines = workloads.map(({ manifest }) => `${nameOfObject(manifest)}: ${optionText(manifest, workloads)}`);
  return `${workloads.length} workloads match; set which one is expected:\n${listed(lines)}`;
}

/** The shortest option by which a workload is found. */
function optionText(manifest: Manifest, workloads: readonly ReceivedWorkload[]): string {
  const fields = ['metadata.name', 'kind', 'metadata.namespace'] as const;
  const isSame = (other: Manifest, field: string) => get(other, field) === get(manifest, field);
  const needed = [1, 2, 3].find(
    (many) =>
      workloads.filter((other) => fields.slice(0, many).every((field) => isSame(other.manifest, field))).length === 1,
  );
  const [name, kind, namespace] = fields.map((field) => JSON.stringify(get(manifest, field)));
  if (needed === 1) return `{ workload: ${name} }`;
  return `{ workload: { kind: ${kind}, name: ${name}${needed === 3 ? `, namespace: ${namespace}` : ''} } }`;
}
