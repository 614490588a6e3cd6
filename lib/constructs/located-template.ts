import type { ApiObject } from 'cdk8s';
import { type FieldPath, get } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import type { Origins } from '../findings/origins';
import { customWorkloadOf } from '../kubernetes/custom/custom-workloads';
import { misplacedTemplate } from '../kubernetes/custom/near-template';
import { replacedAt } from '../kubernetes/custom/path-pattern';
import { findingsInResource, pathInResource, type StandIn, standInsOf } from '../kubernetes/custom/stand-in';
import type { PodTemplateSpec } from '../kubernetes/generated/types';
import {
  podTemplateOf,
  templateFieldPath,
  type WorkloadKind,
  withPodTemplate,
  workloadKindOf,
} from '../kubernetes/pod-template';
import type { Manifest } from './manifest';
import type { ResolvedSettings } from './settings';

/** The pod template of a manifest that attachments are composed into. */
export interface LocatedTemplate {
  /** The kind whose rules hold for its Pods. */
  readonly kind: WorkloadKind;
  /** Its path in the manifest. */
  readonly path: FieldPath;
  readonly template: PodTemplateSpec;
  /** The manifest with another one in its place. */
  readonly replaced: (template: PodTemplateSpec) => Manifest;
  /** Findings whose fields are in the template, and whose texts may name fields of an object of the kind. */
  readonly inManifest: (findings: readonly Finding[]) => readonly Finding[];
  readonly originsInManifest: (origins: Origins) => Origins;
}

/**
 * The pod template of a manifest; what is wrong where there is none, or none that is meant.
 * @param chosen its path, of a custom resource with several; `''` for the only one
 */
export function locatedTemplate(
  manifest: Manifest,
  chosen: FieldPath,
  { workloads }: Pick<ResolvedSettings, 'workloads'>,
): LocatedTemplate | Finding {
  const found = podTemplateOf(manifest);
  if (found !== undefined) {
    const { kind, path, template } = found;
    return {
      ...{ kind, path, template },
      replaced: (other) => withPodTemplate(manifest, other),
      inManifest: (findings) => findings.map((finding) => inObject(finding, kind)),
      originsInManifest: (origins) => originsAt(origins, (field) => templateFieldPath(kind, field)),
    };
  }
  const standIns = standInsOf(manifest, workloads);
  const one = chosenAmong(standIns, chosen);
  if (one !== undefined) return locatedIn(manifest, one);
  const custom = customWorkloadOf(manifest, workloads);
  const misplaced = custom === undefined ? undefined : misplacedTemplate(manifest, custom);
  return misplaced ?? withoutTemplate(manifest, chosen, standIns);
}

function locatedIn(manifest: Manifest, { object, place, template }: StandIn): LocatedTemplate {
  const kind = object.kind as WorkloadKind;
  const [, path] = place.template;
  const inResource = (field: FieldPath) => pathInResource(place, templateFieldPath(kind, field)) ?? field;
  return {
    ...{ kind, path, template },
    replaced: (other) => replacedAt(manifest, path, other),
    inManifest: (findings) =>
      findings.flatMap((finding) => {
        const { origins } = finding;
        const [placed] = findingsInResource(place, object, [inObject({ ...finding, origins: undefined }, kind)]);
        if (placed === undefined) return [];
        return [{ ...placed, ...(origins !== undefined && { origins: originsAt(origins, inResource) }) }];
      }),
    originsInManifest: (origins) => originsAt(origins, inResource),
  };
}

/** The manifest of a workload as one of Kubernetes' own: itself, or what stands for the pod template of a custom resource. */
export function asWorkload(
  manifest: Manifest,
  object: ApiObject,
  chosen: FieldPath,
  workloads: () => ResolvedSettings['workloads'],
): Manifest {
  if (isOwnKind(object)) return manifest;
  return (chosenAmong(standInsOf(manifest, workloads()), chosen)?.object as Manifest | undefined) ?? manifest;
}

function isOwnKind({ apiVersion, kind }: ApiObject): boolean {
  return workloadKindOf({ apiVersion, kind }) !== undefined;
}

function chosenAmong(standIns: readonly StandIn[], chosen: FieldPath): StandIn | undefined {
  if (chosen !== '') return standIns.find(({ place }) => place.template[1] === chosen);
  return standIns.length === 1 ? standIns[0] : undefined;
}

/** The same finding in the whole object's coordinates. */
function inObject(finding: Finding, kind: WorkloadKind): Finding {
  const { origins, serverField } = finding;
  return {
    ...finding,
    field: templateFieldPath(kind, finding.field),
    ...(serverField !== undefined && { serverField: templateFieldPath(kind, serverField) }),
    ...(origins !== undefined && { origins: originsAt(origins, (field) => templateFieldPath(kind, field)) }),
  };
}

function originsAt(origins: Origins, pathOf: (field: FieldPath) => FieldPath): Origins {
  return Object.fromEntries(Object.entries(origins).map(([field, writer]) => [pathOf(field), writer]));
}

function withoutTemplate(manifest: Manifest, chosen: FieldPath, standIns: readonly StandIn[]): Finding {
  const what = `${get(manifest, 'apiVersion')} ${get(manifest, 'kind')}`;
  const missing = { code: 'pod/missing-template', severity: 'error' } as const;
  if (standIns.length === 0) {
    return { ...missing, field: chosen, message: `no pod template in this ${what}`, fix: otherTemplate(manifest) };
  }
  const paths = standIns.map(({ place }) => place.template[1]);
  return chosen === ''
    ? {
        ...missing,
        field: '',
        message: `${paths.length} pod templates in this ${what}: ${paths.join(', ')}`,
        fix: `use one of them: templateOf(target, "${paths[0]}")`,
      }
    : {
        ...missing,
        field: chosen,
        message: `no pod template there, only at ${paths.join(', ')}`,
        fix: 'use one of them',
      };
}

/** Where the template is instead: a Rollout may take that of the workload that it replaces. */
function otherTemplate(manifest: Manifest): string {
  const { kind, name } = (get(manifest, 'spec.workloadRef') ?? {}) as {
    readonly kind?: unknown;
    readonly name?: unknown;
  };
  if (typeof kind !== 'string' || typeof name !== 'string') return 'add one, or attach to another object';
  return `attach to ${kind} "${name}", which workloadRef names and whose template it uses, or add one`;
}
