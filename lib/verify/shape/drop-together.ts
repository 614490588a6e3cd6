import { child, type FieldPath, index } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import type { Container, JobSpec, PersistentVolumeClaimSpec, PodSpec, Volume } from '../../kubernetes/generated/types';
import { podTemplateOf } from '../../kubernetes/pod-template';
import type { Report } from '../report/report';
import type { Target } from '../target/target';
import { copyOf } from './copy';
import type { Decoded } from './decode';
import { dropUserFields } from './drop-user-fields';
import { cleared } from './shape-findings';

/** A list that the server shortened: the positions that its entries had before, by those that they have now. */
export interface Shortened {
  readonly path: FieldPath;
  readonly before: readonly number[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const lists = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/**
 * Drops what goes together with a field that the target has turned off: an image volume with all its mounts, a lifecycle
 * in which nothing is left, the source of a claim that names another namespace. The decoded object is changed in place.
 * @param updates whether the object takes the place of a live one, so that rules of a Job stay, which cannot change
 * @returns the lists that became shorter, in which the server counts otherwise than the object as it is written.
 */
export function dropTogether(decoded: Decoded, target: Target, report: Report, updates = false): readonly Shortened[] {
  if (decoded.kind === 'PersistentVolumeClaim') dropClaimSource(decoded.spec as ClaimSpec | undefined, target, report);
  if (decoded.kind === 'Job' && !updates && !target.gate('JobBackoffLimitPerIndex'))
    reportFailIndexRules(decoded, target, report);
  const found = podTemplateOf(decoded);
  const spec: PodSpec | undefined = found?.template.spec;
  if (found === undefined || spec === undefined) return [];
  const path = child(found.path, 'spec');
  if (!target.gate('ContainerStopSignals')) dropStopSignals(spec, path, target, report);
  if (target.since('1.37') && !target.gate('AtomicWriteVolumeUserFields') && spec.volumes !== undefined) {
    // The copy is for this alone: decoding shares what volumes are made of with the object.
    const volumes = copyOf(spec.volumes);
    (spec as Mutable<PodSpec>).volumes = volumes;
    dropUserFields(volumes, child(path, 'volumes'), (field) => {
      report(cleared(field, target, 'AtomicWriteVolumeUserFields'));
    });
  }
  return target.gate('ImageVolume') ? [] : dropImageVolumes(spec, path, target, report);
}

/** A rule of a Job that fails an index is dropped as a whole; the rules of Jobs pass it over. */
function reportFailIndexRules(job: Decoded, target: Target, report: Report): void {
  const { podFailurePolicy } = (job.spec ?? {}) as Pick<JobSpec, 'podFailurePolicy'>;
  for (const [at, { action }] of (podFailurePolicy?.rules ?? []).entries()) {
    if (action !== 'FailIndex') continue;
    report(cleared(`spec.podFailurePolicy.rules[${at}]`, target, 'JobBackoffLimitPerIndex'));
  }
}

/** A `stopSignal` takes a lifecycle with it that says nothing else. */
function dropStopSignals(spec: PodSpec, path: FieldPath, target: Target, report: Report): void {
  for (const list of lists) {
    for (const [at, container] of (spec[list] ?? []).entries()) {
      const { lifecycle } = container;
      if (lifecycle?.stopSignal === undefined) continue;
      const { stopSignal, ...rest } = lifecycle;
      const alone = Object.keys(rest).length === 0;
      const field = `${path}.${list}[${at}].lifecycle${alone ? '' : '.stopSignal'}`;
      report(cleared(field, target, 'ContainerStopSignals'));
      const mutable = container as Mutable<Container>;
      if (alone) delete mutable.lifecycle;
      else mutable.lifecycle = rest;
    }
  }
}

function dropImageVolumes(spec: PodSpec, path: FieldPath, target: Target, report: Report): readonly Shortened[] {
  const volumes = spec.volumes ?? [];
  const names = new Set(volumes.filter(isImage).map((volume) => volume.name));
  if (names.size === 0) return [];
  const shortened: Shortened[] = [];
  const keep = <T>(list: readonly T[], at: FieldPath, drops: (entry: T) => boolean): T[] => {
    const before = list.flatMap((entry, position) => (drops(entry) ? [] : [position]));
    if (before.length === 0) report(droppedImage(at, target));
    else
      for (const [position, entry] of list.entries())
        if (drops(entry)) report(droppedImage(index(at, position), target));
    shortened.push({ path: at, before });
    return list.filter((entry) => !drops(entry));
  };
  setOrDelete(spec as Mutable<PodSpec>, 'volumes', keep(volumes, child(path, 'volumes'), isImage));
  for (const list of lists) {
    for (const [at, container] of (spec[list] ?? []).entries()) {
      const mounts = container.volumeMounts ?? [];
      if (!mounts.some((mount) => names.has(mount.name))) continue;
      const where = `${path}.${list}[${at}].volumeMounts`;
      setOrDelete(
        container as Mutable<Container>,
        'volumeMounts',
        keep(mounts, where, (mount) => names.has(mount.name)),
      );
    }
  }
  return shortened;
}

function isImage(volume: Volume): boolean {
  return volume.image !== undefined;
}

function setOrDelete<T, K extends keyof T>(object: T, field: K, list: T[K] & readonly unknown[]): void {
  if (list.length === 0) delete object[field];
  else object[field] = list;
}

function droppedImage(field: FieldPath, target: Target): Finding {
  return cleared(field, target, 'ImageVolume', 'remove the volume and its mounts');
}

type ClaimSpec = Mutable<PersistentVolumeClaimSpec>;

/** Sources in other namespaces, and of kinds that no release provisions from, are off everywhere. */
function dropClaimSource(spec: ClaimSpec | undefined, target: Target, report: Report): void {
  if (spec === undefined || target.gate('CrossNamespaceVolumeDataSource')) return;
  const { dataSource, dataSourceRef } = spec;
  const elsewhere = dataSourceRef?.namespace !== undefined && dataSourceRef.namespace !== '';
  const provisioned = dataSource === undefined || isProvisioned(dataSource);
  if (!provisioned && (dataSourceRef === undefined || elsewhere)) {
    delete spec.dataSource;
    report(offEverywhere('spec.dataSource', 'source that is neither a claim nor a VolumeSnapshot'));
  }
  if (!elsewhere) return;
  if (dataSource === undefined || !provisioned) {
    delete spec.dataSourceRef;
    report(offEverywhere('spec.dataSourceRef', 'source in another namespace'));
    return;
  }
  // The server then copies the one source over the other.
  spec.dataSourceRef = dataSource;
  for (const field of ['apiGroup', 'kind', 'name'] as const) {
    const written = dataSourceRef[field];
    if (written !== undefined && written !== dataSource[field])
      report(offEverywhere(`spec.dataSourceRef.${field}`, 'source in another namespace'));
  }
  report(offEverywhere('spec.dataSourceRef.namespace', 'source in another namespace'));
}

function isProvisioned({ apiGroup = '', kind }: NonNullable<ClaimSpec['dataSource']>): boolean {
  return kind === 'PersistentVolumeClaim'
    ? apiGroup === ''
    : kind === 'VolumeSnapshot' && apiGroup === 'snapshot.storage.k8s.io';
}

function offEverywhere(field: FieldPath, what: string): Finding {
  return {
    code: 'shape/dropped-field',
    severity: 'error',
    field,
    message: `${what}: silently dropped unless feature gate CrossNamespaceVolumeDataSource is on`,
    fix: "remove it, or use dataSourceRef in the claim's own namespace",
  };
}
